// SPDX-License-Identifier: MIT
// The inverse of read_claims.cpp.
#include <algorithm>
#include <stdexcept>

#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/read/schema.hpp"
#include "cases/format/write/write_case.hpp"
#include "checker/model/finite/no_transfers.hpp"
#include "checker/properties/finite/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

/// Writes what one claim is about, as the keys of a map in braces.
class ClaimWriter {
 public:
  ClaimWriter(const FiniteModel& model, const std::string& id)
      : model_(model), types_(model.environment.types), id_(id) {}

  std::string text() { return std::move(text_); }

  template <class Claim>
  void operator()(Claim claim) {
    describe(*this, claim);
  }

  // Kinds of keys (describe.hpp).
  void allocation(std::size_t rule) { key("allocation", model_.allocations[rule].name); }
  void transfers(const std::vector<std::size_t>& rules) {
    std::string names;
    if (rules.size() == 1 && is_no_transfers(model_.transfers[rules.front()])) return key("transfers", "[]");
    for (std::size_t rule : rules) names += (names.empty() ? "" : ", ") + model_.transfers[rule].name;
    key("transfers", rules.size() == 1 ? names : "[" + names + "]");
  }
  template <class Of>
  void rules(Of of, const std::optional<std::size_t>& rule, const std::vector<std::size_t>& paid) {
    if (of != Of::transfer && rule) allocation(*rule);
    if (of != Of::payoff) transfers(paid);
  }
  void rules(Quantity of, const std::optional<std::size_t>& rule, const std::optional<std::size_t>& paid) {
    rules(of, rule, paid ? std::vector{*paid} : std::vector<std::size_t>{});
  }
  void mechanism(const Mechanism& mechanism) {
    if (!mechanism.name.empty()) return key("mechanism", mechanism.name);
    allocation(mechanism.allocation);
    transfers(mechanism.transfers);
  }
  void two_rules(const EqualRules& claim) {
    const bool of_transfers = claim.kind == EqualRules::Kind::transfers;
    const auto name = [&](std::size_t rule) {
      return of_transfers ? model_.transfers[rule].name : model_.allocations[rule].name;
    };
    key("rules", "[" + name(claim.first) + ", " + name(claim.second) + "]");
  }
  void strategies(std::size_t index) { key("strategies", model_.strategies[index].name); }
  void game_form(std::size_t index) { key("game_form", model_.game_forms[index].name); }
  void listed(std::size_t, const std::vector<std::size_t>& strategies) {
    std::string names;
    for (std::size_t index : strategies) names += (names.empty() ? "" : ", ") + model_.strategies[index].name;
    if (!names.empty()) key("strategies", "[" + names + "]");
  }
  void induced(const std::optional<std::size_t>& rule) {
    if (rule)
      allocation(*rule);
    else
      key("efficient", "true");
  }
  void coalitions(const CoalitionPattern& pattern, UsualCoalitions) { coalitions(pattern); }
  void partition(const CoalitionPattern& cells) { key("partition", list(cells)); }
  void requirements(const TransferRequirements& required) {
    allocation(required.allocation);
    if (required.balance) word("balance", *required.balance);
    const Incentives incentives = incentives_of(required);
    if (incentives == Incentives::coalitional)
      coalitions(required.coalitional_ic);
    else
      word("incentives", incentives);
    participation(required.individual_rationality);
    number("least_transfer", required.least_transfer);
    number("largest_transfer", required.largest_transfer);
  }
  void participation(const std::optional<Stage>& stage) {
    if (stage) word("participation", *stage);
  }
  template <class Word>
  void word(Field field, Word value, Word) {
    word(field.key, value);
  }
  void number(Field field, const std::optional<Rational>& value) { number(field.key, value); }
  void coalition(Coalition members) { key("coalition", this->members(members)); }
  template <class Of>
  void quantity(Of of, std::initializer_list<Of>, const char*) {
    word("of", of);
  }
  void flag(Field field, bool value, bool otherwise) {
    if (value != otherwise) key(field.key, value ? "true" : "false");
  }
  void event(const Event& event, const std::optional<DrawnCondition>& drawn) {
    if (drawn && event != Event{}) cannot("is about types and about what is drawn at once");
    key("event", drawn ? yaml_scalar(drawn->text) : text_of(event));
  }
  void given(const Event& event) {
    if (event != Event{}) key("given", text_of(event));
  }
  void types(Field field, const JointType& types) {
    if (!types.coalition.empty()) key(field.key, "{" + pairs(types) + "}");
  }
  void types(Field field, const std::optional<JointType>& types) {
    if (types) key(field.key, "{" + pairs(*types) + "}");
  }
  void reports(const MixedReport& report);
  void lie(Coalition members, const Event& given, const MixedReport& report) {
    coalition(members);
    this->given(given);
    reports(report);
  }
  void compared(Relation relation, const Rational& number) { key(comparison(relation), number.text()); }
  void extremum(Optimum::Direction direction, const Rational& number) { key(word_of(direction), number.text()); }
  /// By the formula as it was written: parameters, numbers of types and names of rules are those of
  /// the case.
  void amounts(const Everywhere& claim) {
    if (claim.text.empty()) cannot("gives a number for each type profile, but no formula for them");
    const bool each_agent = claim.parts.size() == types_.agent_count() && claim.parts.front().coalition.size() == 1;
    if (!each_agent || types_.agent_count() == 1) coalition(claim.parts.front().coalition);
    key(comparison(claim.relation), yaml_scalar(claim.text));
  }
  void enforcement(const Stable& claim) {
    if (claim.text.empty()) cannot("says what coalitions can bring about, but by no formula");
    CoalitionPattern asked;
    for (const Stable::Part& part : claim.parts) asked.push_back(part.coalition);
    coalitions(asked);
    key("enforces", yaml_scalar(claim.text));
  }
  void region(const ParameterRegion&) {
    throw std::domain_error("claim " + id_ + " is about parameters, on which nothing in a tabulated case depends");
  }
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view>, const char*, const Body& body) {
    if (asked) body();
  }

 private:
  void key(std::string_view name, const std::string& value) { text_ += ", " + std::string(name) + ": " + value; }

  /// The key that says how it is compared.
  std::string_view comparison(Relation relation) const {
    if (relation == Relation::not_equal) cannot("says that two numbers differ");
    return comparison_keys.at(static_cast<std::size_t>(relation));
  }
  Incentives incentives_of(const TransferRequirements& required) const {
    try {
      return candor::incentives_of(required, types_.agent_count());
    } catch (const std::domain_error& error) {
      cannot(error.what());
    }
  }
  [[noreturn]] void cannot(const std::string& what) const {
    throw std::domain_error("claim " + id_ + " cannot be written in a case file: it " + what);
  }

  template <class Word>
  void word(std::string_view name, Word value) {
    key(name, std::string(word_of(value)));
  }
  void number(std::string_view name, const std::optional<Rational>& value) {
    if (value) key(name, value->text());
  }

  std::string members(Coalition coalition) const {
    std::string names;
    for (Agent i : coalition) names += (names.empty() ? "" : ", ") + types_.label(i);
    return coalition.size() == 1 ? names : "[" + names + "]";
  }
  std::string list(const CoalitionPattern& coalitions) const {
    std::string text;
    for (Coalition coalition : coalitions)
      text +=
          (text.empty() ? "" : ", ") + (coalition.size() == 1 ? "[" + members(coalition) + "]" : members(coalition));
    return "[" + text + "]";
  }
  void coalitions(const CoalitionPattern& pattern) {
    const std::uint32_t agents = types_.agent_count();
    if (pattern.empty()) cannot("ranges over no coalition");
    key("coalitions", pattern == model_.environment.coalitions ? "pattern"
                      : pattern == all_coalitions(agents)      ? "all"
                      : pattern == proper_coalitions(agents)   ? "proper"
                      : pattern == singletons(agents)          ? "singletons"
                                                               : list(pattern));
  }

  std::string pairs(JointType joint) const {
    std::string text;
    for (Agent i : joint.coalition)
      text += (text.empty() ? "" : ", ") + types_.label(i) + ": " + types_.label(i, types_.type_of(joint, i)).label;
    return text;
  }
  std::string text_of(const Event& event) const {
    if (event.condition && !event.types.coalition.empty()) cannot("conditions on types and on a formula at once");
    return event.condition ? yaml_scalar(event.condition->text) : "{" + pairs(event.types) + "}";
  }
  const FiniteModel& model_;
  const TypeSpace& types_;
  const std::string& id_;
  std::string text_;
};

