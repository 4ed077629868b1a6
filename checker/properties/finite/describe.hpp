// SPDX-License-Identifier: MIT
// How a property of finite models says which keys it has, once for whoever reads, writes or explains
// them; each does so in the header named after it.
//
// `describe(visit, claim)` lists the keys in order. Its visitors know no property: the readers and
// writers of cases and of certificates, the JSON Schema, the tables of the documents. A visitor has
// one function for each kind of key:
//
//   allocation(index)               an allocation rule, by name
//   mechanism(mechanism)            by name, or by its rules
//   transfers(indices)              transfer rules, or those of a mechanism
//   rules(of, allocation, transfers)   those that such an amount depends on
//   two_rules(claim)                two transfer rules or two allocation rules
//   strategies(index)               strategies in a game form, by name
//   game_form(index)                a game form, by name
//   listed(game_form, strategies)   some strategies in that game form
//   induced(allocation)             what equilibria bring about: what is efficient, or what a rule says
//   coalition(members)              an agent or a list of agents
//   coalitions(pattern, usual)      a list of coalitions; `usual` if a case does not give one
//   partition(pattern)              disjoint coalitions that hold every agent
//   requirements(required)          what is asked of transfers before they are known
//   participation(stage)            when taking part must pay; not asked if it is left out
//   quantity(of, allowed, why)      the enumeration `of`, and why it is one of those allowed
//   word(field, value, otherwise)   an enumeration
//   flag(field, value, otherwise)   true or false; in a certificate left out if both are false
//   number(field, value)            an optional number
//   event(event, drawn)             whose probability is meant: types or a condition
//   given(event)                    what is known of the true types; all that are possible
//   types(field, types)             of some agents; an optional one may be left out
//   reports(report)                 a mixed report; the truth if it is left out
//   lie(coalition, given, report)   what a coalition reports in place of the types that are given
//   compared(relation, number)      what a value is compared with
//   extremum(direction, number)     what the least, or the largest, value is
//   amounts(claim)                  what is compared with which number at each profile
//   enforcement(claim)             which outcomes each coalition can bring about
//   region(claim)                   claims, parameters and the region
//   when(asked, keys, why, body)    what body() visits, with these keys, belongs to some claims
//                                   only; `why` it has no place in others
#pragma once

#include "checker/model/finite/parametric.hpp"
#include "checker/model/finite/unknown_transfers.hpp"
#include "checker/properties/field.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/kinds.hpp"

namespace candor {

enum class UsualCoalitions { pattern, proper, singletons };

}  // namespace candor
