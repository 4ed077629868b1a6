// SPDX-License-Identifier: MIT
// Incentives at every profile: |Theta| |Theta_-S| |Theta_S| comparisons for a coalition S, without
// the middle factor if the outsiders report truthfully.
#include <algorithm>

#include "engine/fractions.hpp"
#include "engine/payoff_engine.hpp"
#include "engine/send_parts.hpp"

namespace candor {
namespace {

/// The pairs of a true profile and a report of the outsiders that a claim ranges over for one
/// coalition, numbered in their order.
class Situations {
 public:
  Situations(const TypeSpace& types, Coalition coalition, Misreports::Given given)
      : own_(types.profile_count()), others_(types.profile_count()) {
    const ProfileGrid grid(types, coalition);
    for (std::uint32_t t = 0; t < grid.own.size(); ++t)
      for (std::uint32_t o = 0; o < grid.others.size(); ++o)
        own_[grid.own[t] + grid.others[o]] = t, others_[grid.own[t] + grid.others[o]] = o;
    truthful_ = given == Misreports::Given::profile;
    reports_ = truthful_ ? 1 : grid.others.size();
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
  LanesOfReports(const TypeSpace& types, Coalition coalition, const Situations& situations)
      : types_(types), coalition_(coalition), situations_(situations), count_(types.joint_type_count(coalition)) {}
  void begin_at(std::size_t situation) { first_ = situation; }

  Place place(std::size_t lane) const override {
    Place place;
    place.coalition = coalition_;
    place.truth = all_types(lane);
    place.report = JointType{coalition_, static_cast<std::uint32_t>(lane % count_)};
    place.outsiders = JointType{types_.outsiders(coalition_), situations_.outsiders(situation(lane))};
    return place;
  }

 private:
  std::size_t situation(std::size_t lane) const { return first_ + lane / count_; }
  JointType all_types(std::size_t lane) const {
    return types_.restrict(situations_.truth(situation(lane)), types_.grand_coalition());
  }

  const TypeSpace& types_;
  Coalition coalition_;
  const Situations& situations_;
  std::size_t count_, first_ = 0;
};

/// A few situations at a time: as many as stay near the processor.
template <class Integer>
void send_situations(const OutcomeUtilities<Integer>& utilities, Coalition coalition, const Situations& situations,
                     LanesOfReports& reader, BlockReceiver& receiver) {
  constexpr std::size_t near = 1024;
  const std::size_t count = utilities.joint_type_count(), at_a_time = std::max<std::size_t>(1, near / count);
  std::vector<Integer> truthful(at_a_time * count), misreport(at_a_time * count);
  std::vector<Int64> exists(at_a_time * count);
  for (std::size_t first = 0; first < situations.count() && !receiver.finished(); first += at_a_time) {
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
    receiver.receive(
        JudgementBlock<Integer>{coalition, std::span(truthful).first(here * count),
                                std::span(misreport).first(here * count), std::span(exists).first(here * count)},
        reader);
  }
}

void send_situations_in_fractions(const CoalitionFractions& fractions, Coalition coalition,
                                  const Situations& situations, LanesOfReports& reader, BlockReceiver& receiver) {
  const std::size_t count = fractions.joint_type_count();
  for (std::size_t situation = 0; situation < situations.count() && !receiver.finished(); ++situation) {
    SignsOfGains signs(count);
    const std::size_t own = situations.own(situation);
    for (std::size_t r = 0; r < count; ++r) {
      signs.exists[r] = r == own ? 0 : 1;  // truth is not compared with itself
      signs.misreport[r] = fractions.gain_at(situations.truth(situation), situations.outsiders(situation), own, r);
    }
    reader.begin_at(situation);
    receiver.receive(signs.block(coalition), reader);
  }
}

}  // namespace

void send_ex_post_parts(const Misreports& misreports, BlockReceiver& receiver) {
  const FiniteModel& model = misreports.model();
  const Mechanism& mechanism = misreports.mechanism();
  const std::unique_ptr<const ScaledMechanism> scaled = scaled_if_possible(model, mechanism);
  receiver.receive_parts(misreports.parts().size(), [&](std::size_t part, BlockReceiver& of_part) {
    const Coalition coalition = misreports.parts()[part].coalition;
    const Situations situations(misreports.types(), coalition, misreports.given());
    LanesOfReports reader(misreports.types(), coalition, situations);
    if (!scaled)
      return send_situations_in_fractions(CoalitionFractions(model, mechanism, coalition), coalition, situations,
                                          reader, of_part);
    in_width(width_for(scaled->largest_utility(coalition)), [&]<class Integer>(std::type_identity<Integer>) {
      send_situations(OutcomeUtilities<Integer>(*scaled, coalition, 0), coalition, situations, reader, of_part);
    });
  });
}

}  // namespace candor
