// SPDX-License-Identifier: MIT
// scheme_optimum, and collusion_proof with participation, in games of one period. A scheme is shown
// by itself. That no scheme gives more is shown by multipliers y >= 0: for all schemes
//    utilities  <=  utilities + sum of y (more - less - constant),
// where side payments cancel since they balance, and the rest is at most, at each message, what the
// best report gives.
#include "checker/properties/dynamic/one_period.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {

void require_one_period(const Model& model) {
  if (model.periods != 1)
    throw OutOfScope(
        "what schemes and strategies that draw by lot can reach, and schemes that every type accepts, are decided in "
        "games of one period; this one has " +
        (model.infinite ? "infinitely many" : std::to_string(model.periods)));
}

void for_each_scheme_requirement(const OnePeriodPlay& play, Participation participation,
                                 const std::function<void(const SchemeRequirement&)>& receive) {
  const Game& game = play.game();
  const TypeSpace& types = game.model().types;
  const Game::Node& start = game.nodes(1).front();
  for (Agent i : types.grand_coalition()) {
    const Coalition own = Coalition::of(i);
    const bool is_member = play.coalition().contains(i);
    const std::span<const Rational> prior = game.belief(start, i);
    Place place;
    place.period = 1;
    place.coalition = own;
    const std::vector<std::vector<Rational>> truthful =
        CoalitionPlay(game, own).worth(CoalitionPlay::truth).values.front();
    for (std::uint32_t truth = 0; truth < types.type_count(i); ++truth) {
      if (!is_member && prior[truth].sign() == 0) continue;
      SchemeFunction honest = play.utility(i, truth, truth);
      place.truth = JointType{own, truth};
      for (std::uint32_t report = 0; report < types.type_count(i); ++report) {
        if (report == truth) continue;
        place.about = Place::About::incentive;
        place.report = JointType{own, report};
        receive({place, honest, play.utility(i, truth, report), 0});
      }
      place.about = Place::About::participation;
      place.report.reset();
      if (is_member && participation == Participation::interim && prior[truth].sign() != 0)
        receive({place, std::move(honest), {}, truthful.front()[truth]});
    }
    place.truth.reset();
    if (is_member && participation == Participation::ex_ante)
      receive({place, play.utility(i), {}, truthful_value(game, own)});
  }
}

