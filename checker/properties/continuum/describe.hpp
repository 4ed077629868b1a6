// SPDX-License-Identifier: MIT
// What a property of continuum models says of itself: its keys, once for whoever reads, writes or
// explains them, as finite/describe.hpp has it for finite models. A visitor has one function for
// each kind of key:
//
//   distribution(index)             of every partner's value, by name
//   shares(shares)                  what each partner owns
//   partnership(instance)           a distribution and shares
//   trade(instance)                 the distributions of buyer and seller
//   subject(subject)                a quantity, whose instance it is of, and the agent and form
//                                   that it needs
//   argument(claim)                 at which value a function is taken
//   stated(claim)                   what a value is said to be
//   function(claim)                 what a function is said to be
//   identity(claim)                 which identity, and of which instance
//   side_payments(instance, payments)   one for each partner
//   end_point(field, end)           a root of a polynomial
#pragma once

#include <algorithm>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/field.hpp"

namespace candor::continuum {

/// What the agents of an instance are called, in the order in which it numbers them: as those of
/// the case; or by the positions of the shares, if there are not as many of them.
inline std::vector<std::string> agent_names(const Model& model, const Instance& instance) {
  if (const auto* partners = std::get_if<PartnershipInstance>(&instance)) {
    if (partners->shares.size() == model.agents.size()) return model.agents;
    std::vector<std::string> positions;
    for (std::size_t k = 1; k <= partners->shares.size(); ++k) positions.push_back(std::to_string(k));
    return positions;
  }
  const auto* setting = std::get_if<Trade>(&model.setting);
  if (setting == nullptr || std::max(setting->buyer, setting->seller) >= model.agents.size()) return model.agents;
  return {model.agents[setting->buyer], model.agents[setting->seller]};
}

template <class Visitor>
void describe(Visitor& visit, Dissolvable& claim) {
  visit.partnership(claim.instance);
}

template <class Visitor>
void describe(Visitor& visit, AlwaysDissolvable& claim) {
  visit.shares(claim.shares);
}

template <class Visitor>
void describe(Visitor& visit, NeverDissolvable& claim) {
  visit.shares(claim.shares);
}

template <class Visitor>
void describe(Visitor& visit, Value& claim) {
  visit.subject(claim.subject);
  visit.argument(claim);
  visit.stated(claim);
}

template <class Visitor>
void describe(Visitor& visit, Function& claim) {
  visit.subject(claim.subject);
  visit.function(claim);
}

template <class Visitor>
void describe(Visitor& visit, Identity& claim) {
  visit.identity(claim);
}

template <class Visitor>
void describe(Visitor& visit, DissolvingMechanism& claim) {
  visit.partnership(claim.instance);
  visit.side_payments(claim.instance, claim.side_payments);
}

template <class Visitor>
void describe(Visitor& visit, SimpleMechanismParticipation& claim) {
  visit.partnership(claim.instance);
}

template <class Visitor>
void describe(Visitor& visit, EfficientTrade& claim) {
  visit.trade(claim.instance);
}

template <class Visitor>
void describe(Visitor& visit, DissolvableShares& claim) {
  visit.distribution(claim.distribution);
  visit.end_point(Field{"lower", "the least share of the first agent with which the partnership can be dissolved"},
                  claim.lower);
  visit.end_point(Field{"upper", "the largest"}, claim.upper);
}

}  // namespace candor::continuum
