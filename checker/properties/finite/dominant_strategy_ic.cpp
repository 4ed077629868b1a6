// SPDX-License-Identifier: MIT
// dominant_strategy_ic and coalitional_dominant_strategy_ic: truth is best whatever the outsiders
// report. ex_post_ic: truth is best at every profile when the others are truthful.
//
// |Theta| |Theta_-S| |Theta_S| comparisons for a coalition S, without the middle factor if the
// outsiders report truthfully: the payoff engine computes them in integers, and they reach the
// judge in blocks, in the order of true profiles, then outsiders' reports, then reports of S.
#include <algorithm>

#include "checker/model/finite/payoff_engine.hpp"
#include "checker/properties/finite/fractions.hpp"
#include "checker/properties/finite/judgements.hpp"

namespace candor {
namespace {

enum class Outsiders { truthful, report_anything };

/// The pairs of a true profile and a report of the outsiders that a claim ranges over for one
/// coalition, numbered in their order.
class Situations {
 public:
  Situations(const TypeSpace& types, Coalition coalition, Outsiders outsiders)
      : own_(types.profile_count()), others_(types.profile_count()) {
    const ProfileGrid grid(types, coalition);
    for (std::uint32_t t = 0; t < grid.own.size(); ++t)
      for (std::uint32_t o = 0; o < grid.others.size(); ++o)
        own_[grid.own[t] + grid.others[o]] = t, others_[grid.own[t] + grid.others[o]] = o;
    reports_ = outsiders == Outsiders::report_anything ? grid.others.size() : 1;
    truthful_ = outsiders == Outsiders::truthful;
  }

  std::size_t count() const { return own_.size() * reports_; }
  Profile truth(std::size_t situation) const { return Profile{static_cast<std::uint32_t>(situation / reports_)}; }
  /// True types of the coalition, and what the outsiders report.
  std::uint32_t own(std::size_t situation) const { return own_[situation / reports_]; }
  std::uint32_t outsiders(std::size_t situation) const {
    return truthful_ ? others_[situation] : static_cast<std::uint32_t>(situation % reports_);
  }

 private:
  std::vector<std::uint32_t> own_, others_;  // by profile: the types of the coalition, of the outsiders
  std::size_t reports_;                      // of the outsiders, for each profile
  bool truthful_;
};

/// Of one coalition: the lanes are its reports in one situation, then its reports in the next.
class LanesOfReports : public LaneReader {
 public:
  LanesOfReports(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                 const Situations& situations)
      : model_(model),
        mechanism_(mechanism),
        coalition_(coalition),
        situations_(situations),
        count_(model.environment.types.joint_type_count(coalition)) {}
  void begin_at(std::size_t situation) { first_ = situation; }

  Place place(std::size_t lane) const override {
    Place place;
    place.coalition = coalition_;
    place.truth = all_types(lane);
    place.report = JointType{coalition_, static_cast<std::uint32_t>(lane % count_)};
    place.outsiders = JointType{model_.environment.types.outsiders(coalition_), situations_.outsiders(situation(lane))};
    return place;
  }
  Judgement judgement(std::size_t lane) const override {
    const Place at = place(lane);
    const auto utility_of = [&](JointType report) {
      Event given;
      given.types = *at.truth;
      return least_utility(model_, mechanism_, coalition_, given,
                           MixedReport::pure(model_.environment.types.join(report, *at.outsiders)));
    };
    return {utility_of(JointType{coalition_, situations_.own(situation(lane))}), Relation::at_least,
            utility_of(*at.report), at};
  }

 private:
  std::size_t situation(std::size_t lane) const { return first_ + lane / count_; }
  JointType all_types(std::size_t lane) const {
    return model_.environment.types.restrict(situations_.truth(situation(lane)),
                                             model_.environment.types.grand_coalition());
  }

