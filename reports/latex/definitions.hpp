// SPDX-License-Identifier: MIT
// What each property means, in the notation of the literature, and what a claim says about its
// example, in TeX. docs/claims.md says the same in words.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"
#include "reports/latex/notation.hpp"

namespace candor::tex {

struct Definition {
  std::string key;         ///< "maxmin_coalitional_ic.mixed": the property, and its variant where there are several
  std::string name;        ///< "Max-min coalitional incentive compatibility"
  std::string short_name;  ///< for tables: "max-min CIC, mixed reports"
  std::string body;        ///< TeX: a sentence with its displayed formula
};

/// The definition a claim appeals to. Values and deviations have one too: they appeal to the
/// notation.
Definition definition_of(const Statement& statement);

/// The definitions that claims appeal to, each once, in the order in which reports print them: family
/// by family, property by property.
class UsedDefinitions {
 public:
  void add(const Statement& statement);
  /// Each of them numbered, after the symbols that those of its family use.
  std::string set() const;

 private:
  std::map<std::tuple<std::size_t, std::size_t, std::string>, Definition> used_;  // by family and property
  std::map<std::size_t, std::string> symbols_;                                    // TeX, by family
};

std::string definition_label(std::string_view key);

/// "The prior $p$ has full support.": the claim as a sentence about this example. Running text.
std::string sentence(const Notation& notation, const Model& model, const Statement& statement);
/// What a claim is about, in short: the mechanism, the rules, or nothing.
std::string about(const Notation& notation, const Model& model, const Statement& statement);

}  // namespace candor::tex