void ClaimWriter::reports(const MixedReport& report) {
  if (report.is_truth()) return;
  if (report.branches.size() == 1) return key("reports", "{" + pairs(report.branches.front().report) + "}");
  std::string branches;
  for (const MixedReport::Branch& branch : report.branches)
    branches +=
        (branches.empty() ? "{" : ", {") + pairs(branch.report) + ", probability: " + branch.probability.text() + "}";
  key("reports", "[" + branches + "]");
}

/// The entry of a claim whose own keys are these.
std::string entry(const StatedClaim& claim, const std::string& own_keys) {
  std::string text = "  - {id: " + yaml_scalar(claim.claim.id) +
                     ", property: " + std::string(property_name(claim.claim.statement)) + own_keys;
  text += ", expect: " + words_of(Shape::expect)[static_cast<std::size_t>(claim.expect)];
  const std::pair<const char*, const std::string&> remarks[] = {
      {"says", claim.says}, {"where", claim.where}, {"erratum", claim.erratum}, {"note", claim.note}};
  for (const auto& [name, remark] : remarks)
    if (!remark.empty()) text += std::string(",\n     ") + name + ": " + yaml_scalar(remark);
  return text + "}\n";
}

}  // namespace

std::string write_claim(const FiniteModel& model, const StatedClaim& claim) {
  ClaimWriter writer(model, claim.claim.id);
  std::visit(writer, finite_statement(claim.claim.statement));
  return entry(claim, writer.text());
}

std::string write_claim(const Model& model, const StatedClaim& claim) {
  if (const auto* finite = std::get_if<FiniteModel>(&model)) return write_claim(*finite, claim);
  if (const auto* dynamic = std::get_if<dynamic::Model>(&model))
    return entry(claim, dynamic::write_claim(*dynamic, std::get<dynamic::Statement>(claim.claim.statement)));
  throw std::domain_error("claims about such a model are not written");
}

}  // namespace candor
