// SPDX-License-Identifier: MIT
// The proof of a verified claim, and the counterexample of a refuted one, in TeX.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "checker/kernel.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

/// What proofs have shown so far in a document, so that later ones refer to it.
class Shown {
 public:
  /// Labels of claims begin so: "candor:guo2019-example".
  explicit Shown(std::string label) : label_(std::move(label)) {}
  /// The claim whose proof has shown this before; nothing if none has, and then this one does.
  std::optional<document::Reference> before(const std::string& what, const std::string& claim);

 private:
  std::string label_;
  std::map<std::string, std::string> claims_;  ///< by what they show
};

/// What every part of a report needs to know.
struct Setting {
  const Notation& notation;  ///< of a finite model; that of an empty one otherwise
  Measure measure;
  std::string
      command;  ///< what prints a claim in full, up to the claim's id; plain text: "candor explain example.yaml"
  std::size_t row_limit = 64;  ///< a proof with more rows shows only the most telling
  Shown* shown = nullptr;      ///< absent where a claim stands alone
};

/// Running text with displays. `id` is the claim's.
std::string proof(const Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified);
std::string refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted);

}  // namespace candor::tex
