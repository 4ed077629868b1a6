// SPDX-License-Identifier: MIT
// What the keys and words of case files are called elsewhere: "utilities" are payoffs here, "BIC" is bayesian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"

namespace candor {

/// The known key that is called so elsewhere; empty: none is.
std::string key_called(std::string_view key, const std::vector<std::string>& known);

/// What to write in place of an unknown key of `what` ("the case", "the claim").
std::string hint_for_key(Family family, std::string_view what, std::string_view key,
                         const std::vector<std::string>& known);

/// The family that alone has this key in its cases; empty: it is none, or of several.
std::string family_with_key(std::string_view key);

/// What to write in place of an unknown word of `what` ("quantity", "verdict").
std::string hint_for_word(std::string_view what, std::string_view word, const std::vector<std::string>& known);

/// An example of the table of keys, which is JSON, as people write it in a case: quotes only where they are needed.
std::string in_case_style(std::string_view json);

}  // namespace candor
