// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Cbdp> {
  static Definition definition(const Cbdp&) {
    using namespace letters;
    return {"cbdp",
            "Coalitional beliefs determine preferences",
            "CBDP",
            {Text{"Different types of a coalition hold different beliefs: for every coalition ", S != I,
                  " of the pattern and all ", bar(theta)[S] != hat(theta)[S],
                  " of positive probability there are types ", theta[-S], " of the outsiders with"},
             display(p(theta[-S] | bar(theta)[S]) != p(theta[-S] | hat(theta)[S]))}};
  }
  static Sides sides(const Cbdp&) { return {.left = "belief", .right = "belief", .are_beliefs = true}; }
  static Text sentence(const Notation& n, const Cbdp& claim) {
    return {"Coalitional beliefs determine preferences under ", letters::p, ", for ", n.who_all(claim.coalitions), "."};
  }
  static Blocks proof(const Proved& proved, const Cbdp&) {
    using namespace letters;
    Headings headings{bar(theta)[S], p(theta[-S] | bar(theta)[S]), p(theta[-S] | hat(theta)[S])};
    headings.other = hat(theta)[S];
    headings.outsiders = theta[-S];
    return proved.shown(
        "For every two types of a coalition the table names types of the outsiders to which they give different "
        "probabilities.",
        headings);
  }
  static Blocks refutation(const Failed& failed, const Cbdp&) {
    return {Text{"The types ", failed.truth(), " and ", failed.other(), " of ", failed.who(),
                 " hold the same beliefs about the others:"},
            beliefs(failed), "Both rows are the same."};
  }

 private:
  /// Both beliefs of a failed comparison, in full.
  static Table beliefs(const Failed& failed) {
    using namespace letters;
    const Environment& environment = failed.n.model().environment;
    const TypeSpace& types = environment.types;
    const Place& place = failed.comparison.place;
    const Coalition others = types.outsiders(*place.coalition);
    Table table{{{Table::Align::left, theta[-S]},
                 {Table::Align::right, p(theta[-S] | failed.truth())},
                 {Table::Align::right, p(theta[-S] | failed.other())}}};
    for (std::uint32_t other = 0; other < types.joint_type_count(others); ++other) {
      Table::Row cells{failed.n.joint({others, other})};
      for (const JointType own : {*place.truth, *place.other})
        cells.emplace_back(environment.prior(Profile{types.offset(own) + types.offset(JointType{others, other})}) /
                           environment.prior.marginal(types, own));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Cbdp>;
