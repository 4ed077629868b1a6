// SPDX-License-Identifier: MIT
// What coalitions can gain, what single agents are sure of, and collusion-proofness.
//
// If what the agents are sure of adds up to the most that all can get together, every outcome of
// any collusion in which each may opt out and be truthful on his own pays everybody his truthful
// utility. If all together can get more than truth gives, or a coalition can and the outsiders'
// incentives stay as they are, the side payments of the balanced team make a scheme of it. Neither
// may be the case: then the claim stays undecided. one_period.cpp decides more.
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/dynamic/one_period.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {

Relation opposite(Relation relation) {
  switch (relation) {
    case Relation::equal: return Relation::not_equal;
    case Relation::not_equal: return Relation::equal;
    case Relation::at_most: return Relation::greater_than;
    case Relation::less_than: return Relation::at_least;
    case Relation::at_least: return Relation::less_than;
    case Relation::greater_than: break;
  }
  return Relation::at_most;
}

namespace {

template <class Size>
void require_choices(const Model& model, const std::vector<std::vector<std::uint32_t>>& table, const Size& cells,
                     std::size_t choices) {
  bool fits = table.size() == model.periods;
  for (std::uint32_t period = 1; fits && period <= model.periods; ++period) {
    fits = table[period - 1].size() == cells(period);
    for (std::uint32_t choice : table[period - 1]) fits = fits && choice < choices;
  }
  if (!fits) throw RejectedEvidence("the policy does not say for every period and public state what is reported");
}

void require_policy(const Model& model, const Policy& policy) {
  if (policy.coalition.empty() || !policy.coalition.is_subset_of(model.types.grand_coalition()))
    throw RejectedEvidence("the policy is not one of agents of the model");
  const std::size_t joint_types = model.types.joint_type_count(policy.coalition);
  require_choices(
      model, policy.reports, [&](std::uint32_t period) { return model.state_count(period) * joint_types; },
      joint_types);
}

/// What a truthful agent expects against the others' policy. If `optimal`: with the judgements that
/// no policy leaves him less.
Rational opposed_worth(const Game& game, const Opposition::Against& against, bool optimal, Judge& judge) {
  const Model& model = game.model();
  if (!model.types.grand_coalition().contains(against.agent))
    throw RejectedEvidence("the policy is against an agent that does not exist");
  const OppositionPlay play(game, against.agent);
  require_choices(
      model, against.reports, [&](std::uint32_t period) { return model.state_count(period); }, play.reports());
  const auto choice = [&](std::uint32_t period, std::size_t k) {
    return against.reports[period - 1][model.state_index(game.nodes(period)[k].state)];
  };
  const OppositionPlay::Worth worth =
      play.worth([&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t k) { return choice(period, k); });
  const Coalition own = Coalition::of(against.agent);
  for (std::uint32_t period = 1; optimal && period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (std::uint32_t report = 0; report < play.reports(); ++report) {
        if (judge.finished()) return {};
        if (report == choice(period, k)) continue;
        Place place = place_at(game, Place::About::opposition, period, k);
        place.coalition = own;
        place.report = JointType{model.types.outsiders(own), report};
        judge.receive(
            comparison(worth[period - 1][k], Relation::at_most, play.reporting(worth, period, k, report), place));
      }
  return worth[0][0];
}

}  // namespace

Rational policy_worth(const Game& game, const Policy& policy, bool optimal, Judge& judge) {
  const Model& model = game.model();
  require_policy(model, policy);
  const CoalitionPlay play(game, policy.coalition);
  const auto choice = [&](std::uint32_t period, std::size_t k, std::uint32_t truth) {
    return policy.reports[period - 1][model.state_index(game.nodes(period)[k].state) * play.joint_types() + truth];
  };
  const CoalitionPlay::Worth worth = play.worth([&](const CoalitionPlay::Worth&, std::uint32_t period, std::size_t k,
                                                    std::uint32_t truth) { return choice(period, k, truth); });
  for (std::uint32_t period = 1; optimal && period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k) {
      Place place = place_at(game, Place::About::coalition, period, k);
      place.coalition = policy.coalition;
      for (std::uint32_t truth = 0; truth < play.joint_types(); ++truth)
        for (std::uint32_t report = 0; report < play.joint_types(); ++report) {
          if (judge.finished()) return {};
          if (report == choice(period, k, truth)) continue;
          place.truth = JointType{policy.coalition, truth};
          place.report = JointType{policy.coalition, report};
          judge.receive(comparison(worth.values[period - 1][k][truth], Relation::at_least,
                                   play.reporting(worth, period, k, truth, report), place));
        }
    }
  return play.at_start(worth);
}

void compare(const Model& model, const Guarantee& claim, const Opposition& opposition, Judge& judge) {
  if (claim.number && claim.agents.size() != 1) throw OutOfScope("a number is guaranteed to one agent");
  if (claim.best_response) throw RejectedEvidence("such evidence is about an agent who is truthful");
  const Game game(model, claim.mechanism, judge.patience());
  const Relation claimed = claim.number ? claim.relation : Relation::at_least;
  const Relation shown = opposition.refutes ? opposite(claimed) : claimed;
  const bool optimal = shown != Relation::at_most && shown != Relation::less_than;
  Coalition covered;
  for (const Opposition::Against& against : opposition.policies) {
    if (!claim.agents.contains(against.agent)) throw RejectedEvidence("the claim is not about this agent");
    covered = covered.with(against.agent);
    Rational least = opposed_worth(game, against, optimal, judge);
    const Coalition own = Coalition::of(against.agent);
    judge.receive(comparison(std::move(least), shown, claim.number ? *claim.number : truthful_value(game, own),
                             total_place(own)));
  }
  if (!opposition.refutes && covered != claim.agents)
    throw RejectedEvidence("there is no policy against one of the agents");
}

void compare(const Model& model, const CoalitionGain& claim, const Policy& policy, Judge& judge) {
  if (policy.coalition != claim.coalition) throw RejectedEvidence("the policy is not one of the coalition");
  const Game game(model, claim.mechanism, judge.patience());
  const Relation shown = policy.refutes ? opposite(claim.relation) : claim.relation;
  const Rational most =
      policy_worth(game, policy, shown != Relation::at_least && shown != Relation::greater_than, judge);
  judge.receive(
      comparison(most - truthful_value(game, claim.coalition), shown, claim.number, total_place(claim.coalition)));
}

void compare(const Model& model, const CollusionProof& claim, const Policy& policy, Judge& judge) {
  const Coalition all = model.types.grand_coalition();
  if (claim.colluders != CollusionProof::Colluders::grand || policy.refutes || policy.coalition != all)
    throw RejectedEvidence("such evidence is about collusion of all agents together");
  const Game game(model, claim.mechanism, judge.patience());
  const Rational most = policy_worth(game, policy, true, judge);
  judge.receive(comparison(truthful_value(game, all), Relation::at_least, most, total_place(all)));
}

void compare(const Model& model, const CollusionProof& claim, const Immunity& immunity, Judge& judge) {
  const Coalition all = model.types.grand_coalition();
  if (immunity.policy.coalition != all || immunity.policy.refutes || immunity.opposition.refutes)
    throw RejectedEvidence("a policy of all agents is needed");
  const Game game(model, claim.mechanism, judge.patience());
  Rational sure;
  Coalition covered;
  for (const Opposition::Against& against : immunity.opposition.policies) {
    sure += opposed_worth(game, against, true, judge);
    if (covered.contains(against.agent)) throw RejectedEvidence("there are two policies against one agent");
    covered = covered.with(against.agent);
  }
  if (covered != all) throw RejectedEvidence("there is no policy against one of the agents");
  const Rational most = policy_worth(game, immunity.policy, true, judge);
  if (sure < most)
    throw OutOfScope("neither proved nor refuted: the agents can be sure of " + sure.text() + " together, and reach " +
                     most.text() +
                     "; no scheme that was tried gives each of its members more than truth, and what keeps "
                     "them from others depends on what follows a refusal");
  judge.receive(comparison(sure, Relation::at_least, most, total_place(all)));
}

namespace {

/// Keeps the comparison that fails by most.
struct WorstFailure : Judge {
  using Judge::receive;
  void receive(const Judgement& judgement) override {
    if (!judgement.holds() &&
        (!found || found->right.value - found->left.value < judgement.right.value - judgement.left.value))
      found = judgement;
  }
  std::optional<Judgement> found;
};

std::string names(const TypeSpace& types, Coalition coalition) {
  std::string text;
  for (Agent i : coalition) text += (text.empty() ? "" : ", ") + types.label(i);
  return text;
}

std::string labels(const TypeSpace& types, JointType joint) {
  std::string text;
  for (Agent i : joint.coalition) text += (text.empty() ? "" : ", ") + types.label(i, types.type_of(joint, i)).label;
  return text;
}

/// What a coalition gains, and which outsider would not be truthful then.
std::string gain_with_an_answer(const Model& model, Coalition coalition, const Rational& gain, const Judgement& lie) {
  const TypeSpace& types = model.types;
  const Place& place = std::get<Place>(lie.place.of_family);
  return "neither proved nor refuted: the coalition {" + names(types, coalition) + "} gains " + gain.text() +
         " in total by misreporting together if the others are truthful, but then agent " +
         names(types, *place.coalition) + (model.periods > 1 ? " in period " + std::to_string(place.period) : "") +
         " would not be: with type " + labels(types, *place.truth) + ", reporting " + labels(types, *place.report) +
         " gives him " + (lie.right.value - lie.left.value).text() + " more";
}

}  // namespace

void compare(const Model& model, const CollusionProof& claim, const Collusion& collusion, Judge& judge) {
  const Coalition coalition = collusion.policy.coalition, all = model.types.grand_coalition();
  require_policy(model, collusion.policy);
  if (claim.participation == Participation::interim) {
    require_one_period(model);
    throw RejectedEvidence("such evidence does not say that every type accepts the scheme");
  }
  if (coalition.size() < 2 || (claim.colluders == CollusionProof::Colluders::grand && coalition != all))
    throw RejectedEvidence("the claim does not range over schemes of this coalition");
  Rational sum;
  if (collusion.lump_sums.size() != model.agent_count()) throw RejectedEvidence("there is a lump sum for each agent");
  for (Agent i : all) {
    sum += collusion.lump_sums[i.value];
    if (!coalition.contains(i) && collusion.lump_sums[i.value].sign() != 0)
      throw RejectedEvidence("an outsider gets a lump sum");
  }
  if (sum.sign() != 0) throw RejectedEvidence("the lump sums do not sum to 0");
  Scheme scheme{"", claim.mechanism, coalition, collusion.policy.reports, {}, Scheme::Team{collusion.lump_sums}};
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    scheme.side_payments.emplace_back(model.state_count(period) * model.types.joint_type_count(coalition) *
                                      model.agent_count());
  const Game game(model, scheme, judge.patience());
  const Game truthful(model, claim.mechanism, judge.patience());
  judge_interim_ic(game, coalition, Tier::all, judge);
  WorstFailure answer;
  judge_interim_ic(game, all.without(coalition), Tier::tree, answer);
  const Rational gain = truthful_value(game, coalition) - truthful_value(truthful, coalition);
  if (answer.found && gain.sign() > 0) throw OutOfScope(gain_with_an_answer(model, coalition, gain, *answer.found));
  judge_interim_ic(game, all.without(coalition), Tier::tree, judge);
  judge_profit(game, truthful, coalition, judge);
}

}  // namespace candor::dynamic
