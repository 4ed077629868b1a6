// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

/// For each coalition: expected transfer, the outsiders' expected payoff, and their difference, by
/// type.
Tables externalities(const Notation& n, const ExternalityPayment& claim) {
  using namespace letters;
  const Environment& environment = n.model().environment;
  Tables result;
  for (const Coalition coalition : claim.coalitions) {
    const std::vector<Rational> marginals = environment.prior.marginals(environment.types, coalition);
    Table table{{{Table::Align::left, theta[S]},
                 {Table::Align::right, T[phi](S | theta[S])},
                 {Table::Align::right, U(-S | theta[S])},
                 {Table::Align::right, D[S]}},
                {{0, 4, S == n.coalition(coalition)}}};
    for (std::uint32_t type = 0; type < marginals.size(); ++type) {
      if (marginals[type].sign() == 0) continue;
      const Event given{{coalition, type}, std::nullopt};
      const Rational transfer = evaluate(n.model(), {Quantity::transfer, coalition, std::nullopt,
                                                     claim.mechanism.transfers.front(), given, MixedReport::truth()});
      const Rational payoff =
          evaluate(n.model(), {Quantity::payoff, environment.types.outsiders(coalition), claim.mechanism.allocation,
                               std::nullopt, given, MixedReport::truth()});
      table.rows.push_back({n.joint(given.types), Math(transfer), Math(payoff), Math(transfer - payoff)});
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

}  // namespace

template <>
struct Saying<ExternalityPayment> {
  static Definition definition(const ExternalityPayment&) {
    using namespace letters;
    return {
        "externality_payment",
        "Payment of externalities",
        "externality payment",
        {Text{"What a coalition ", S,
              " expects to be paid is what the outsiders then expect as payoff, up to a constant: for all ", theta[S]},
         display(T[phi](S | theta[S]) == U(-S | theta[S]) + D[S])}};
  }
  static Sides sides(const ExternalityPayment&) { return {"transfer less the outsiders' payoff", ""}; }
  static Text sentence(const Notation& n, const ExternalityPayment& claim) {
    return {"In ",
            n.the_mechanism(claim.mechanism),
            ", the externality they impose on the outsiders is paid to ",
            n.who_all(claim.coalitions),
            claim.constant ? ", with the constant " + (letters::D[letters::S] == *claim.constant) : Text(),
            "."};
  }
  static Blocks proof(const Proved& proved, const ExternalityPayment& claim) {
    using namespace letters;
    if (!proved.list.complete || proved.list.rows.size() > 4 * proved.setting.row_limit)
      return proved.shown({"The constants ", D[S], " agree."},
                          {theta[S], T[phi](S | theta[S]) - U(-S | theta[S]), D[S]});
    return {Text{"For each coalition the difference of the two expectations is the same for all its types; it is the "
                 "constant ",
                 D[S], "."},
            externalities(proved.n, claim)};
  }
  static Blocks refutation(const Failed& failed, const ExternalityPayment& claim) {
    return {Text{"For ", failed.who(), " of type ", failed.truth(),
                 " the difference of expected transfer and the outsiders' expected payoff is ", failed.left(),
                 claim.constant ? Text(", not ") : Text{"; for type ", failed.other(), " it is "}, failed.right(),
                 "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::ExternalityPayment>;
