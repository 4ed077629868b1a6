// SPDX-License-Identifier: MIT
// Numbers that somebody has asked for, in words: exact, and beside it a decimal of which every digit shown is right.
#pragma once

#include <optional>
#include <string>

#include "checker/model/model.hpp"
#include "reports/evaluated.hpp"

namespace candor {

/// What the number is of: "utility of coalition {1, 2} under q, phi, given 1: t1".
std::string quantity_in_words(const Model& model, const Evaluated& one);

/// The parts of what is said about the number; empty where there is nothing to say.
struct NumberInWords {
  std::string exact;    ///< "2/9", "1 - 1/2*sqrt(2)"
  std::string root_of;  ///< "1 - 4*x + 2*x^2"
  std::string between;  ///< "[0.29, 0.3]"
  std::string decimal;  ///< "0.2222...", "0.25"; of an interval what both ends begin with
};
/// With so many places behind the point, or with a few.
NumberInWords number_in_words(const Evaluated& one, std::optional<int> places);

/// "utility of agent 1 under q, phi = 2/9 = 0.2222..."
std::string line_in_words(const Model& model, const Evaluated& one, std::optional<int> places);

}  // namespace candor
