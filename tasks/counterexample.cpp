// SPDX-License-Identifier: MIT
#include "tasks/counterexample.hpp"

#include <stdexcept>

#include "cases/format/write/write_case.hpp"
#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "prover/search/necessity.hpp"
#include "reports/text/consequence.hpp"
#include "tasks/consequence.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {

namespace {

constexpr const char* simple_theorem =
    "Any ex-post efficient allocation rule q under any profile of utility functions is implementable via an interim "
    "CIC and ex-post BB simple mechanism";
constexpr const char* ambiguous_theorem =
    "any ex-post efficient allocation rule q under any profile of utility functions is implementable via an interim "
    "CIC and ex-post BB ambiguous mechanism";

bool has_label(const TypeSpace& types, const std::string& label) {
  for (Agent i : types.grand_coalition())
    if (types.label(i) == label || types.find_type(i, label)) return true;
  return false;
}

/// The payoffs, as a favour shows them: what all get under truth, and what the asker gains from the
/// payer by asking without being of the type that may.
struct Payoff {
  const Favour& favour;

  static Value expected(Coalition coalition, const Event& given, const MixedReport& report, const Rational& number) {
    return {Value::Of::payoff, {}, coalition, 0, {}, report, given, Relation::equal, number};
  }
  static Value under_truth(const TypeSpace& types) {
    return expected(types.grand_coalition(), {}, MixedReport::truth(), 0);
  }
  Value when_asked_falsely(Agent agent, const Rational& number) const {
    const Coalition asker = Coalition::of(favour.asker);
    Event given;
    given.types = {asker, favour.truth.value};
    return expected(Coalition::of(agent), given, MixedReport::pure({asker, favour.report.value}), number);
  }
};

/// The claims of the new case. What does not follow from the condition is claimed as the kernel
/// decides it, and left out if it does not.
class Claims {
 public:
  Claims(const FiniteModel& model, const SearchOptions& search)
      : model_(model), search_(search), kernel_(model, defect_of_names) {}

  void add(const std::string& id, const Statement& statement, Expect expect, const std::string& says,
           const std::string& where, const std::string& note) {
    claims_.push_back({{id, statement}, expect, says, where, "", note, 0});
  }
  void add_if_decided(const std::string& id, const Statement& statement, const std::string& says,
                      const std::string& where, const std::string& note_if_verified) {
    const Verdict verdict = prove(kernel_, model_, statement, search_.limit());
    if (is_undecided(verdict)) return;
    add(id, statement, is_verified(verdict) ? Expect::verified : Expect::refuted, says, where,
        is_verified(verdict) ? note_if_verified : "");
  }
  std::vector<StatedClaim> claims() { return std::move(claims_); }

 private:
  const FiniteModel& model_;
  const SearchOptions& search_;
  Kernel kernel_;
  std::vector<StatedClaim> claims_;
};

Implementable balanced(const CoalitionPattern& coalitions) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = coalitions;
  return claim;
}

