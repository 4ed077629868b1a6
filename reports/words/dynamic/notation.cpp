// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/notation.hpp"

#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/letters.hpp"
#include "reports/words/labels.hpp"

namespace candor::dynamic::wording {
namespace {

using candor::wording::subscripted_label;
using candor::wording::superscripted_label;

/// The label where nothing can be typeset.
Math labelled(const std::string& label) { return named(label, subscripted_label(label)); }
Math rule_named(const std::string& label) { return named(label, superscripted_label(label)); }

}  // namespace

Math Notation::agent(Agent agent) const { return labelled(types().label(agent)); }

Math Notation::members(Coalition coalition) const {
  std::vector<Math> parts;
  for (Agent i : coalition) parts.push_back(agent(i));
  return parts.size() == 1 ? parts.front() : set(std::move(parts));
}

Math Notation::type(Agent agent, Type type) const { return labelled(types().label(agent, type).label); }

Math Notation::joint(JointType joint) const {
  const Coalition shown = shown_in_profiles(types(), joint.coalition);
  std::vector<Math> parts;
  for (Agent i : shown) parts.push_back(type(i, types().type_of(joint, i)));
  const Math symbols = parts.empty() ? letter("nothing") : tuple(std::move(parts));
  return shown == joint.coalition ? symbols : named(type_labels(types(), joint), symbols);
}

Math Notation::profile(Profile profile) const { return joint(types().restrict(profile, everybody())); }

Math Notation::outcome(Outcome outcome) const { return labelled(model_.outcomes.at(outcome.value)); }

Math Notation::lottery(const Lottery& lottery) const {
  if (lottery.is_sure()) return outcome(lottery.branches.front().outcome);
  std::vector<Math> parts;
  for (const Lottery::Branch& branch : lottery.branches)
    parts.push_back(Math(branch.probability) * outcome(branch.outcome));
  return document::joined(std::move(parts), Sign::plus);
}

Math Notation::reports(Coalition coalition, const std::vector<Rational>& lottery) const {
  std::vector<Math> parts;
  for (std::uint32_t r = 0; r < lottery.size(); ++r)
    if (lottery[r].sign() != 0)
      parts.push_back(lottery[r] == Rational(1) ? joint({coalition, r}) : Math(lottery[r]) * joint({coalition, r}));
  return document::joined(std::move(parts), Sign::plus);
}

Math Notation::state(const PublicState& state) const {
  std::vector<Math> parts;
  if (model_.statistic_count() > 1) parts.push_back(labelled(model_.statistic.values.at(state.statistic)));
  if (state.reports && state.outcome) {
    parts.push_back(profile(*state.reports));
    parts.push_back(outcome(*state.outcome));
  }
  if (state.messages) parts.push_back(letters::m == profile(*state.messages));
  return parts.empty() ? letters::emptyset : fenced(Fence::round, std::move(parts));
}

Math Notation::time(std::uint32_t period) const {
  return model_.infinite && period > 1 ? letters::t >= 2 : letters::t == period;
}

Math Notation::allocation(std::size_t allocation) const { return rule_named(model_.allocations.at(allocation).name); }

Math Notation::transfers(std::size_t transfers) const { return rule_named(model_.transfers.at(transfers).name); }

Math Notation::mechanism(const Mechanism& mechanism) const {
  return named(in_words(model_, {"", mechanism.allocation, mechanism.transfers}),
               tuple({allocation(mechanism.allocation), mechanism.transfers ? transfers(*mechanism.transfers) : 0}));
}

Text Notation::the_mechanism(const Mechanism& mechanism) const {
  const Text rules = this->mechanism(mechanism);
  return "the mechanism " + (mechanism.name.empty() ? rules : Text{Code{mechanism.name}, ", ", rules});
}

Text Notation::the_scheme(std::size_t scheme) const { return {"the scheme ", Code{model_.schemes.at(scheme).name}}; }

Text Notation::who(Coalition coalition) const {
  if (is_all_together(types(), coalition)) return "all agents together";
  return (coalition.size() == 1 ? "agent " : "the coalition ") + members(coalition);
}

Math of_agents(const Notation& notation, const Math& what, Coalition agents) {
  return raised(what, notation.members(agents));
}

}  // namespace candor::dynamic::wording
