// SPDX-License-Identifier: MIT
#include <array>

#include "cases/format/read/keys_in_words.hpp"

namespace candor::continuum {

std::span<const KeyDescription> case_keys() {
  static constexpr std::array<KeyDescription, 4> keys{{
      {"agents", true, Shape::agents,
       "list of labels (2 to 20), or how many there are, as in a finite case; two for a trade", "[1, 2, 3]"},
      {"distributions", true, Shape::distributions,
       "map from name to a distribution function: `uniform: [LOWEST, HIGHEST]`; or `breaks` (increasing numbers) with "
       "`cdf` (a polynomial in `x` for each piece between them); or `points` (a list of "
       "`[value, probability]`, joined by straight lines)",
       R"({"uniform": {"uniform": [0, 1]}, )"
       R"("triangular": {"breaks": [0, 1, 2], "cdf": ["x^2/2", "-1 + 2*x - x^2/2"]}})"},
      {"partnership", false, Shape::partnership,
       "`shares` (a map from agent to number, or a list in the order of the agents) and `distribution` (needed if "
       "there are several), from which every value is drawn; "
       "either this or `trade`",
       R"({"shares": {"1": "1/2", "2": "1/4", "3": "1/4"}, "distribution": "uniform"})"},
      {"trade", false, Shape::trade,
       "`buyer` and `seller` (agents), `buyer_distribution` and `seller_distribution` (needed if there are several "
       "distributions)",
       R"({"buyer": 1, "seller": 2, "buyer_distribution": "uniform", "seller_distribution": "uniform"})"},
  }};
  return keys;
}

std::span<const KeyDescription> partnership_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"shares", true, Shape::shares,
       "what each agent owns: a map from agent to number, or a list; not negative, summing to 1",
       R"({"1": "1/2", "2": "1/2"})"},
      {"distribution", false, Shape::name, "of every agent's value", R"("uniform")"},
  }};
  return keys;
}

std::span<const KeyDescription> trade_keys() {
  static constexpr std::array<KeyDescription, 4> keys{{
      {"buyer", true, Shape::coalition, "an agent", "1"},
      {"seller", true, Shape::coalition, "the other agent", "2"},
      {"buyer_distribution", false, Shape::name, "of the buyer's value", R"("uniform")"},
      {"seller_distribution", false, Shape::name, "of the seller's cost", R"("uniform")"},
  }};
  return keys;
}

std::span<const KeyDescription> distribution_keys() {
  static constexpr std::array<KeyDescription, 4> keys{{
      {"uniform", false, Shape::interval, "the interval on which the distribution is uniform", "[0, 1]"},
      {"breaks", false, Shape::numbers, "where pieces begin and end", "[0, 1, 2]"},
      {"cdf", false, Shape::polynomials, "the distribution function on each piece", R"(["x^2/2", "-1 + 2*x - x^2/2"])"},
      {"points", false, Shape::points, "`[value, probability]`, joined by straight lines", "[[0, 0], [1, 1]]"},
  }};
  return keys;
}

std::span<const KeyDescription> end_point_keys() {
  static constexpr std::array<KeyDescription, 2> keys{{
      {"root_of", true, Shape::polynomials, "a polynomial in `x` with this root", R"("6*x^2 - 6*x + 1")"},
      {"between", true, Shape::interval, "which root it is", R"(["1/5", "1/4"])"},
  }};
  return keys;
}

std::span<const KeyDescription> property_keys() {
  static constexpr std::array<KeyDescription, 23> keys{{
      {"shares", false, Shape::shares,
       "what each agent owns: a map from agent to number, or a list (of any two or more shares); without it: the "
       "case's",
       R"(["1/2", "1/4", "1/4"])"},
      {"distribution", false, Shape::name, "of every partner's value; without it: the case's", R"("uniform")"},
      {"buyer_distribution", false, Shape::name, "of the buyer's value; without it: the case's", R"("uniform")"},
      {"seller_distribution", false, Shape::name, "of the seller's cost; without it: the case's", R"("uniform")"},
      {"of", false, Shape::continuum_quantity, "what is evaluated", R"("surplus")"},
      {"agent", false, Shape::coalition,
       "whose: an agent, or the position of a share in a list that is not as long as the agents'", "1"},
      {"at", false, Shape::relation_number, "at which value of the agent", R"("1/2")"},
      {"from", false, Shape::relation_number, "what the function is at this value is subtracted", "0"},
      {"form", false, Shape::payoff_form, "how payoffs are counted in a trade", R"("trade")"},
      {"equals", false, Shape::relation_number, "the value is this", R"("7/4")"},
      {"at_most", false, Shape::relation_number, "the value is this or less", "0"},
      {"less_than", false, Shape::relation_number, "the value is less than this", "0"},
      {"at_least", false, Shape::relation_number, "the value is this or more", "0"},
      {"greater_than", false, Shape::relation_number, "the value is more than this", "0"},
      {"between", false, Shape::interval, "the value is in this interval, its ends included", R"(["1/5", "1/4"])"},
      {"root_of", false, Shape::polynomials, "with `between`: the value is a root of this polynomial in `x`",
       R"("x^2 - x + 11/108")"},
      {"is", false, Shape::polynomials, "a polynomial in `x`, or a list of one for each piece", R"("1/6 - x^2/2")"},
      {"name", false, Shape::continuum_identity, "which identity", R"("mean_transfer")"},
      {"agents", false, Shape::number, "how many agents; without it: as many as the case has", "4"},
      {"side_payments", false, Shape::shares, "c_i: a map from agent to number, or a list",
       R"({"1": "-1/8", "2": "1/8"})"},
      {"lower", false, Shape::end_point,
       "the least share of the first agent with which the partnership can be dissolved",
       R"({"root_of": "6*x^2 - 6*x + 1", "between": ["1/5", "1/4"]})"},
      {"upper", false, Shape::end_point, "the largest", R"({"root_of": "6*x^2 - 6*x + 1", "between": ["3/4", "4/5"]})"},
      {"not_equal", false, Shape::relation_number, "the value is not this", "0"},
  }};
  return keys;
}

const std::vector<PropertyDescription>& properties() {
  static const std::vector<PropertyDescription> table = descriptions_of<Statement>();
  return table;
}

}  // namespace candor::continuum
