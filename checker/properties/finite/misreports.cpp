// SPDX-License-Identifier: MIT
#include "checker/properties/finite/misreports.hpp"

#include "checker/model/finite/parametric.hpp"
#include "checker/model/finite/unknown_transfers.hpp"
#include "checker/properties/finite/utilities.hpp"

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

template <class A>
MisreportsOf<A>::MisreportsOf(ModelOf<A> model, Mechanism mechanism, Given given, const CoalitionPattern& coalitions)
    : MisreportsOf(std::move(model), std::move(mechanism), given, std::vector<Part>{}) {
  for (Coalition coalition : coalitions) parts_.push_back({coalition});
}

template <class A>
std::uint64_t MisreportsOf<A>::term_count() const {
  std::uint64_t terms = 0;
  for (const Part& part : parts_) {
    const std::uint64_t own = types().joint_type_count(part.coalition), outsiders = types().profile_count() / own;
    terms += own * types().profile_count() * (given_ == Given::profile_and_outsiders ? outsiders : 1);
  }
  return terms * mechanism_.transfers.size();
}

template <class A>
void MisreportsOf<A>::send_to(JudgeOf<A>& judge, Order order) const {
  for (const Part& part : parts_) {
    if (judge.finished()) return;
    if (given_ == Given::own_types)
      send_interim(part, order, judge);
    else
      send_ex_post(part, judge);
  }
}

template <class A>
void MisreportsOf<A>::send_interim(const Part& part, Order order, JudgeOf<A>& judge) const {
  const std::vector<Rational> marginals = model_.prior().marginals(types(), part.coalition);
  std::vector<std::optional<Sides>> under_truth(marginals.size());
  for (std::uint32_t outer = 0; outer < marginals.size(); ++outer)
    for (std::uint32_t inner = 0; inner < marginals.size() && !judge.finished(); ++inner) {
      const std::uint32_t truth = order == Order::by_report ? inner : outer, report = outer + inner - truth;
      if (marginals[truth].sign() == 0 || (truth == report && part.weights.empty())) continue;
      Place place = interim_place(part, truth, report);
      if (!judge.wants(place)) continue;
      if (!under_truth[truth]) under_truth[truth] = truthful(part, truth);
      judge.receive(finished(*under_truth[truth], misreporting(part, truth, report), std::move(place)));
    }
}

template <class A>
void MisreportsOf<A>::send_ex_post(const Part& part, JudgeOf<A>& judge) const {
  const std::uint32_t own = types().joint_type_count(part.coalition);
  const Coalition others = types().outsiders(part.coalition);
  for (Profile theta; theta.value < types().profile_count() && !judge.finished(); ++theta.value) {
    const JointType truth = types().restrict(theta, part.coalition);
    for (std::uint32_t o = 0; o < types().joint_type_count(others) && !judge.finished(); ++o) {
      const JointType outsiders{others, o};
      if (given_ == Given::profile && outsiders != types().restrict(theta, others)) continue;
      std::optional<Sides> honest;
      for (std::uint32_t report = 0; report < own && !judge.finished(); ++report) {
        if (report == truth.index) continue;  // truth is not compared with itself
        Place place;
        place.coalition = part.coalition;
        place.truth = types().restrict(theta, types().grand_coalition());
        place.report = JointType{part.coalition, report};
        place.outsiders = outsiders;
        if (!judge.wants(place)) continue;
        if (!honest) honest = at_profile(part.coalition, theta, truth, outsiders);
        judge.receive(finished(*honest, at_profile(part.coalition, theta, *place.report, outsiders), place));
      }
    }
  }
}

template <class A>
Place MisreportsOf<A>::interim_place(const Part& part, std::uint32_t truth, std::uint32_t report) const {
  Place place;
  place.coalition = part.coalition;
  place.truth = JointType{part.coalition, truth};
  place.report = JointType{part.coalition, report};
  return place;
}

template <class A>
SideOf<A> MisreportsOf<A>::truthful(const Part& part, std::uint32_t truth) const {
  return least_utility(model_, mechanism_, part.coalition, true_types({part.coalition, truth}), MixedReport::truth());
}

template <class A>
SideOf<A> MisreportsOf<A>::misreporting(const Part& part, std::uint32_t truth, std::uint32_t report) const {
  const Event given = true_types({part.coalition, truth});
  const MixedReport reported = MixedReport::pure({part.coalition, report});
  if (part.weights.empty()) return least_utility(model_, mechanism_, part.coalition, given, reported);
  Sides weighted;
  weighted.weights = part.weights.at(truth);
  for (std::size_t k = 0; k < mechanism_.transfers.size(); ++k) {
    weighted.expectations.push_back(
        {Quantity::utility, part.coalition, mechanism_.allocation, mechanism_.transfers[k], given, reported});
    add(weighted.value, weighted.weights.at(k), evaluate(model_, weighted.expectations.back()));
  }
  return weighted;
}

template <class A>
SideOf<A> MisreportsOf<A>::at_profile(Coalition coalition, Profile truth, JointType report, JointType outsiders) const {
  return least_utility(model_, mechanism_, coalition, true_types(types().restrict(truth, types().grand_coalition())),
                       MixedReport::pure(types().join(report, outsiders)));
}

template <class A>
JudgementOf<A> MisreportsOf<A>::finished(Sides truthful, Sides misreport, Place place) const {
  if (numbers_only_)
    return {Sides(std::move(truthful.value)), Relation::at_least, Sides(std::move(misreport.value)), std::move(place)};
  return {std::move(truthful), Relation::at_least, std::move(misreport), std::move(place)};
}

template <class A>
std::optional<JudgementOf<A>> MisreportsOf<A>::at(const Place& place) const {
  for (const Part& part : parts_) {
    if (place.coalition != part.coalition) continue;
    return given_ == Given::own_types ? interim_at(part, place) : ex_post_at(part, place);
  }
  return std::nullopt;
}

template <class A>
std::optional<JudgementOf<A>> MisreportsOf<A>::interim_at(const Part& part, const Place& place) const {
  if (!is_of(place.truth, part.coalition, types()) || !is_of(place.report, part.coalition, types()))
    return std::nullopt;
  const std::uint32_t truth = place.truth->index, report = place.report->index;
  const Place compared = interim_place(part, truth, report);
  if (!(compared == place) || (truth == report && part.weights.empty())) return std::nullopt;
  if (model_.probability(true_types(*place.truth)).sign() == 0) return std::nullopt;
  return finished(truthful(part, truth), misreporting(part, truth, report), compared);
}

template <class A>
std::optional<JudgementOf<A>> MisreportsOf<A>::ex_post_at(const Part& part, const Place& place) const {
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

template <class A>
void JudgeOf<A>::receive(const MisreportsOf<A>& misreports) {
  misreports.send_to(*this);
}

template class MisreportsOf<Rational>;
template class MisreportsOf<AffineFunction>;
template class MisreportsOf<TransferFunction>;
template void JudgeOf<Rational>::receive(const MisreportsOf<Rational>&);
template void JudgeOf<AffineFunction>::receive(const MisreportsOf<AffineFunction>&);
template void JudgeOf<TransferFunction>::receive(const MisreportsOf<TransferFunction>&);

}  // namespace candor
