// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<FullSupport> {
  static Definition definition(const FullSupport&) {
    using namespace letters;
    return {"full_support",
            "Full support",
            "full support",
            {Text{"Every type profile ", in(theta, Theta), " is possible:"}, display(p(theta) > 0)}};
  }
  static Sides sides(const FullSupport&) { return {"probability", ""}; }
  static Text sentence(const Notation&, const FullSupport&) { return {"The prior ", letters::p, " has full support."}; }
  static Blocks proof(const Proved& proved, const FullSupport&) {
    using namespace letters;
    const std::vector<Judgement>& rows = proved.list.rows;
    const auto least = std::min_element(rows.begin(), rows.end(), [](const Judgement& one, const Judgement& two) {
      return one.left.value < two.left.value;
    });
    return proved.shown({"Every type profile has positive probability; the least is ", Math(least->left.value), ", at ",
                         proved.n.joint(*least->place.truth), "."},
                        {theta, p(theta), {}});
  }
  static Blocks refutation(const Failed& failed, const FullSupport&) {
    return {Text{"The type profile ", failed.truth(), " has probability ", failed.left(), "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::FullSupport>;
