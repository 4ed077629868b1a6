// SPDX-License-Identifier: MIT
// The example restated in full: agents, types, prior, outcomes, payoffs, rules, mechanisms, as the
// case wrote them and as the tables they amount to.
#pragma once

#include <string>

#include "cases/format/read/case_file.hpp"
#include "reports/latex/proof.hpp"

namespace candor::tex {

/// A part of the statement: its heading (running text) and its body.
struct ExamplePart {
  std::string heading, body;
};
std::vector<ExamplePart> example_parts(const Setting& setting, const CaseFile& file);

}  // namespace candor::tex
