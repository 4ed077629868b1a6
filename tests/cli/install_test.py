# SPDX-License-Identifier: MIT
"""meson install: the program, its manual page, and the checker as a library that another program can link."""
import os
import subprocess
import unittest

from program import ProgramTest

PROGRAM = """\
#include <checker/kernel.hpp>
#include <iostream>

int main() {
  using namespace candor;
  FiniteModel model;   // two agents of one type each, one outcome worth 0
  Environment& environment = model.environment;
  environment.types = TypeSpace({{"a", {{"t", std::nullopt}}}, {"b", {{"t", std::nullopt}}}});
  environment.prior = Prior({Rational(1)});
  environment.outcomes = {"x"};
  environment.payoffs = Payoffs(2, 1, 1);
  environment.coalitions = all_coalitions(2);
  environment.outside_options = AgentAmounts(2, 1);
  std::cout << word(Kernel(model).check(FullSupport{}, Enumerate{})) << '\\n';
}
"""


class Install(ProgramTest):
    def test_installed_files_work(self):
        build = os.environ["CANDOR_BUILD"]
        target = self.folder / "target"
        subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--destdir", target], check=True, capture_output=True)
        program, = target.rglob("bin/candor")
        self.assertRegex(subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout, r"^candor ")
        self.assertEqual(len(list(target.rglob("man1/candor.1"))), 1)

        description, = target.rglob("candor-checker.pc")
        prefix = next(line for line in description.read_text(encoding="utf-8").splitlines() if line.startswith("prefix=")).removeprefix("prefix=")
        question = ["pkg-config", f"--define-variable=prefix={target}{prefix}", "--cflags", "--libs", "candor-checker"]
        flags = subprocess.run(question, check=True, capture_output=True, text=True, env=os.environ | {"PKG_CONFIG_PATH": str(description.parent)}).stdout.split()
        self.write("use.cpp", PROGRAM)
        subprocess.run(["c++", "-std=c++20", "use.cpp", "-o", "use", *flags], cwd=self.folder, check=True)
        self.assertEqual(subprocess.run([self.folder / "use"], check=True, capture_output=True, text=True).stdout, "verified\n")


if __name__ == "__main__":
    unittest.main()
