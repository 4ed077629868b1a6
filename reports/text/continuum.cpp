// SPDX-License-Identifier: MIT
#include "reports/text/continuum.hpp"

#include "reports/text/words.hpp"

namespace candor::continuum {

std::string definition(const Model&, const Statement&) { return {}; }

std::string in_words(const Model&, const Statement&, const Place&) { return {}; }

std::string comparison(const Model&, const Statement&, const Judgement& judgement) {
  return judgement.left.value.text() + ' ' + std::string(true_sign(judgement)) + ' ' + judgement.right.value.text();
}

std::string finding(const Model&, const Statement&, const Verdict&) { return {}; }

void write_evidence(std::ostream&, const Model&, const Statement&, const Evidence&) {}

std::string size_in_words(const Model& model) { return counted(model.agents.size(), "agent", "agents"); }

}  // namespace candor::continuum
