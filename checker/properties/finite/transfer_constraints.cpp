// SPDX-License-Identifier: MIT
#include "checker/properties/finite/transfer_constraints.hpp"

#include <map>
#include <stdexcept>

namespace candor {
namespace {

/// Collects coefficients and the constant of one constraint.
class Sum {
 public:
  explicit Sum(const FiniteModel& model, const TransferRequirements& requirements)
      : model_(model), allocation_(model.allocations.at(requirements.allocation)) {}

  void add_transfers(Coalition coalition, Profile reported, const Rational& factor) {
    for (Agent i : coalition) coefficients_[{i, reported}] += factor;
  }
  void add_payoffs(Coalition coalition, Profile reported, Profile truth, const Rational& factor) {
    for (const Lottery::Branch& branch : allocation_(reported).branches)
      for (Agent i : coalition)
        constant_ += factor * branch.probability * model_.environment.payoffs(i, branch.outcome, truth);
  }
  void add_utility(Coalition coalition, Profile reported, Profile truth, const Rational& factor) {
    add_transfers(coalition, reported, factor);
    add_payoffs(coalition, reported, truth, factor);
  }
  void add_constant(const Rational& number) { constant_ += number; }

  TransferConstraint finish(Requirement requirement, Place place, bool equality = false) {
    TransferConstraint result{requirement, std::move(place), equality, {}, constant_};
    for (auto& [transfer, coefficient] : coefficients_)
      if (coefficient.sign() != 0) result.coefficients.emplace_back(transfer, std::move(coefficient));
    return result;
  }

 private:
  const FiniteModel& model_;
  const AllocationRule& allocation_;
  std::map<Transfer, Rational> coefficients_;
  Rational constant_;
};

class Constraints {
 public:
  Constraints(const FiniteModel& model, const TransferRequirements& requirements)
      : model_(model), environment_(model.environment), types_(environment_.types), requirements_(requirements) {}

  TransferConstraint balance(const Place& place) const {
    const bool no_deficit =
        *requirements_.balance == Balance::no_deficit || *requirements_.balance == Balance::ex_ante_no_deficit;
    const Rational sign = no_deficit ? -1 : 1;
    Sum sum(model_, requirements_);
    if (place.truth)
      sum.add_transfers(types_.grand_coalition(), types_.profile(*place.truth), sign);
    else
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
        sum.add_transfers(types_.grand_coalition(), theta, sign * environment_.prior(theta));
    return sum.finish(Requirement::balance, place, !no_deficit);
  }

  TransferConstraint incentive(const Place& place) const {
    const JointType truth = *place.truth, report = *place.report;
    const std::uint32_t own = types_.offset(truth), reported = types_.offset(report);
    Sum sum(model_, requirements_);
    for (std::uint32_t others : types_.offsets(types_.outsiders(truth.coalition))) {
      const Profile theta{own + others}, lie{reported + others};
      sum.add_utility(truth.coalition, theta, theta, environment_.prior(theta));
      sum.add_utility(truth.coalition, lie, theta, -environment_.prior(theta));
    }
    return sum.finish(Requirement::incentive, place);
  }

  TransferConstraint dominant_strategy(const Place& place) const {
    const Profile theta = types_.profile(*place.truth), truthful = types_.replace(theta, *place.outsiders),
                  lie = types_.replace(truthful, *place.report);
    Sum sum(model_, requirements_);
    sum.add_utility(*place.coalition, truthful, theta, 1);
    sum.add_utility(*place.coalition, lie, theta, -1);
    return sum.finish(Requirement::dominant_strategy, place);
  }

  TransferConstraint participation(const Place& place) const {
    const Agent agent = *place.coalition->begin();
    Sum sum(model_, requirements_);
    const std::uint32_t own = types_.offset(*place.truth);
    const bool at_one_profile = place.truth->coalition == types_.grand_coalition();
    for (std::uint32_t others : types_.offsets(types_.outsiders(place.truth->coalition))) {
      const Profile theta{own + others};
      const Rational weight = at_one_profile ? Rational(1) : environment_.prior(theta);
      sum.add_utility(*place.coalition, theta, theta, weight);
      sum.add_constant(-weight * environment_.outside_options(agent, theta));
    }
    return sum.finish(Requirement::participation, place);
  }

  TransferConstraint bound(Requirement requirement, const Place& place) const {
    const bool least = requirement == Requirement::least_transfer;
    Sum sum(model_, requirements_);
    sum.add_transfers(*place.coalition, types_.profile(*place.truth), least ? 1 : -1);
    sum.add_constant(least ? -*requirements_.least_transfer : *requirements_.largest_transfer);
    return sum.finish(requirement, place);
  }

