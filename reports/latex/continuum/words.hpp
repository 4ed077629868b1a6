// SPDX-License-Identifier: MIT
// The symbols in which claims about continuum models are set. Everything is for use in math mode,
// unless it says otherwise.
#pragma once

#include <string>
#include <vector>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"

namespace candor::continuum {

std::string tuple(const std::vector<Rational>& numbers);  ///< (\tfrac{1}{2},\tfrac{1}{2})
std::string agent_label(const Model& model, const Instance& instance, std::uint32_t agent);  ///< 2; B and S of a trade
/// Running text: "For the shares $r=(...)$ and values from \emph{uniform}".
std::string for_instance(const Model& model, const Instance& instance, bool with_shares = true);
/// W(v_2^*), G(\tfrac12); the function's own symbol with `variable` as its argument.
std::string symbol(const Model& model, const Subject& subject, const std::string& argument);
std::string symbol(const Model& model, const Value& claim);
std::string identity_formula(NamedIdentity identity);

}  // namespace candor::continuum
