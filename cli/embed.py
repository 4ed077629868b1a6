#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""embed.py NAME TEXT OUTPUT: writes a C++ source that defines `extern const std::string_view NAME` as the bytes of TEXT."""
import sys

name, source, output = sys.argv[1:]
data = open(source, "rb").read()
lines = [", ".join(str(byte - 256 if byte > 127 else byte) for byte in data[at:at + 32]) for at in range(0, len(data), 32)]
open(output, "w").write(
    "#include <string_view>\n\n#include \"cli/embedded.hpp\"\n\n"
    "namespace candor {\nnamespace { constexpr char bytes[] = {\n" + ",\n".join(lines) + "}; }\n"
    f"const std::string_view {name}(bytes, sizeof bytes);\n}}\n")
