// SPDX-License-Identifier: MIT
#include "checker/properties/finite/misreports.hpp"

#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

Event true_types(JointType truth) {
  Event event;
  event.types = truth;
  return event;
}

bool is_of(const std::optional<JointType>& joint, Coalition coalition, const TypeSpace& types) {
  return joint && joint->coalition == coalition && joint->index < types.joint_type_count(coalition);
}

}  // namespace

Misreports::Misreports(const FiniteModel& model, Mechanism mechanism, Given given, const CoalitionPattern& coalitions)
    : Misreports(model, std::move(mechanism), given, std::vector<Part>{}) {
  for (Coalition coalition : coalitions) parts_.push_back({coalition});
}

std::uint64_t Misreports::term_count() const {
  std::uint64_t terms = 0;
  for (const Part& part : parts_) {
    const std::uint64_t own = types().joint_type_count(part.coalition), outsiders = types().profile_count() / own;
    terms += own * types().profile_count() * (given_ == Given::profile_and_outsiders ? outsiders : 1);
  }
  return terms * mechanism_.transfers.size();
}

void Misreports::send_to(Judge& judge) const {
  for (const Part& part : parts_) {
    if (judge.finished()) return;
    if (given_ == Given::own_types)
      send_interim(part, judge);
    else
      send_ex_post(part, judge);
  }
}

void Misreports::send_interim(const Part& part, Judge& judge) const {
  const std::vector<Rational> marginals = model_.environment.prior.marginals(types(), part.coalition);
  std::vector<std::optional<Side>> under_truth(marginals.size());
  for (std::uint32_t report = 0; report < marginals.size(); ++report)
    for (std::uint32_t truth = 0; truth < marginals.size() && !judge.finished(); ++truth) {
      if (marginals[truth].sign() == 0 || (truth == report && part.weights.empty())) continue;
      if (!under_truth[truth]) under_truth[truth] = truthful(part, truth);
      judge.receive(
          finished(*under_truth[truth], misreporting(part, truth, report), interim_place(part, truth, report)));
    }
}

void Misreports::send_ex_post(const Part& part, Judge& judge) const {
  const std::uint32_t own = types().joint_type_count(part.coalition);
  const Coalition others = types().outsiders(part.coalition);
  for (Profile theta; theta.value < types().profile_count() && !judge.finished(); ++theta.value) {
    const JointType truth = types().restrict(theta, part.coalition);
    for (std::uint32_t o = 0; o < types().joint_type_count(others) && !judge.finished(); ++o) {
      const JointType outsiders{others, o};
      if (given_ == Given::profile && outsiders != types().restrict(theta, others)) continue;
      const Side honest = at_profile(part.coalition, theta, truth, outsiders);
      for (std::uint32_t report = 0; report < own && !judge.finished(); ++report) {
        if (report == truth.index) continue;  // truth is not compared with itself
        Place place;
        place.coalition = part.coalition;
        place.truth = types().restrict(theta, types().grand_coalition());
        place.report = JointType{part.coalition, report};
        place.outsiders = outsiders;
        judge.receive(finished(honest, at_profile(part.coalition, theta, *place.report, outsiders), place));
      }
    }
  }
}

Place Misreports::interim_place(const Part& part, std::uint32_t truth, std::uint32_t report) const {
  Place place;
  place.coalition = part.coalition;
  place.truth = JointType{part.coalition, truth};
  place.report = JointType{part.coalition, report};
  return place;
}

Side Misreports::truthful(const Part& part, std::uint32_t truth) const {
  return least_utility(model_, mechanism_, part.coalition, true_types({part.coalition, truth}), MixedReport::truth());
}

Side Misreports::misreporting(const Part& part, std::uint32_t truth, std::uint32_t report) const {
  const Event given = true_types({part.coalition, truth});
  const MixedReport reported = MixedReport::pure({part.coalition, report});
  if (part.weights.empty()) return least_utility(model_, mechanism_, part.coalition, given, reported);
  Side weighted;
  weighted.weights = part.weights.at(truth);
  for (std::size_t k = 0; k < mechanism_.transfers.size(); ++k) {
    weighted.expectations.push_back(
        {Quantity::utility, part.coalition, mechanism_.allocation, mechanism_.transfers[k], given, reported});
    weighted.value += weighted.weights.at(k) * evaluate(model_, weighted.expectations.back());
  }
  return weighted;
}

Side Misreports::at_profile(Coalition coalition, Profile truth, JointType report, JointType outsiders) const {
  return least_utility(model_, mechanism_, coalition, true_types(types().restrict(truth, types().grand_coalition())),
                       MixedReport::pure(types().join(report, outsiders)));
}

Judgement Misreports::finished(Side truthful, Side misreport, Place place) const {
  if (numbers_only_)
    return {Side(std::move(truthful.value)), Relation::at_least, Side(std::move(misreport.value)), std::move(place)};
  return {std::move(truthful), Relation::at_least, std::move(misreport), std::move(place)};
}

std::optional<Judgement> Misreports::at(const Place& place) const {
  for (const Part& part : parts_) {
    if (place.coalition != part.coalition) continue;
    return given_ == Given::own_types ? interim_at(part, place) : ex_post_at(part, place);
  }
  return std::nullopt;
}

std::optional<Judgement> Misreports::interim_at(const Part& part, const Place& place) const {
  if (!is_of(place.truth, part.coalition, types()) || !is_of(place.report, part.coalition, types()))
    return std::nullopt;
  const std::uint32_t truth = place.truth->index, report = place.report->index;
  const Place compared = interim_place(part, truth, report);
  if (!(compared == place) || (truth == report && part.weights.empty())) return std::nullopt;
  if (true_types(*place.truth).probability(model_.environment).sign() == 0) return std::nullopt;
  return finished(truthful(part, truth), misreporting(part, truth, report), compared);
}

std::optional<Judgement> Misreports::ex_post_at(const Part& part, const Place& place) const {
  const Coalition everybody = types().grand_coalition(), others = types().outsiders(part.coalition);
  if (!is_of(place.truth, everybody, types()) || !is_of(place.report, part.coalition, types()) ||
      !is_of(place.outsiders, others, types()))
    return std::nullopt;
  Place compared;
  compared.coalition = part.coalition;
  compared.truth = place.truth;
  compared.report = place.report;
  compared.outsiders = place.outsiders;
  const Profile theta = types().profile(*place.truth);
  const JointType truth = types().restrict(theta, part.coalition);
  if (!(compared == place) || truth == *place.report) return std::nullopt;
  if (given_ == Given::profile && *place.outsiders != types().restrict(theta, others)) return std::nullopt;
  return finished(at_profile(part.coalition, theta, truth, *place.outsiders),
                  at_profile(part.coalition, theta, *place.report, *place.outsiders), compared);
}

void judge_pure_misreports(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                           Judge& judge) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  judge.receive(Misreports(model, mechanism, Misreports::Given::own_types, coalitions));
}

}  // namespace candor
