// SPDX-License-Identifier: MIT
#include "prover/dynamic/find_evidence.hpp"

namespace candor::dynamic {

std::optional<candor::Evidence> find_evidence(const Model&, const Statement&, const SearchLimit&) { return std::nullopt; }

}  // namespace candor::dynamic
