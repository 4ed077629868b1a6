// SPDX-License-Identifier: MIT
#include "tasks/reading.hpp"

#include <stdexcept>

#include "cases/format/read/input_file.hpp"
#include "cases/format/read/yaml_subset.hpp"
#include "prover/mechanisms/constructions.hpp"

namespace candor {

const Constructions& constructions() {
  static const Constructions functions{efficient_allocation, named_transfers, green_laffont_allocation,
                                       preference_allocation};
  return functions;
}

ReadResult read(const std::filesystem::path& path, const Patience& patience) {
  return read_case(path, constructions(), patience);
}

ReadResult read_outline(const std::filesystem::path& path, const Patience& patience) {
  return read_outline(path, constructions(), patience);
}

ReadResult read_text(std::string text, const std::filesystem::path& path, const Patience& patience) {
  return read_case_text(std::move(text), path, constructions(), patience);
}

AskedCase read_asked(const std::filesystem::path& path, const std::vector<std::string>& questions,
                     const Patience& patience) {
  InputFile input = read_input_file(path, largest_file, patience);
  if (!input.defect.empty()) return {no_case(input.defect), {}, {}};
  return read_asked_case(std::move(input.text), path, questions, constructions(), patience);
}

CaseFile read_back(const std::string& text, const Patience& patience) {
  ReadResult result = read_text(text, "written.yaml", patience);
  if (!result.case_file)
    throw std::logic_error("the case written cannot be read:\n" +
                           render(result.diagnostics, "written.yaml", result.text));
  return std::move(*result.case_file);
}

}  // namespace candor
