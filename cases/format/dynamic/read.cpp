// SPDX-License-Identifier: MIT
#include "cases/format/dynamic/read.hpp"

namespace candor::dynamic {

bool read_model(Reading& reading, const YamlNode&) {
  reading.case_file.model = Model{};
  return true;
}

std::optional<Statement> read_statement(Reading&, const YamlNode&, std::string_view) { return std::nullopt; }

}  // namespace candor::dynamic
