// SPDX-License-Identifier: MIT
// How a property of dynamic models says which keys it has, once for whoever reads, writes or explains
// them, as finite/describe.hpp has it for finite models; each does so in the header named after it. A visitor has one
// function for each kind of key:
//
//   allocation(index)               an allocation rule, by name
//   mechanism(mechanism)            by name, or by its rules
//   game(mechanism, scheme)         a mechanism, or what a scheme makes of its
//   scheme(index)                   a collusion scheme, by name
//   two_rules(claim)                two transfer rules
//   coalition(coalition)            an agent or a list of agents
//   colluders(coalition)            at least two agents; all if a case does not say
//   agents(field, agents, usual)    agents; those of `usual`, or all, if a case does not say
//   word(field, value, otherwise)   an enumeration
//   chosen(field, value)            an enumeration of which a case must say one
//   participation(value)            an optional Participation in which members may decline
//   flag(field, value, otherwise)   true or false
//   state(claim)                    the period of a value and what happened before
//   types(field, types)             of some agents
//   compared(relation, number)      what a value is compared with
//   guaranteed(claim)               what a guarantee is compared with, if with a number
//   when(asked, keys, why, body)    as in finite/describe.hpp
#pragma once

#include "checker/model/dynamic/model.hpp"
#include "checker/properties/field.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/kinds.hpp"

namespace candor::dynamic {

/// The information sets at which something is asked for.
enum class Tier {
  all,   ///< every public state that reports can lead to, with every type of the agent
  tree,  ///< there, the types that nature can draw after some reports of all agents: the information sets of the game
  path,  ///< public states and types of positive probability when everybody is truthful
};

}  // namespace candor::dynamic
