// SPDX-License-Identifier: MIT
#include "tasks/reading.hpp"

#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {

const Constructions& constructions() {
  static const Constructions functions{efficient_allocation, named_transfers, green_laffont_allocation};
  return functions;
}

ReadResult read(const std::filesystem::path& path, const Patience& patience) {
  return read_case(path, constructions(), patience);
}

ReadResult read_text(std::string text, const std::filesystem::path& path, const Patience& patience) {
  return read_case_text(std::move(text), path, constructions(), patience);
}

CaseFile read_back(const std::string& text, const Patience& patience) {
  ReadResult result = read_text(text, "written.yaml", patience);
  if (!result.case_file)
    throw std::logic_error("the case written cannot be read:\n" +
                           render(result.diagnostics, "written.yaml", result.text));
  return std::move(*result.case_file);
}

}  // namespace candor
