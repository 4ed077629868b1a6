// SPDX-License-Identifier: MIT
#include "reports/text/audit.hpp"

#include <algorithm>

#include "cases/format/write/write_case.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

constexpr std::size_t widest_name = 56;

/// The lines of one subject as a forest: below each property those that follow from it.
class AuditTable {
 public:
  AuditTable(const AuditResult& result, std::string (*paint)(const Verdict&, const std::string&))
      : result_(result), paint_(paint) {
    for (std::size_t k = 0; k < size(); ++k) width_ = std::max(width_, 2 * depth(k) + name_of(at(k)).size());
    width_ = std::min(width_, widest_name);
  }

  std::string text() const {
    std::string all;
    for (std::size_t k = 0; k < size(); ++k) {
      if (k == 0 || at(k).subject != at(k - 1).subject) all += (k == 0 ? "" : "\n") + at(k).subject + '\n';
      if (!parent(k)) write(all, k, 0);
    }
    return all;
  }

 private:
  std::size_t size() const { return result_.properties.size(); }
  const AuditedProperty& at(std::size_t k) const { return result_.properties[k]; }

  /// The premise below which a property stands: the last that is about the same subject and has the
  /// same verdict.
  std::optional<std::size_t> parent(std::size_t k) const {
    std::optional<std::size_t> found;
    for (std::size_t premise : at(k).follows_from.value_or(std::vector<std::size_t>{}))
      if (at(premise).subject == at(k).subject && at(premise).verdict.index() == at(k).verdict.index()) found = premise;
    return found;
  }
  std::size_t depth(std::size_t k) const {
    const std::optional<std::size_t> above = parent(k);
    return above ? 1 + depth(*above) : 0;
  }

  void write(std::string& all, std::size_t k, std::size_t indent) const {
    const AuditedProperty& property = at(k);
    std::string name = std::string(2 * indent, ' ') + name_of(property);
    name.resize(std::max(name.size(), width_), ' ');
    const std::string verdict(word(property.verdict));
    all += "  " + paint_(property.verdict, verdict) + std::string(11 - verdict.size(), ' ') + name + "  " + remarks(k) +
           '\n';
    for (std::size_t below = 0; below < size(); ++below)
      if (parent(below) == k) write(all, below, indent + 1);
  }

  std::string remarks(std::size_t k) const {
    const AuditedProperty& property = at(k);
    std::string text = property.follows_from ? '(' + reason(k) + ')' : "";
    if (!property.follows_from || is_refuted(property.verdict))
      text += (text.empty() ? "" : " ") + finding(result_.model, property.claim.statement, property.verdict);
    if (property.minimal_violators.empty()) return text;
    text += "; minimal violators: " +
            in_words(std::get<FiniteModel>(result_.model).environment.types, property.minimal_violators);
    return property.violators_complete ? text : text + ", not all coalitions tried";
  }

  /// Premises with the same verdict are what it follows from; those of a refuted property that hold
  /// are circumstances, or exclude it.
  std::string reason(std::size_t k) const {
    std::vector<std::string> from, given;
    for (std::size_t premise : *at(k).follows_from) {
      std::string name = name_of(at(premise));
      if (at(premise).subject != at(k).subject && !at(premise).subject_name.empty())
        name += " of " + at(premise).subject_name;
      (at(premise).verdict.index() == at(k).verdict.index() ? from : given).push_back(std::move(name));
    }
    if (from.empty()) return given.empty() ? "fails with complementary coalitions" : "excluded by " + in_a_row(given);
    return "follows from " + in_a_row(from) + (given.empty() ? "" : ", given " + in_a_row(given));
  }

  static std::string in_a_row(std::vector<std::string> names) {
    const std::string last = names.back();
    names.pop_back();
    return names.empty() ? last : joined(names) + " and " + last;
  }

  const AuditResult& result_;
  std::string (*paint_)(const Verdict&, const std::string&);
  std::size_t width_ = 0;
};

}  // namespace

std::string name_of(const AuditedProperty& property) {
  const std::string name(property_name(property.claim.statement));
  return property.qualifier.empty() ? name : name + " (" + property.qualifier + ')';
}

std::string audit_table(const AuditResult& result, std::string (*paint)(const Verdict&, const std::string&)) {
  return AuditTable(result, paint).text();
}

std::string audit_claims(const AuditResult& result) {
  std::string text;
  for (const AuditedProperty& property : result.properties) {
    if (is_undecided(property.verdict) || !property.about_the_case) continue;
    StatedClaim found;
    found.claim = property.claim;
    found.expect = is_verified(property.verdict) ? Expect::verified : Expect::refuted;
    text += write_claim(result.model, found);
  }
  return text;
}

}  // namespace candor
