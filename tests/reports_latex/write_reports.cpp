// SPDX-License-Identifier: MIT
// Writes the LaTeX reports on case files:  write_reports FOLDER CASE...
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "reports/latex/report.hpp"
#include "tasks/reading.hpp"

int main(int count, char** arguments) {
  using namespace candor;
  const std::filesystem::path folder = arguments[1];
  std::vector<std::unique_ptr<const CaseFile>> files;
  std::vector<CaseResult> results;
  for (int k = 2; k < count; ++k) {
    ReadResult read = candor::read(arguments[k]);
    if (!read.case_file) {
      std::cerr << render(read.diagnostics, arguments[k], read.text);
      return 3;
    }
    files.push_back(std::make_unique<const CaseFile>(std::move(*read.case_file)));
    const Kernel kernel(files.back()->model, defect_of_names);
    std::vector<Verdict> verdicts;
    for (const StatedClaim& stated : files.back()->claims)
      verdicts.push_back(prove(kernel, files.back()->model, stated.claim.statement));
    results.push_back({*files.back(), std::move(verdicts)});
  }
  for (const auto& [path, text] : latex_reports(results)) {
    std::filesystem::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
  }
}