namespace {

void require_scheme(const Model& model, const MixedScheme& scheme) {
  if (scheme.coalition.empty() || !scheme.coalition.is_subset_of(model.types.grand_coalition()))
    throw RejectedEvidence("the scheme is not one of agents of the model");
  const std::size_t joint_types = model.types.joint_type_count(scheme.coalition);
  bool fits = scheme.reports.size() == joint_types && scheme.side_payments.size() == joint_types;
  for (const std::vector<Rational>& lottery : scheme.reports) {
    Rational sum;
    for (const Rational& probability : lottery) {
      if (probability.sign() < 0) throw RejectedEvidence("a probability is negative");
      sum += probability;
    }
    fits = fits && lottery.size() == joint_types;
    if (sum != Rational(1)) throw RejectedEvidence("the probabilities of the reports do not sum to 1");
  }
  for (const std::vector<Rational>& paid : scheme.side_payments) {
    fits = fits && paid.size() == model.agent_count();
    for (std::size_t i = 0; i < paid.size(); ++i)
      if (paid[i].sign() != 0 && !scheme.coalition.contains(Agent{static_cast<std::uint32_t>(i)}))
        throw RejectedEvidence("an outsider gets a side payment");
  }
  if (!fits) throw RejectedEvidence("the scheme does not say for all messages what is reported and paid");
}

/// The scheme balances and meets what is asked of it.
void judge_requirements(const OnePeriodPlay& play, Participation participation, const MixedScheme& scheme,
                        Judge& judge) {
  Place place;
  place.about = Place::About::side_payments;
  place.period = 1;
  place.coalition = play.coalition();
  for (std::uint32_t m = 0; m < play.joint_types(); ++m) {
    Rational sum;
    for (const Rational& paid : scheme.side_payments[m]) sum += paid;
    place.report = JointType{play.coalition(), m};
    judge.receive(comparison(std::move(sum), Relation::equal, 0, place));
  }
  const auto at = [&](const SchemeFunction& function) { return function.at(scheme.reports, scheme.side_payments); };
  for_each_scheme_requirement(play, participation, [&](const SchemeRequirement& required) {
    judge.receive(comparison(at(required.more), Relation::at_least,
                             required.less ? at(*required.less) : required.constant, required.place));
  });
}

/// An agent's incentives (both), participation by type (truth) or ex ante (none).
using MultiplierKey = std::tuple<std::uint32_t, std::optional<std::uint32_t>, std::optional<std::uint32_t>>;
std::optional<std::uint32_t> index_of(const std::optional<JointType>& joint) {
  return joint ? std::optional(joint->index) : std::nullopt;
}

/// The utilities, negated if the least is sought, are at most this.
Rational bound_by(const OnePeriodPlay& play, Participation participation, SchemeFunction utilities,
                  const std::vector<SchemeBounds::Multiplier>& multipliers, Judge& judge) {
  std::map<MultiplierKey, const Rational*> listed;
  for (const SchemeBounds::Multiplier& one : multipliers) {
    for (const auto& joint : {one.truth, one.report})
      if (joint && joint->coalition != Coalition::of(one.agent))
        throw RejectedEvidence("a multiplier is not about a type of its agent");
    if (!listed.emplace(MultiplierKey{one.agent.value, index_of(one.truth), index_of(one.report)}, &one.value).second)
      throw RejectedEvidence("the combination uses a requirement twice");
  }
  Rational constant;
  std::size_t used = 0;
  for_each_scheme_requirement(play, participation, [&](const SchemeRequirement& required) {
    const auto found = listed.find(
        {(*required.place.coalition->begin()).value, index_of(required.place.truth), index_of(required.place.report)});
    if (found == listed.end()) return;
    ++used;
    const Rational& multiplier = *found->second;
    Place place = required.place;
    place.about = Place::About::multiplier;
    judge.receive(comparison(multiplier, Relation::at_least, 0, place));
    utilities.add(multiplier, required.more);
    if (required.less) utilities.add(-multiplier, *required.less);
    constant += multiplier * required.constant;
  });
  if (used != listed.size()) throw RejectedEvidence("the combination uses something that is not required");
  Rational largest;
  for (std::uint32_t m = 0; m < play.joint_types(); ++m) {
    const Agent first = *play.coalition().begin();
    for (Agent i : play.coalition()) {
      Place place;
      place.about = Place::About::weight, place.period = 1, place.coalition = Coalition::of(i),
      place.report = JointType{play.coalition(), m};
      if (i != first)
        judge.receive(
            comparison(utilities.payments[m][i.value], Relation::equal, utilities.payments[m][first.value], place));
    }
    largest += *std::max_element(utilities.reports[m].begin(), utilities.reports[m].end());
  }
  return largest - constant;
}

const SchemeBounds::Bound& only_bound(const SchemeOptimum& claim, const SchemeBounds& bounds) {
  if (bounds.bounds.size() != 1 || bounds.bounds.front().coalition != claim.coalition)
    throw RejectedEvidence("one bound is needed, for the schemes of the coalition");
  return bounds.bounds.front();
}

bool is_largest(const SchemeOptimum& claim) { return claim.direction == SchemeOptimum::Direction::largest; }

Rational bound_of(const Model& model, const SchemeOptimum& claim, const SchemeBounds& bounds, Judge& judge) {
  const Game game(model, claim.mechanism, judge.patience());
  const OnePeriodPlay play(game, claim.coalition);
  SchemeFunction utilities = play.nothing();
  utilities.add(is_largest(claim) ? 1 : -1, play.utility(claim.agents));
  const Rational bound =
      bound_by(play, claim.participation, std::move(utilities), only_bound(claim, bounds).multipliers, judge);
  return is_largest(claim) ? bound : -bound;
}

Rational value_of(const Model& model, const SchemeOptimum& claim, const MixedScheme& scheme, Judge& judge) {
  require_scheme(model, scheme);
  if (scheme.coalition != claim.coalition) throw RejectedEvidence("the scheme is not one of the coalition");
  const Game game(model, claim.mechanism, judge.patience());
  const OnePeriodPlay play(game, claim.coalition);
  judge_requirements(play, claim.participation, scheme, judge);
  return play.utility(claim.agents).at(scheme.reports, scheme.side_payments);
}

/// The relation by which a number on one side of the optimum shows what is to be shown. Throws
/// RejectedEvidence if it cannot.
Relation shown_from(Relation shown, Relation weak, Relation strict) {
  if (shown == weak || shown == strict) return shown;
  if (shown == Relation::not_equal) return strict;
  throw RejectedEvidence("this is no evidence for such a comparison");
}

/// How a bound relates to the optimum: the largest sum is at most the bound, the least is at least
/// that.
Relation weakly_beyond(const SchemeOptimum& claim) {
  return is_largest(claim) ? Relation::at_most : Relation::at_least;
}
Relation shown_from_beyond(const SchemeOptimum& claim, Relation shown) {
  return shown_from(shown, weakly_beyond(claim), is_largest(claim) ? Relation::less_than : Relation::greater_than);
}

}  // namespace