  const FiniteModel& model_;
  const Mechanism& mechanism_;
  Coalition coalition_;
  const Situations& situations_;
  std::size_t count_, first_ = 0;
};

/// A few situations at a time: as many as stay near the processor.
template <class Integer>
void judge_situations(const OutcomeUtilities<Integer>& utilities, Coalition coalition, const Situations& situations,
                      LanesOfReports& reader, Judge& judge) {
  constexpr std::size_t near = 1024;
  const std::size_t count = utilities.joint_type_count(), at_a_time = std::max<std::size_t>(1, near / count);
  std::vector<Integer> truthful(at_a_time * count), misreport(at_a_time * count);
  std::vector<Int64> exists(at_a_time * count);
  for (std::size_t first = 0; first < situations.count() && !judge.finished(); first += at_a_time) {
    const std::size_t here = std::min(at_a_time, situations.count() - first);
    for (std::size_t k = 0; k < here; ++k) {
      const std::size_t own = situations.own(first + k);
      Integer* const values = &misreport[k * count];
      utilities.at(situations.truth(first + k).value, situations.outsiders(first + k), values);
      std::fill_n(&truthful[k * count], count, values[own]);
      std::fill_n(&exists[k * count], count, 1);
      exists[k * count + own] = 0;  // truth is not compared with itself
    }
    reader.begin_at(first);
    judge.receive(
        JudgementBlock<Integer>{coalition, std::span(truthful).first(here * count),
                                std::span(misreport).first(here * count), std::span(exists).first(here * count)},
        reader);
  }
}

void judge_situations_in_fractions(const CoalitionFractions& fractions, Coalition coalition,
                                   const Situations& situations, LanesOfReports& reader, Judge& judge) {
  const std::size_t count = fractions.joint_type_count();
  for (std::size_t situation = 0; situation < situations.count() && !judge.finished(); ++situation) {
    SignsOfGains signs(count);
    const std::size_t own = situations.own(situation);
    for (std::size_t r = 0; r < count; ++r) {
      signs.exists[r] = r == own ? 0 : 1;  // truth is not compared with itself
      signs.misreport[r] = fractions.gain_at(situations.truth(situation), situations.outsiders(situation), own, r);
    }
    reader.begin_at(situation);
    judge.receive(signs.block(coalition), reader);
  }
}

void judge_every_situation(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                           Outsiders outsiders, Judge& judge) {
  const std::unique_ptr<const ScaledMechanism> scaled = scaled_if_possible(model, mechanism);
  judge.receive_parts(coalitions.size(), [&](std::size_t part, Judge& receiver) {
    const Coalition coalition = coalitions[part];
    const Situations situations(model.environment.types, coalition, outsiders);
    LanesOfReports reader(model, mechanism, coalition, situations);
    if (!scaled)
      return judge_situations_in_fractions(CoalitionFractions(model, mechanism, coalition), coalition, situations,
                                           reader, receiver);
    in_width(width_for(scaled->largest_utility(coalition)), [&]<class Integer>(std::type_identity<Integer>) {
      judge_situations(OutcomeUtilities<Integer>(*scaled, coalition, 0), coalition, situations, reader, receiver);
    });
  });
}

/// Does every agent's payoff depend on his own type alone?
bool values_are_private(const Environment& environment) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) {
    const std::vector<std::uint32_t> own = types.offsets(Coalition::of(i)),
                                     others = types.offsets(types.outsiders(Coalition::of(i)));
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      for (std::uint32_t type : own)
        for (std::uint32_t rest : others)
          if (environment.payoffs(i, a, Profile{type + rest}) != environment.payoffs(i, a, Profile{type})) return false;
  }
  return true;
}

}  // namespace

// With private values the outsiders' true types do not matter, and it is enough to let them be what
// they report.
void judge_dominant_strategies(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                               Judge& judge) {
  require_simple(mechanism, "a dominant-strategy claim");
  judge_every_situation(model, mechanism, coalitions,
                        values_are_private(model.environment) ? Outsiders::truthful : Outsiders::report_anything,
                        judge);
}

void judge_ex_post_ic(const FiniteModel& model, const ExPostIc& claim, Judge& judge) {
  require_simple(claim.mechanism, ExPostIc::property);
  judge_every_situation(model, claim.mechanism, singletons(model.environment.types.agent_count()), Outsiders::truthful,
                        judge);
}

}  // namespace candor
