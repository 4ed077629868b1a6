// SPDX-License-Identifier: MIT
// A case as read from its file: the model and the claims, which the kernel judges, and what a
// reader of a report wants to see of how it was written.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cases/format/formula/formula.hpp"
#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

enum class Expect { verified, refuted };

/// A claim together with what the source says and what the author of the case expects.
struct StatedClaim {
  Claim claim;
  Expect expect = Expect::verified;
  std::string says, where, erratum, note;  ///< empty if absent
  int line = 0;                            ///< of the claim in the file, 1-based
  std::string group;                       ///< the id as written, if the claim is one of several written as one
  std::string section;                     ///< the heading that it stands under; empty if there is none
};

struct Source {
  std::string authors, title, year, where, note;
};

/// How a payoff, prior, rule or option was written, for the "as stated" part of a report.
struct WrittenTable {
  std::vector<std::string> columns;  ///< as in the file
  std::vector<std::vector<std::string>> rows;
};
struct WrittenConstruction {
  std::string name;                                  ///< "agv", "efficient", ...
  std::string detail;                                ///< tie rule or allocation; may be empty
  std::shared_ptr<const Formula> without = nullptr;  ///< of pivot: which outcomes are available without agent i
};
struct WrittenDefault {
  std::string text;
};  ///< "uniform", "0"
using Written = std::variant<WrittenTable, std::shared_ptr<const Formula>, WrittenConstruction, WrittenDefault>;

/// Keyed by what it applies to: an agent's label, "others", "table", or "" for all at once. An
/// independent prior is a table of the columns `type` and `probability` for each agent, or one for
/// all.
using WrittenParts = std::vector<std::pair<std::string, Written>>;

/// What one outcome, agent or type has besides its name: attribute, value.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// Which combinations of choices are outcomes, if not all are.
struct WrittenFilter {
  std::vector<std::string> choices;
  std::shared_ptr<const Formula> condition;
};

/// How the payoffs, transfers, outside options and stated numbers of a case depend on a parameter.
struct ParameterUse {
  bool occurs = false;
  std::string obstacle;                          ///< why they are not affine in it, with the line; empty if they are
  std::map<std::string, std::string> in_claims;  ///< by claim id: why that claim is not
};

struct CaseFile {
  std::filesystem::path path;
  std::string id;  ///< the path below a folder named cases, without extension; otherwise the file's stem
  std::string title, about;
  Source source;
  std::vector<std::pair<std::string, Rational>> parameters;
  std::map<std::string, ParameterUse> parameter_uses;
  std::vector<NamedFormula> definitions;
  Model model;
  std::vector<StatedClaim> claims;

  /// Throws std::bad_variant_access if the model is of another family.
  const FiniteModel& finite() const { return std::get<FiniteModel>(model); }
  FiniteModel& finite() { return std::get<FiniteModel>(model); }

  WrittenParts written_prior, written_payoffs, written_outside_options;
  std::map<std::string, WrittenParts> written_allocations, written_transfers;  ///< by rule name
  std::vector<Attributes> outcome_attributes;            ///< of outcomes made of choices: agent, choice
  std::vector<Attributes> agent_attributes;              ///< none: no agent has any
  std::vector<std::vector<Attributes>> type_attributes;  ///< [agent][type]; none: no type has any
  std::optional<WrittenFilter> outcome_filter;
  std::vector<Rational> state_chances;  ///< of hidden states: the written prior is that given the state, not of both
};

}  // namespace candor
