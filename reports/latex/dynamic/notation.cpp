// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/notation.hpp"

#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"

namespace candor::dynamic {

using namespace candor::tex;

std::string Symbols::agent(Agent agent) const { return subscripted_label(model_.types.label(agent)); }

std::string Symbols::members(Coalition coalition) const {
  std::vector<std::string> parts;
  for (Agent i : coalition) parts.push_back(agent(i));
  return parts.size() == 1 ? parts.front() : "\\{" + joined(parts, ",") + "\\}";
}

std::string Symbols::type(Agent agent, Type type) const {
  return subscripted_label(model_.types.label(agent, type).label);
}

std::string Symbols::joint(JointType joint) const {
  std::vector<std::string> parts;
  for (Agent i : joint.coalition) parts.push_back(type(i, model_.types.type_of(joint, i)));
  return parts.empty() ? "\\cdot" : parts.size() == 1 ? parts.front() : "(" + joined(parts, ",") + ")";
}

std::string Symbols::profile(Profile profile) const {
  return joint(model_.types.restrict(profile, model_.types.grand_coalition()));
}

std::string Symbols::outcome(Outcome outcome) const { return subscripted_label(model_.outcomes.at(outcome.value)); }

std::string Symbols::lottery(const Lottery& lottery) const {
  if (lottery.is_sure()) return outcome(lottery.branches.front().outcome);
  std::vector<std::string> parts;
  for (const Lottery::Branch& branch : lottery.branches)
    parts.push_back(fraction(branch.probability) + "\\," + outcome(branch.outcome));
  return joined(parts, "+");
}

std::string Symbols::time(std::uint32_t period) const {
  return model_.infinite && period > 1 ? "t\\ge2" : "t=" + std::to_string(period);
}

std::string Symbols::state(const PublicState& state) const {
  std::vector<std::string> parts;
  if (state.reports && state.outcome) parts = {profile(*state.reports), outcome(*state.outcome)};
  if (model_.statistic_count() > 1)
    parts.insert(parts.begin(), subscripted_label(model_.statistic.values.at(state.statistic)));
  if (state.messages) parts.push_back("m=" + profile(*state.messages));
  return parts.empty() ? "\\emptyset" : "(" + joined(parts, ",") + ")";
}

std::string Symbols::allocation(std::size_t allocation) const {
  return superscripted_label(model_.allocations.at(allocation).name);
}

std::string Symbols::transfers(std::size_t transfers) const {
  return superscripted_label(model_.transfers.at(transfers).name);
}

std::string Symbols::mechanism(const Mechanism& mechanism) const {
  return "(" + allocation(mechanism.allocation) + "," + (mechanism.transfers ? transfers(*mechanism.transfers) : "0") +
         ")";
}

std::string Symbols::named(const Mechanism& mechanism) const {
  return (mechanism.name.empty() ? "the mechanism " : "the mechanism " + code(mechanism.name) + ", ") +
         math(this->mechanism(mechanism));
}

}  // namespace candor::dynamic