void compare(const Model& model, const SchemeOptimum& claim, const MixedScheme& scheme, Judge& judge) {
  require_one_period(model);
  const Relation shown = scheme.refutes ? opposite(claim.relation) : claim.relation;
  const Relation relation = is_largest(claim) ? shown_from(shown, Relation::at_least, Relation::greater_than)
                                              : shown_from(shown, Relation::at_most, Relation::less_than);
  judge.receive(comparison(value_of(model, claim, scheme, judge), relation, claim.number, total_place(claim.agents)));
}

void compare(const Model& model, const SchemeOptimum& claim, const SchemeBounds& bounds, Judge& judge) {
  require_one_period(model);
  if (!bounds.refutes)
    throw RejectedEvidence(
        "that no scheme does better says nothing where there is no scheme: one is needed beside the bound");
  const Relation relation = shown_from_beyond(claim, opposite(claim.relation));
  judge.receive(comparison(bound_of(model, claim, bounds, judge), relation, claim.number, total_place(claim.agents)));
}

void compare(const Model& model, const SchemeOptimum& claim, const SchemeAndBound& both, Judge& judge) {
  require_one_period(model);
  if (both.scheme.refutes || both.bounds.refutes) throw RejectedEvidence("a scheme with a bound refutes nothing");
  const bool exactly = claim.relation == Relation::equal;
  const Relation relation = exactly ? weakly_beyond(claim) : shown_from_beyond(claim, claim.relation);
  const Rational reached = value_of(model, claim, both.scheme, judge);
  if (exactly) judge.receive(comparison(reached, Relation::equal, claim.number, total_place(claim.agents)));
  judge.receive(
      comparison(bound_of(model, claim, both.bounds, judge), relation, claim.number, total_place(claim.agents)));
}

void compare(const Model& model, const CollusionProof& claim, const SchemeBounds& bounds, Judge& judge) {
  require_one_period(model);
  if (!claim.participation || *claim.participation == Participation::none)
    throw RejectedEvidence("such evidence is about schemes that their members accept");
  if (bounds.refutes) throw RejectedEvidence("bounds do not refute that a mechanism is collusion-proof");
  std::vector<Coalition> colluders;
  for (Coalition coalition : all_coalitions(model.agent_count()))
    if (coalition.size() > 1 &&
        (claim.colluders == CollusionProof::Colluders::any || coalition == model.types.grand_coalition()))
      colluders.push_back(coalition);
  if (bounds.bounds.size() != colluders.size())
    throw RejectedEvidence("one bound is needed for each coalition that may collude");
  const Game game(model, claim.mechanism, judge.patience());
  for (std::size_t k = 0; k < colluders.size() && !judge.finished(); ++k) {
    if (bounds.bounds[k].coalition != colluders[k])
      throw RejectedEvidence("the bounds are in the order of the coalitions, each once");
    const OnePeriodPlay play(game, colluders[k]);
    const Rational most =
        bound_by(play, *claim.participation, play.utility(colluders[k]), bounds.bounds[k].multipliers, judge);
    judge.receive(comparison(truthful_value(game, colluders[k]), Relation::at_least, most, total_place(colluders[k])));
  }
}

void compare(const Model& model, const CollusionProof& claim, const MixedScheme& scheme, Judge& judge) {
  require_one_period(model);
  require_scheme(model, scheme);
  if (!scheme.refutes) throw RejectedEvidence("a scheme can only refute that a mechanism is collusion-proof");
  if (scheme.coalition.size() < 2 ||
      (claim.colluders == CollusionProof::Colluders::grand && scheme.coalition != model.types.grand_coalition()))
    throw RejectedEvidence("the claim does not range over schemes of this coalition");
  const Game game(model, claim.mechanism, judge.patience());
  const OnePeriodPlay play(game, scheme.coalition);
  judge_requirements(play, claim.participation.value_or(Participation::none), scheme, judge);
  const auto judge_gain = [&](Coalition members) {
    judge.receive(comparison(play.utility(members).at(scheme.reports, scheme.side_payments), Relation::greater_than,
                             truthful_value(game, members), total_place(members)));
  };
  if (claim.participation) return judge_gain(scheme.coalition);
  for (Agent i : scheme.coalition) judge_gain(Coalition::of(i));
}

}  // namespace candor::dynamic
