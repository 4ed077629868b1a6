// SPDX-License-Identifier: MIT
#include <array>

#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/formula.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

constexpr std::size_t short_formula = 40;  // a longer one gets a name

/// "the payoff of ", "the transfer to ".
std::string quantity_of(const Everywhere& claim) {
  return "the " + std::string(word_of(claim.quantity)) + (claim.quantity == Quantity::transfer ? " to " : " of ");
}

Math quantity(const Everywhere& claim) {
  switch (claim.quantity) {
    case Quantity::payoff: return letters::U;
    case Quantity::transfer: return letters::T[letters::phi];
    case Quantity::utility: break;
  }
  return letters::V[letters::phi];
}

/// The rules that the amounts depend on.
Math rules(const Notation& n, const Everywhere& claim) {
  if (!claim.transfers) return n.allocation(claim.allocation.value_or(0));
  if (!claim.allocation) return n.transfers(*claim.transfers);
  return n.mechanism({"", *claim.allocation, {*claim.transfers}});
}

std::string kind_of_rules(const Everywhere& claim) {
  return !claim.transfers ? "the allocation rule " : !claim.allocation ? "the transfer rule " : "the mechanism ";
}

}  // namespace

template <>
struct Saying<Everywhere> {
  static Definition definition(const Everywhere&) {
    using namespace letters;
    return {"everywhere",
            "Amounts at every type profile",
            "everywhere",
            {Text{"A payoff, transfer or utility under truth, of a coalition\u00A0", S,
                  " or of each agent, is compared with a number ", x(theta), " at every ", in(theta, Theta),
                  "; in the case of utility and equality"},
             display(sum(in(i, S), bracketed(u[i](q(theta), theta) + phi[i](theta))) == x(theta))}};
  }
  static Sides sides(const Everywhere& claim) { return {std::string(word_of(claim.quantity)), ""}; }
  static Text about(const Notation& n, const Everywhere& claim) { return rules(n, claim); }
  static Text sentence(const Notation& n, const Everywhere& claim) {
    const Text who = claim.parts.size() > 1 ? "each agent " + letters::i
                     : claim.parts.empty()  ? Text("nobody")
                                            : n.who(claim.parts.front().coalition);
    const Math number = formula_text(n, claim.text);
    return {"With ",
            kind_of_rules(claim),
            rules(n, claim),
            " ",
            quantity_of(claim),
            who,
            " is at every type profile ",
            letters::theta,
            " ",
            phrase(claim.relation),
            claim.text.size() < short_formula ? Text(number) : "the number " + (letters::x(letters::theta) == number),
            "."};
  }
  static Blocks proof(const Proved& proved, const Everywhere& claim) {
    using namespace letters;
    Headings headings{theta, quantity(claim)(S | theta), x(theta)};
    headings.grouped = claim.parts.size() > 1;
    return proved.shown({}, headings);
  }
  static Blocks refutation(const Failed& failed, const Everywhere& claim) {
    return {Text{"At ", failed.truth(), " ", quantity_of(claim), failed.who(), " is ", failed.left(), ", not ",
                 phrase(claim.relation), failed.right(), "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Everywhere>;
