// SPDX-License-Identifier: MIT
// Claims with their verdicts, sources, definitions and proofs, in a report on their case or each on its
// own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "reports/case_result.hpp"
#include "reports/document/document.hpp"

namespace candor::said {

/// What proofs have shown so far in a report, so that later ones refer to it.
class Shown {
 public:
  /// The claim whose proof has shown this before; nothing if none has, and then this one does.
  std::optional<std::string> before(const std::string& what, const std::string& claim);

 private:
  std::map<std::string, std::string> claims_;  ///< by what they show
};

/// A case in a report, or in parts.
struct CasePart {
  const CaseResult& result;
  std::string label;        ///< how labels of its claims begin: "candor:guo2019-example"
  bool is_numbered = true;  ///< claims are numbered and refer to a section of definitions; otherwise each carries its
                            ///< definition with it
  Shown* shown = nullptr;   ///< absent where a claim stands alone
  std::size_t row_limit = 64;  ///< a proof with more rows shows only the most telling
};

/// All claims: proofs in the order of the case, printed values that follow one another in one
/// table, under the headings of the case, which have this level.
document::Blocks all_claims(const CasePart& part, int level);
/// One claim.
document::Blocks single_claim(const CasePart& part, std::size_t claim);
/// The claims that are not values, one a row, and how many printed numbers there are.
document::Blocks overview(const CasePart& part);
/// The claims of the source that are wrong, with what is wrong about them.
document::List discrepancies(const CasePart& part);

/// The definitions that claims appeal to, each once, in the order in which reports print them: family
/// by family, property by property.
class UsedDefinitions {
 public:
  void add(const CaseFile& file);
  /// Each of them numbered, after the symbols that those of its family use.
  document::Blocks all() const;

 private:
  std::map<std::tuple<std::size_t, std::size_t, std::string>, document::Definition> used_;  // by family and property
  std::map<std::size_t, document::Blocks> symbols_;                                         // by family
};

}  // namespace candor::said
