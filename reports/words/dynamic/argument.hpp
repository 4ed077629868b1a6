// SPDX-License-Identifier: MIT
// A decided claim about a dynamic model, and what its proof or refutation can show.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "reports/words/dynamic/comparisons.hpp"
#include "reports/words/dynamic/strategies.hpp"
#include "reports/words/proof_setting.hpp"

namespace candor::dynamic::wording {

struct Argument {
  Argument(const ProofSetting& setting, const Notation& notation, const Statement& statement,
           const candor::Evidence& evidence);

  const ProofSetting& setting;
  const Notation& n;
  const Model& model;
  const Statement& statement;
  const Evidence* found;  ///< the evidence, unless comparisons alone decide
  Comparisons compared;
  const Judgement* failure = nullptr;  ///< of a refuted claim: the first comparison of the counterexample

  template <class Kind>
  const Kind* evidence() const {
    return found == nullptr ? nullptr : std::get_if<Kind>(found);
  }
  /// Throws std::bad_variant_access if it is of another kind.
  template <class Kind>
  const Kind& the_evidence() const {
    if (found == nullptr) throw std::bad_variant_access();
    return std::get<Kind>(*found);
  }
  std::size_t allocation() const;  ///< of the mechanism that the claim is about

  /// Every comparison in a row, or those with the least slack.
  Blocks table(const Text& left, const Text& right) const;
  /// Comparisons of truth with misreports: by public state, if they fit; a row each otherwise.
  Blocks incentives() const;
  /// Comparisons of what the rule or truth gives all together with other outcomes or reports.
  Blocks choices(const Text& opening, const std::string& whose) const;
  /// The comparisons that the claim is about, in a table.
  Table totals_in_rows(const Text& left, const Text& right) const { return in_rows(n, compared.totals, left, right); }

  /// "g_1 = 1/2 >= 1/2 = U^1", given what the sides are for these agents.
  using OfAgents = std::function<Math(const Math& agents)>;
  Display totals(const OfAgents& left, const OfAgents& right = {}) const;
  Math equations(const OfAgents& left, const OfAgents& right = {}) const;  ///< the same on one line
  Blocks largest_total(Blocks shown) const;  ///< and then E[sum of payoffs] against that of the best plan
  Blocks group_total(Blocks shown) const;    ///< and then the sum of utilities against what all can get

  Blocks policy(const Policy& policy) const;
  /// Why no other policy is better.
  Text bellman() const;
  /// What a truthful agent expects at each public state against the worst that the others can do.
  Blocks sure_things(const Opposition& opposition) const;
  /// The claim that has shown the same numbers for all these agents.
  std::optional<Reference> guaranteed_before(const Opposition& opposition) const;
  std::optional<Reference> before(const std::string& what) const;

  Blocks scheme(const MixedScheme& scheme) const;
  Blocks bounds(const SchemeBounds& bounds) const;
  Blocks play(const MixedPlay& play) const;

  // About the comparison that fails.
  const Place& place() const { return place_of(*failure); }
  Math left() const { return failure->left.value; }
  Math right() const { return failure->right.value; }
  Text who() const { return n.who(place().coalition.value()); }
  Text where() const;                      ///< "In period 2, at the public state k = ((0, 1), a),"
  Text type() const;                       ///< " of type 0", or nothing
  Text after(const Text& messages) const;  ///< " after the reports (0, 1),", or nothing
  Blocks misreport() const;

 private:
  using ByState = std::map<std::pair<std::uint32_t, PublicState>, std::map<std::uint32_t, Rational>>;  // and by agent
  ByState guaranteed() const;
  Table guarantees(const Opposition& opposition) const;
  Text explained() const;
  std::string computed() const;
};

}  // namespace candor::dynamic::wording
