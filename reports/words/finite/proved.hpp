// SPDX-License-Identifier: MIT
// A verified claim about a finite model, and what its proof can show.
#pragma once

#include <string>
#include <vector>

#include "checker/kernel.hpp"
#include "reports/comparison_list.hpp"
#include "reports/words/finite/notation.hpp"
#include "reports/words/finite/tables.hpp"
#include "reports/words/proof_setting.hpp"

namespace candor::wording {

struct Proved {
  Proved(const ProofSetting& setting, const Notation& notation, const Statement& statement, const Verified& verified);

  const ProofSetting& setting;
  const Notation& n;
  const Verified& verified;
  ComparisonList list;

  bool fits() const { return list.complete && list.rows.size() <= setting.row_limit; }
  template <class Evidence>
  const Evidence& evidence() const {
    return std::get<Evidence>(verified.evidence());
  }

  /// The general form: every comparison in a row, or the most telling ones.
  document::Blocks shown(const document::Text& words, const Headings& headings) const;
  /// The same in tables made for the property, given the comparisons to show; `slack` of these.
  template <class Make>
  document::Blocks shown_as(const document::Text& words, const std::vector<Judgement>& with_slack, Make make) const {
    const std::vector<Judgement> rows = fits() ? list.rows : most_telling(list.rows, setting.row_limit / 2);
    document::Text text = words;
    text += least_slack_remark(with_slack);
    if (!fits()) text += remainder(rows.size());
    document::Blocks result;
    if (!text.empty()) result.emplace_back(text);
    result.emplace_back(make(rows));
    return result;
  }
  /// How much the inequalities could be off.
  document::Text least_slack() const { return least_slack_remark(list.rows); }
  /// Where to see the comparisons of transfers that were found.
  document::Blocks compared() const;

 private:
  document::Text remainder(std::size_t shown) const;
  static document::Text least_slack_remark(const std::vector<Judgement>& rows);
};

}  // namespace candor::wording
