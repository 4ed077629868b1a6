// SPDX-License-Identifier: MIT
// How the things of an example are called in its Coq file: agents, types and outcomes by numbers
// from 1, coalitions, patterns and rules by names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// "5", "-7 # 4"; with parentheses where it could be torn apart.
std::string coq_number(const Rational& number);
std::string coq_argument(const Rational& number);
/// "[a; b; c]".
std::string coq_list(const std::vector<std::string>& items);
/// Text in a comment cannot end it: anything but letters, digits, simple punctuation and UTF-8
/// becomes "?".
std::string coq_comment(std::string_view text);

class CoqVocabulary {
 public:
  explicit CoqVocabulary(const FiniteModel& model);

  const FiniteModel& model() const { return model_; }
  const TypeSpace& types() const { return model_.environment.types; }

  /// These remember what was named, so that definitions() can define it.
  std::string coalition(Coalition coalition);                    ///< "S_12"
  std::string pattern(const CoalitionPattern& pattern);          ///< "pattern_1"
  std::string allocation(std::size_t index);                     ///< "allocation_q"
  std::string transfers(std::size_t index);                      ///< "transfers_phi1"
  std::string rules(const std::vector<std::size_t>& transfers);  ///< "[transfers_phi1; transfers_phi2]"

  std::string joint_type(JointType joint) const;  ///< "[1; 2]", to be read as natural numbers
  std::string profile(Profile profile) const {
    return joint_type(types().restrict(profile, types().grand_coalition()));
  }
  std::string event(const Event& event);  ///< "(types_are S_12 [1; 2]%nat)", "always"

  /// "[1; 1] ↦ ...;" for every profile.
  std::string amounts_table(const AgentAmounts& amounts) const;  ///< "(amounts [...])"

  /// The environment, the coalitions, patterns and rules that were named; and that they are well
  /// formed, as theorems whose names are added to the list.
  std::string definitions(std::vector<std::string>& theorems) const;

 private:
  std::string unique(std::string name);
  std::string environment() const;
  std::string rule_definitions() const;

  const FiniteModel& model_;
  std::set<std::string> taken_;
  std::vector<std::string> allocation_names_, transfer_names_;
  std::set<Coalition> coalitions_;
  std::set<std::size_t> allocations_, transfers_;
  std::map<CoalitionPattern, std::string> patterns_;
};

}  // namespace candor