  TransferConstraint at(Requirement requirement, const Place& place) const {
    switch (requirement) {
      case Requirement::balance: return balance(place);
      case Requirement::incentive: return incentive(place);
      case Requirement::dominant_strategy: return dominant_strategy(place);
      case Requirement::participation: return participation(place);
      case Requirement::least_transfer:
      case Requirement::largest_transfer: return bound(requirement, place);
    }
    throw std::logic_error("no such requirement");
  }

  /// Every place where the requirements impose a constraint of this kind.
  void for_each_place(Requirement requirement, const std::function<void(const Place&)>& visit) const {
    switch (requirement) {
      case Requirement::balance: return balance_places(visit);
      case Requirement::incentive: return incentive_places(visit);
      case Requirement::dominant_strategy: return dominant_strategy_places(visit);
      case Requirement::participation: return participation_places(visit);
      case Requirement::least_transfer: return requirements_.least_transfer ? single_transfers(visit) : void();
      case Requirement::largest_transfer: return requirements_.largest_transfer ? single_transfers(visit) : void();
    }
  }

 private:
  void balance_places(const std::function<void(const Place&)>& visit) const {
    if (!requirements_.balance) return;
    if (*requirements_.balance == Balance::ex_ante || *requirements_.balance == Balance::ex_ante_no_deficit)
      return visit(Place{});
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) visit(at_profile(theta));
  }

  void incentive_places(const std::function<void(const Place&)>& visit) const {
    for (Coalition coalition : requirements_.coalitional_ic) {
      const std::vector<Rational> marginals = environment_.prior.marginals(types_, coalition);
      for (std::uint32_t t = 0; t < marginals.size(); ++t)
        for (std::uint32_t r = 0; r < marginals.size(); ++r) {
          if (r == t || marginals[t].sign() == 0) continue;
          Place place;
          place.coalition = coalition;
          place.truth = JointType{coalition, t};
          place.report = JointType{coalition, r};
          visit(place);
        }
    }
  }

  void dominant_strategy_places(const std::function<void(const Place&)>& visit) const {
    if (!requirements_.dominant_strategy_ic) return;
    for (Agent i : types_.grand_coalition()) {
      const Coalition alone = Coalition::of(i), others = types_.outsiders(alone);
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value)
        for (std::uint32_t o = 0; o < types_.joint_type_count(others); ++o)
          for (std::uint32_t r = 0; r < types_.type_count(i); ++r) {
            if (Type{r} == types_.type_of(theta, i)) continue;
            Place place = at_profile(theta);
            place.coalition = alone;
            place.outsiders = JointType{others, o};
            place.report = JointType{alone, r};
            visit(place);
          }
    }
  }

  void participation_places(const std::function<void(const Place&)>& visit) const {
    if (!requirements_.individual_rationality) return;
    for (Agent i : types_.grand_coalition()) {
      const Stage stage = *requirements_.individual_rationality;
      const Coalition known = stage == Stage::interim   ? Coalition::of(i)
                              : stage == Stage::ex_post ? types_.grand_coalition()
                                                        : Coalition();
      for (std::uint32_t t = 0; t < types_.joint_type_count(known); ++t) {
        if (stage == Stage::interim && environment_.prior.marginal(types_, JointType{known, t}).sign() == 0) continue;
        Place place;
        place.coalition = Coalition::of(i);
        place.truth = JointType{known, t};
        visit(place);
      }
    }
  }

  void single_transfers(const std::function<void(const Place&)>& visit) const {
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
        Place place = at_profile(theta);
        place.coalition = Coalition::of(i);
        visit(place);
      }
  }

  Place at_profile(Profile theta) const {
    Place place;
    place.truth = types_.restrict(theta, types_.grand_coalition());
    return place;
  }

  const FiniteModel& model_;
  const Environment& environment_;
  const TypeSpace& types_;
  const TransferRequirements& requirements_;
};

constexpr Requirement every_requirement[] = {Requirement::balance,           Requirement::incentive,
                                             Requirement::dominant_strategy, Requirement::participation,
                                             Requirement::least_transfer,    Requirement::largest_transfer};

}  // namespace

void for_each_constraint_place(const FiniteModel& model, const TransferRequirements& requirements,
                               const std::function<void(Requirement, const Place&)>& visit) {
  const Constraints constraints(model, requirements);
  for (Requirement requirement : every_requirement)
    constraints.for_each_place(requirement, [&](const Place& place) { visit(requirement, place); });
}

TransferConstraint transfer_constraint_at(const FiniteModel& model, const TransferRequirements& requirements,
                                          Requirement requirement, const Place& place) {
  return Constraints(model, requirements).at(requirement, place);
}

void for_each_transfer_constraint(const FiniteModel& model, const TransferRequirements& requirements,
                                  const std::function<void(TransferConstraint)>& receive) {
  const Constraints constraints(model, requirements);
  for_each_constraint_place(model, requirements, [&](Requirement requirement, const Place& place) {
    receive(constraints.at(requirement, place));
  });
}

}  // namespace candor
