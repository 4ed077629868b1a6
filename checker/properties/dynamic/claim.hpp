// SPDX-License-Identifier: MIT
// The properties of dynamic models that a case may claim: what each one quantifies over.
// docs/dynamic.md gives the statements; the file named beside each property holds its judgements.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/model/dynamic/model.hpp"
#include "exact/rational.hpp"

namespace candor {
enum class Relation;
enum class Stage;
enum class Balance;
}  // namespace candor

namespace candor::dynamic {

/// The information sets at which something is asked for.
enum class Tier {
  all,   ///< every public state that reports can lead to, with every type of the agent
  tree,  ///< there, the types that nature can draw after some reports of all agents: the information sets of the game
  path,  ///< public states and types of positive probability when everybody is truthful
};

/// Truth-telling is optimal for every agent, in every period, in expectation over what the others,
/// believed to have been truthful, may be (per-period interim incentive compatibility).
struct InterimIc {
  static constexpr std::string_view property = "interim_ic";
  Mechanism mechanism;
  Tier tier = Tier::tree;
};  // incentives
/// ... whatever the others' types in this period are.
struct ExPostIc {
  static constexpr std::string_view property = "ex_post_ic";
  Mechanism mechanism;
};                              // incentives
struct IndividualRationality {  // participation
  static constexpr std::string_view property = "individual_rationality";
  Mechanism mechanism;
  Stage stage{};
  Tier tier = Tier::all;  ///< at which information sets; of no account ex ante
};
/// exact, no_deficit: the transfers of every period, public state and report profile; ex_ante...:
/// their expected discounted total under truth.
struct BudgetBalance {
  static constexpr std::string_view property = "budget_balance";
  Mechanism mechanism;
  Balance balance{};
};  // participation
/// No rule gives a larger expected total payoff; sequentially: from every period and type profile
/// on.
struct Efficient {
  static constexpr std::string_view property = "efficient";
  std::size_t allocation = 0;
  bool sequentially = false;
};  // efficiency
/// No joint report strategy of all agents, who know all their types, gives a larger total; of a
/// rule: of payoffs; of a mechanism: of utilities.
struct IncentiveEfficient {  // efficiency
  static constexpr std::string_view property = "incentive_efficient";
  enum class Of { rule, mechanism } of = Of::rule;
  Mechanism mechanism;        ///< of a rule: without transfers
  bool sequentially = false;  ///< from every period, public state and type profile on
};
/// What a truthful agent gets at least, whatever the others do: g_i; with `best_response`, the most
/// that an agent can make sure of by his best strategy: m_i, in a game of one period. Without a
/// number, for each of the agents: as much as when all are truthful.
struct Guarantee {  // collusion, best_response
  static constexpr std::string_view property = "guarantee";
  Mechanism mechanism;
  Coalition agents;     ///< one agent if there is a number
  Relation relation{};  ///< of g_i or m_i to the number
  std::optional<Rational> number;
  bool best_response = false;
};
/// S_C minus the members' truthful utilities: what a coalition that pools its information gains in
/// total while the others are truthful.
struct CoalitionGain {
  static constexpr std::string_view property = "coalition_gain";
  Mechanism mechanism;
  Coalition coalition;
  Relation relation{};
  Rational number;
};  // collusion
/// What a member of a collusion scheme is sure to get, or he declines and all play the mechanism
/// truthfully: nothing; in expectation before he knows his type, what truth gives; or for each
/// type.
enum class Participation { none, ex_ante, interim };
/// No incentive compatible, balanced collusion scheme gives each of its members more than truthful
/// play: of the grand coalition; or of any coalition, outsiders' truth being optimal as well. With
/// `participation`: none that its members accept in this sense gives any of them more than truthful
/// play, be its reports drawn by lot or not.
struct CollusionProof {  // collusion
  static constexpr std::string_view property = "collusion_proof";
  enum class Colluders { any, grand } colluders = Colluders::any;
  Mechanism mechanism;
  std::optional<Participation> participation{};  ///< ex_ante or interim
};
/// In a game of one period, over all collusion schemes of a coalition that are incentive compatible
/// for its members, leave truth optimal for outsiders, balance and are accepted: the largest, or
/// least, sum of some agents' expected utilities. Their reports may be drawn by lot: gamma(m) in
/// Delta(reports), q(m).
struct SchemeOptimum {  // one_period
  static constexpr std::string_view property = "scheme_optimum";
  enum class Direction { largest, least } direction = Direction::largest;
  Mechanism mechanism;
  Coalition coalition;  ///< the members
  Coalition agents;     ///< whose utilities are added up
  Participation participation = Participation::none;
  Relation relation{};
  Rational number;
};
/// An expected discounted value from a public state on (payoff, utility), or a transfer of that
/// period, added up over a coalition; over the agents whose types are not given, in expectation
/// given the state.
struct Value {  // value
  static constexpr std::string_view property = "value";
  enum class Of { payoff, transfer, utility } of = Of::utility;
  Mechanism mechanism;                ///< of a scheme: the scheme's
  std::optional<std::size_t> scheme;  ///< in the game that this scheme makes of its mechanism; a transfer is then
                                      ///< mechanism's and side payment together
  Coalition coalition;
  std::uint32_t period = 1;  ///< with an infinite horizon 2 is any later period
  PublicState state;         ///< reports and outcome are given in periods after the first; messages too under a scheme
  JointType given;           ///< true and reported types of some agents in that period
  Relation relation{};
  Rational number;
};
struct SchemeClaim {  // scheme
  static constexpr std::string_view property = "scheme";
  enum class Aspect {
    incentive_compatible,  ///< truthful messages are optimal for every member at every information set (Tier::all)
    outsiders_truthful,    ///< truth is optimal for every outsider at the information sets of the game (Tier::tree)
    balanced,              ///< side payments sum to 0
    profitable,            ///< every member expects more than in truthful play of the mechanism
  } aspect = Aspect::incentive_compatible;
  std::size_t scheme = 0;
};
/// Two transfer rules pay the same in every period, public state and report profile.
struct EqualRules {
  static constexpr std::string_view property = "equal_rules";
  std::size_t first = 0, second = 0;
};  // participation

using Statement = std::variant<InterimIc, ExPostIc, IndividualRationality, BudgetBalance, Efficient, IncentiveEfficient,
                               Guarantee, CoalitionGain, CollusionProof, Value, SchemeClaim, EqualRules, SchemeOptimum>;

std::string_view property_name(const Statement& statement);

/// Where in the example a judgement stands.
struct Place {
  /// What is compared there.
  enum class About {
    incentive,      ///< left: truth; right: `report`, both from `truth` on, at `state`
    participation,  ///< left: the agent's value; right: his outside option
    balance,        ///< the transfers at `report`; ex ante: without a period
    planner,     ///< Bellman inequality of a plan: left: its value at `truth`; right: choosing `outcome` (or reporting
                 ///< `report`) now and following it afterwards
    coalition,   ///< Bellman inequality of a policy of `coalition`: left: its value at `truth`; right: reporting
                 ///< `report` now and following it afterwards
    opposition,  ///< Bellman inequality of the others' policy against one agent, the coalition: left: what it leaves
                 ///< him; right: what is left if they report `report` now
    total,       ///< the comparison that the claim is about, once the values are known
    side_payments,  ///< their sum at `state` and message `report`
    multiplier,     ///< of what is asked of a scheme: the incentives of an agent (`truth`, `report`), his participation
                    ///< (`truth`, or nothing)
    weight,  ///< of the side payment to an agent at the messages `report`, in a combination in which side payments
             ///< cancel
  } about = About::total;
  std::uint32_t period =
      0;  ///< 1, 2, ...; 0: before the first, or no period in particular; with an infinite horizon 2: any later period
  std::optional<PublicState> state;
  std::optional<Coalition> coalition;  ///< whose incentives, values or payments; an agent is a coalition of one
  std::optional<JointType> truth, report, outsiders;
  std::optional<Outcome> outcome;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace candor::dynamic
