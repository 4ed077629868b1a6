// SPDX-License-Identifier: MIT
// Hidden states: their labels and chances, and the payoffs that are expected over them.
#include <algorithm>

#include "cases/format/read/reading.hpp"
#include "checker/model/finite/well_formed.hpp"

namespace candor {
namespace {

bool read_chances_of_states(Reading& reading, const YamlNode& node) {
  Rational sum;
  const std::size_t before = reading.errors.error_count();
  for (const YamlNode& item : node.items) {
    const std::optional<Rational> chance = reading.constant(item);
    if (chance && chance->sign() < 0) reading.error(item, "a probability is not negative");
    reading.case_file.state_chances.push_back(chance.value_or(Rational()));
    sum += reading.case_file.state_chances.back();
  }
  if (reading.errors.error_count() > before) return false;
  if (sum == Rational(1)) return true;
  reading.error(node, "the probabilities of the states sum to " + sum.text() + ", not 1",
                "without probabilities, as a list, the states have those that the prior gives them");
  return false;
}

}  // namespace

bool read_states(Reading& reading, const YamlNode& node) {
  const std::size_t before = reading.errors.error_count();
  const std::vector<YamlNode>& listed = node.is_map() ? node.keys : node.items;
  if (node.is_scalar() || listed.empty()) {
    reading.error(node, "states are a list of labels, or a map from label to probability",
                  "for example   {guilty: 1/2, innocent: 1/2}");
    return false;
  }
  if (!reading.require_new(node, "state")) return false;
  reading.vocabulary.states = read_labels(reading, listed, "a state");
  if (reading.errors.error_count() > before || (node.is_map() && !read_chances_of_states(reading, node))) return false;
  for (std::uint32_t label : reading.vocabulary.states)
    reading.case_file.finite().environment.states.labels.push_back(reading.vocabulary.labels[label].text);
  return true;
}

Payoffs expected_payoffs(const Environment& environment) {
  const std::vector<Payoffs>& in_state = environment.states.payoffs;
  const auto is_the_first = [&](const Payoffs& one) { return one == in_state.front(); };
  if (has_all_payoffs(environment) && std::all_of(in_state.begin(), in_state.end(), is_the_first))
    return in_state.front();
  const TypeSpace& types = environment.types;
  const HiddenStates& states = environment.states;
  Payoffs expected(types.agent_count(), environment.outcome_count(), types.profile_count());
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (std::uint32_t state = 0; environment.has_payoffs(theta) && state < states.count(); ++state) {
      const Rational belief = states(theta, state) / environment.prior(theta);
      for (Agent i : types.grand_coalition())
        for (Outcome a; a.value < environment.outcome_count(); ++a.value)
          expected(i, a, theta) += belief * in_state[state](i, a, theta);
    }
  return expected;
}

}  // namespace candor
