#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""embed.py OUTPUT NAME TEXT: writes a C++ source that defines `extern const std::string_view NAME` as the bytes of TEXT.

embed.py OUTPUT NAME --each TEXT...: defines `extern const std::span<const EmbeddedText> NAME`, each text under its file's stem.
"""
import sys
from pathlib import Path


def array(name, data):
    lines = [", ".join(str(byte - 256 if byte > 127 else byte) for byte in data[at:at + 32]) for at in range(0, len(data), 32)]
    return f"constexpr char {name}[] = {{\n" + ",\n".join(lines) + "};\n"


output, name, *texts = sys.argv[1:]
if texts[0] == "--each":
    paths = [Path(text) for text in texts[1:]]
    arrays = "".join(array(f"bytes_{number}", path.read_bytes()) for number, path in enumerate(paths))
    rows = ", ".join(f'EmbeddedText{{"{path.stem}", {{bytes_{number}, sizeof bytes_{number}}}}}' for number, path in enumerate(paths))
    definition = f"const EmbeddedText rows[] = {{{rows}}};\n}}\nconst std::span<const EmbeddedText> {name}(rows);\n"
else:
    arrays = array("embedded_bytes", Path(texts[0]).read_bytes())
    definition = f"}}\nconst std::string_view {name}(embedded_bytes, sizeof embedded_bytes);\n"
Path(output).write_text(f'#include "cli/embedded.hpp"\n\nnamespace candor {{\nnamespace {{\n{arrays}{definition}}}\n', encoding="ascii")
