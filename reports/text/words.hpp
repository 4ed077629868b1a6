// SPDX-License-Identifier: MIT
// How agents, coalitions, types, reports, expectations and places are written in words. Every text
// that Candor prints about an example uses these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// "agent 1", "coalition {1, 2}", "all agents together".
std::string in_words(const TypeSpace& space, Coalition coalition);
/// All of several agents: they are not called a coalition, and verbs are in the plural.
bool is_all_together(const TypeSpace& space, Coalition coalition);
std::string member_list(const TypeSpace& space, Coalition coalition);           ///< "{1, 2}"
std::string in_words(const TypeSpace& space, const CoalitionPattern& pattern);  ///< "{1}, {2}, {1, 2}"

/// The members whose types say something: those with several. A profile leaves the others out.
Coalition with_several_types(const TypeSpace& space, Coalition coalition);
/// The same, but everybody where there is nobody with several types.
Coalition shown_in_profiles(const TypeSpace& space, Coalition coalition);
/// The labels alone, in the order of the members: "t1" for one agent, "(t1, t2)" for several, and
/// "(2: t2)" where a member is left out.
std::string type_labels(const TypeSpace& space, JointType joint);
/// With the agents' names: "1: t1, 2: t2".
std::string named_types(const TypeSpace& space, JointType joint);
std::string in_words(const TypeSpace& space,
                     const Event& event);  ///< "1: t1 and type[2] = low"; "" if the event is everything
std::string in_words(const TypeSpace& space,
                     const MixedReport& report);  ///< "truth", "(t1, t2)", "5/7 (t1, t2) + 2/7 (t2, t1)"

/// The sign that really stands between the two sides.
std::string_view true_sign(const Judgement& judgement);
std::string_view phrase(
    Relation relation);  ///< "", "different from", "at most", "less than", "at least", "greater than"

/// "utility of coalition {1, 2} under q, phi1, given 1: t1, 2: t2, reporting (t1, t2)".
std::string in_words(const FiniteModel& model, const Expectation& expectation);
/// "probability of outcome = convict under verdict, given 1: g".
std::string probability_in_words(const FiniteModel& model, const Value& claim);
/// The least of several that differ in their transfer rules only: "least utility of agent 1 under q
/// over phi1, phi2, given 1: t1".
std::string least_in_words(const FiniteModel& model, const std::vector<Expectation>& expectations);
/// What each type of each agent sends: "1 (0 -> 0, 2 -> 1), 2 (0 -> 0, 2 -> 1)".
std::string in_words(const TypeSpace& types, const TypeSpace& messages, const PlanProfile& plans);
/// "coalition {1, 2}; true types (t1, t1); report (t1, t2)"; "" for a claim about the example as a
/// whole.
std::string in_words(const FiniteModel& model, const Statement& statement, const Place& place);
/// "8 equalities, 18 inequalities, 2 tight".
std::string in_words(const Tally& tally);

/// "allocation q, transfer rules phi1, phi2".
std::string in_words(const FiniteModel& model, const Mechanism& mechanism);

/// "1, 2, 3".
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");
/// "1 claim", "2 claims".
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

}  // namespace candor
