// SPDX-License-Identifier: MIT
#include "checker/properties/finite/parametric_judgement.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/region.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

std::string in_number(const RegionSubject& subject, const char* one, const char* several) {
  return subject.claims.size() == 1 ? one : several;
}

/// "claim a", "claims a, b".
Text claims_of(const RegionSubject& subject) {
  return {in_number(subject, "claim ", "claims "), claims_in_words(subject)};
}

/// Each bound is what one comparison asks for, or a constant that is true.
bool each_is_one_demand(const ParameterRegion& claim, const RegionProof& proof) {
  for (std::size_t k = 0; k < proof.bounds.size(); ++k) {
    const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[k].terms;
    const bool is_one = terms.empty() || (terms.size() == 1 && terms.front().demand.function.coefficients ==
                                                                   claim.region[k].normalised().function.coefficients);
    if (!is_one) return false;
  }
  return true;
}

/// What asks for a bound, and where.
Table sources_of_bounds(const Notation& n, const ParameterRegion& claim, const RegionProof& proof) {
  const RegionSubject& subject = *claim.subject;
  const bool each_is_one = each_is_one_demand(claim, proof);
  const bool names_claims = subject.claims.size() > 1;
  Table table;
  const auto column = [&](const char* heading) { table.columns.push_back({Table::Align::left, heading}); };
  column("bound");
  if (!each_is_one) column("multiplier");
  if (!each_is_one) column("of");
  if (names_claims) column("claim");
  column("asked for where");
  for (std::size_t k = 0; k < proof.bounds.size(); ++k)
    for (std::size_t t = 0; t < proof.bounds[k].terms.size(); ++t) {
      const RegionProof::Bound::Term& term = proof.bounds[k].terms[t];
      const Claim& from = subject.claims[term.place.claim].claim;
      Table::Row cells{t == 0 ? Text(bound(claim.region[k], subject.family)) : Text()};
      if (!each_is_one) cells.emplace_back(term.multiplier);
      if (!each_is_one) cells.emplace_back(bound(term.demand, subject.family));
      if (names_claims) cells.emplace_back(from.id);
      cells.emplace_back(in_words(n.model(), from.statement, term.place.place));
      table.rows.push_back(std::move(cells));
    }
  return table;
}

}  // namespace

template <>
struct Saying<ParameterRegion> {
  static Definition definition(const ParameterRegion&) {
    using namespace letters;
    const Math bound = joined({a[k], t}, Sign::dot) >= b[k];
    return {"parameter_region",
            "Region of parameter values",
            "parameter region",
            {Text{"Some numbers of the example are parameters ", t == tuple({t[1], letter("dots"), t[m]}),
                  ", on which payoffs, transfers, outside options and stated numbers depend affinely; the prior does "
                  "not depend on them, and the allocation rules are held as they are in the example. Each comparison "
                  "of the claims is then an inequality between affine functions of\u00A0",
                  t, ", and"},
             display(set({row({t, upright(" : the claims hold at "), t})}) ==
                         set({row({t, upright(" : "), bound, upright(" for all "), k})}),
                     ","),
             "the right side being the region in the claim (a bound may also be strict). Each bound follows from the "
             "comparisons, and each comparison follows from the bounds."}};
  }
  static Text sentence(const Notation&, const ParameterRegion& claim) {
    const RegionSubject& subject = *claim.subject;
    const std::vector<Math> parameters = symbols_of_parameters(subject.family);
    const Text which = joined(std::vector<Text>(parameters.begin(), parameters.end()), ", ");
    const Text claims = claims_of(subject);
    if (is_nowhere(claim.region))
      return {"For no value of ", which, in_number(subject, " does ", " do "), claims, " hold."};
    const Text hold = capitalised(claims) + in_number(subject, " holds", " hold");
    if (is_everywhere(claim.region)) return {hold, " for all values of ", which, "."};
    return {
        hold, " for exactly those values of ", which, " with ", joined(bounds(claim.region, subject.family), " and "),
        "."};
  }
  static Blocks proof(const Proved& proved, const ParameterRegion& claim) {
    const auto& found = proved.evidence<RegionProof>();
    Blocks result{Text{"With the allocations as they are, both sides of every comparison are affine in ",
                       joined(symbols_of_parameters(claim.subject->family), Sign::comma), "."}};
    if (!is_everywhere(claim.region)) {
      const bool sums = !each_is_one_demand(claim, found);
      result.emplace_back(sums ? "Each bound is what one comparison asks for, or a sum of several:"
                               : "Each bound is what one comparison asks for:");
      result.emplace_back(sources_of_bounds(proved.n, claim, found));
    }
    result.emplace_back(is_nowhere(claim.region)
                            ? std::string("They contradict one another.")
                            : "Conversely, all comparisons together ask for " +
                                  counted(found.consequences.size(), "distinct inequality", "distinct inequalities") +
                                  ", and each of them follows from the bounds.");
    return result;
  }
  static Blocks refutation(const Failed& failed, const ParameterRegion& claim) {
    const auto& point = std::get<ParameterPoint>(failed.refuted.evidence());
    return {capitalised(region_counterexample(failed.n.model(), *claim.subject, point,
                                              failed.refuted.counterexample().back())) +
            "."};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::ParameterRegion>;
