// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<ManipulableProfiles> {
  static Definition definition(const ManipulableProfiles& claim) {
    using namespace letters;
    return {"manipulable_profiles",
            "Manipulable profiles",
            "manipulable profiles",
            {Text{"A type profile ", theta,
                  " is manipulable if somebody, or some group, has a misreport that " +
                      std::string(claim.strength == Strength::strong ? "helps a member and harms none"
                                                                     : "helps every member") +
                      " while the others are truthful. "},
             claim.measure == ManipulableProfiles::Measure::number
                 ? Text("The claim is about their number.")
                 : Text("The claim is about the probability that the types are such.")}};
  }
  static Sides sides(const ManipulableProfiles&) { return {"manipulable profiles", "claimed"}; }
  static Text sentence(const Notation& n, const ManipulableProfiles& claim) {
    return {"In ",
            n.the_mechanism(claim.mechanism),
            claim.measure == ManipulableProfiles::Measure::number
                ? ", the number of profiles at which some group among "
                : ", the probability of profiles at which some group among ",
            n.who_all(claim.coalitions),
            " gains by a misreport is ",
            phrase(claim.relation),
            Math(claim.number),
            "."};
  }
  static Blocks proof(const Proved& proved, const ManipulableProfiles& claim) { return which(proved.n, claim); }
  static Blocks refutation(const Failed& failed, const ManipulableProfiles& claim) {
    return Blocks{Text{"It is ", failed.left(), ", not ", phrase(claim.relation), failed.right(), "."}} +
           which(failed.n, claim);
  }

 private:
  /// The first of them, each with a misreport that pays.
  static Blocks which(const Notation& n, const ManipulableProfiles& claim) {
    using namespace letters;
    constexpr std::size_t most = 12;
    const ModelOf<Rational> model(n.model());
    Table table{{{Table::Align::left, theta}, {Table::Align::left, S}, {Table::Align::left, hat(theta)[S]}}};
    bool more = false;
    for (Profile at; at.value < n.types().profile_count() && !more; ++at.value) {
      const std::optional<GroupLie> lie = helpful_lie(model, claim, at);
      if (!lie) continue;
      more = table.rows.size() == most;
      if (!more)
        table.rows.push_back({n.joint(n.types().restrict(at, n.types().grand_coalition())),
                              n.coalition(lie->report.coalition), n.joint(lie->report)});
    }
    if (table.rows.empty()) return {};
    return {Text{more ? "The first of them, each with a misreport that pays:" : "Each with a misreport that pays:"},
            std::move(table)};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::ManipulableProfiles>;