std::vector<StatedClaim> claims_of(const FiniteModel& model, const Favour& favour, const Statement& condition,
                                   const SearchOptions& search) {
  const CoalitionPattern &pattern = model.environment.coalitions,
                         alone = singletons(model.environment.types.agent_count());
  Claims claims(model, search);
  const auto add_payoffs = [&] {
    const Payoff payoff{favour};
    claims.add("payoffs.truth", Payoff::under_truth(model.environment.types), Expect::verified, "", "", "");
    claims.add("payoffs.asker", payoff.when_asked_falsely(favour.asker, 1), Expect::verified, "", "",
               "The asker likes the favour when it should not be done ...");
    claims.add("payoffs.payer", payoff.when_asked_falsely(favour.payer, -1), Expect::verified, "", "",
               "... and somebody pays for it.");
    claims.add("efficient", Efficient{0}, Expect::verified, "", "slide 4", "Payoffs add up to 0 whatever is chosen.");
  };
  if (is_claim<CoalitionalIdentifiability>(condition)) {
    claims.add("coalitional_identifiability", condition, Expect::refuted, "The CI condition holds",
               "Theorem 1, slide 10", "The condition fails for this information structure.");
    add_payoffs();
    claims.add("implementable", balanced(pattern), Expect::refuted, simple_theorem, "Theorem 1, slide 10",
               "Not this one: the condition is needed.");
    if (pattern != alone)
      claims.add_if_decided("implementable.singles", balanced(alone), "", "",
                            "It is the coalitions that stand in the way.");
    claims.add_if_decided("cbdp", Cbdp{pattern}, "The CBDP condition holds", "Theorem 2, slide 17", "");
    claims.add_if_decided("ambiguous_implementable", AmbiguousImplementable{0, pattern}, ambiguous_theorem,
                          "Theorem 2, slide 17",
                          "What no single transfer rule can do, several can if nobody knows which is in force.");
  } else {
    claims.add("cbdp", condition, Expect::refuted, "The CBDP condition holds", "Theorem 2, slide 17",
               "The condition fails for this information structure.");
    add_payoffs();
    claims.add("ambiguous_implementable", AmbiguousImplementable{0, pattern}, Expect::refuted, ambiguous_theorem,
               "Theorem 2, slide 17", "Not this one: the condition is needed.");
    if (pattern != alone)
      claims.add_if_decided("cbdp.singles", Cbdp{alone}, "", "",
                            "Alone, an agent has other beliefs with each of its types.");
    if (pattern != alone)
      claims.add_if_decided("implementable.singles", balanced(alone), "", "",
                            "It is the coalitions that stand in the way.");
    claims.add("implementable", balanced(pattern), Expect::refuted, "", "",
               "A simple mechanism is an ambiguous one with a single rule.");
  }
  return claims.claims();
}

CaseFile counterexample_case(const CaseFile& original, const StatedClaim& stated, Unimplementable found,
                             const SearchOptions& search) {
  const bool simple = is_claim<Implementable>(found.statement);
  CaseFile file;
  file.title =
      simple ? "A rule that no balanced transfers can implement" : "A rule that no ambiguous mechanism can implement";
  file.source = {
      "Huiyi Guo", "Coalition-Proof Mechanisms Under Correlated Information", "2019",
      std::string("slides of 31 December 2019, ") + (simple ? "Theorem 1 (slide 10)" : "Theorem 2 (slide 17)"),
      "The payoffs and the rule are made from claim " + stated.claim.id + " of " + original.id +
          ", whose types, prior and coalitions these are."};
  file.about = favour_in_words(found.model.environment.types, consequence_of(found));
  file.model = std::move(found.model);
  std::string& name = file.finite().allocations.front().name;
  while (has_label(file.finite().environment.types, name)) name += '_';
  file.claims = claims_of(file.finite(), found.favour, stated.claim.statement, search);
  return file;
}

/// Throws GaveUp.
void require_that_it_checks(const std::string& text, const SearchOptions& search) {
  const SearchLimit limit = search.limit();
  const Patience patience = limit.patience("reading the counterexample back");
  const CaseFile again = read_back(text, patience);
  const Kernel kernel(again.finite(), defect_of_names, patience);
  for (const StatedClaim& stated : again.claims) {
    const Verdict verdict = prove(kernel, again.finite(), stated.claim.statement, search.limit());
    const auto* undecided = std::get_if<Undecided>(&verdict);
    if (undecided != nullptr && undecided->reason() == Undecided::Reason::resource_limit)
      throw GaveUp("claim " + stated.claim.id + " of the counterexample is undecided: " + undecided->explanation());
    if (!as_expected(stated.expect, verdict))
      throw std::logic_error("claim " + stated.claim.id + " of the counterexample does not come out as expected");
  }
}

}  // namespace

void require_condition(const StatedClaim& stated) {
  if (!is_claim<CoalitionalIdentifiability>(stated.claim.statement) && !is_claim<Cbdp>(stated.claim.statement))
    throw InvalidQuestion("claim " + stated.claim.id + " is about " +
                          std::string(property_name(stated.claim.statement)) +
                          "; a counterexample is made from a claim of coalitional_identifiability or cbdp that fails");
}

std::string counterexample(const CaseFile& file, const StatedClaim& stated, const Refuted& refuted,
                           const SearchOptions& search) {
  std::optional<Unimplementable> found = unimplementable(file.finite(), stated.claim.statement, refuted);
  if (!found) throw std::logic_error("claim " + stated.claim.id + " is refuted, but no counterexample comes of it");
  std::string text = write_case(counterexample_case(file, stated, std::move(*found), search));
  require_that_it_checks(text, search);
  return text;
}

}  // namespace candor
