// SPDX-License-Identifier: MIT
#include "reports/latex/continuum.hpp"

namespace candor::continuum {

const std::vector<tex::Definition>& definitions() {
  static const std::vector<tex::Definition> none;
  return none;
}

std::string definition_key(const Statement& statement) { return std::string(property_name(statement)); }

std::string_view notation_paragraph() { return {}; }

std::string sentence(const Model&, const Statement&) { return {}; }

std::vector<tex::ExamplePart> example_parts(const tex::Setting&, const CaseFile&) { return {}; }

std::string proof(const tex::Setting&, const Model&, const std::string&, const Statement&, const Verified&) { return {}; }

std::string refutation(const tex::Setting&, const Model&, const Statement&, const Refuted&) { return {}; }

std::string about(const Model&, const Statement&) { return {}; }

std::vector<std::pair<std::string, std::string>> figures(const CaseResult&, const std::string&) { return {}; }

}  // namespace candor::continuum
