// SPDX-License-Identifier: MIT
// What values, functions and identities of continuum models are about: in words where nothing can be
// typeset, in symbols elsewhere.
#pragma once

#include <string>

#include "reports/words/continuum/symbols.hpp"

namespace candor::continuum {

/// "transfer W(v_i*) of agent 2", whichever instance it is of.
std::string name(const Model& model, const Subject& subject);
/// Where a function is evaluated: " at 1 less that at 0".
std::string place(const Value& claim);
/// W(v_{2}^{*}); of a function, with its argument.
document::Math symbol(const Model& model, const Subject& subject, const document::Math& argument);
document::Math symbol(const Model& model, const Value& claim);

/// Its equations: one, or two.
document::Math formula(NamedIdentity identity);

}  // namespace candor::continuum
