// SPDX-License-Identifier: MIT
// The inverse of read_claims.cpp.
#include <stdexcept>

#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/write/write_case.hpp"
#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor::dynamic {
namespace {

class ClaimWriter {
 public:
  explicit ClaimWriter(const Model& model) : model_(model) {}
  std::string text;

  template <Described Claim>
  void operator()(Claim claim) {
    describe(*this, claim);
  }
  void operator()(const IncentiveEfficient& claim) {
    word("of", claim.of);
    if (claim.of == IncentiveEfficient::Of::rule)
      add("allocation", model_.allocations.at(claim.mechanism.allocation).name);
    else
      mechanism(claim.mechanism);
    sequentially(claim.sequentially);
  }
  void operator()(const Guarantee& claim) {
    mechanism(claim.mechanism);
    add("agents", members(claim.agents));
    if (claim.best_response) add("best_response", "true");
    if (claim.number) compared(claim.relation, *claim.number);
  }
  void operator()(const CollusionProof& claim) {
    mechanism(claim.mechanism);
    word("colluders", claim.colluders);
    if (claim.participation) word("participation", *claim.participation);
  }
  void operator()(const SchemeOptimum& claim) {
    mechanism(claim.mechanism);
    coalition(claim.coalition);
    add("agents", members(claim.agents));
    word("participation", claim.participation);
    word("direction", claim.direction);
    compared(claim.relation, claim.number);
  }
  void operator()(const SchemeClaim& claim) {
    add("scheme", model_.schemes.at(claim.scheme).name);
    word("is", claim.aspect);
  }
  void operator()(const Value& claim) {
    word("of", claim.of);
    if (claim.scheme)
      add("scheme", model_.schemes.at(*claim.scheme).name);
    else
      mechanism(claim.mechanism);
    add("coalition", members(claim.coalition));
    if (claim.period > 1) {
      add("period", model_.infinite ? "later" : std::to_string(claim.period));
      profile("last_reports", claim.state.reports);
      add("last_outcome", yaml_scalar(model_.outcomes.at(claim.state.outcome.value().value)));
      profile("last_messages", claim.state.messages);
      if (!model_.statistic.values.empty())
        add("statistic", yaml_scalar(model_.statistic.values.at(claim.state.statistic)));
    }
    if (!claim.given.coalition.empty()) add("given", types(claim.given));
    compared(claim.relation, claim.number);
  }

  // Kinds of keys (describe.hpp).
  void allocation(std::size_t index) { add("allocation", model_.allocations.at(index).name); }
  void mechanism(const Mechanism& mechanism) {
    if (!mechanism.name.empty()) return add("mechanism", mechanism.name);
    allocation(mechanism.allocation);
    if (mechanism.transfers) add("transfers", model_.transfers.at(*mechanism.transfers).name);
  }
  void two_rules(const EqualRules& claim) {
    add("rules", '[' + model_.transfers.at(claim.first).name + ", " + model_.transfers.at(claim.second).name + ']');
  }
  void coalition(Coalition coalition) { add("coalition", members(coalition)); }
  template <class Word>
  void word(Field field, Word value, Word) {
    word(field.key, value);
  }
  void flag(Field field, bool value) {
    if (value) add(field.key, "true");
  }
  void compared(Relation relation, const Rational& number) {
    switch (relation) {
      case Relation::equal: return add("equals", number.text());
      case Relation::at_most: return add("at_most", number.text());
      case Relation::less_than: return add("less_than", number.text());
      case Relation::at_least: return add("at_least", number.text());
      case Relation::greater_than: return add("greater_than", number.text());
      case Relation::not_equal: break;
    }
    throw std::domain_error("no claim says that a value is not equal to a number");
  }

 private:
  void add(std::string_view key, const std::string& value) { text += ", " + std::string(key) + ": " + value; }
  template <class Word>
  void word(std::string_view key, Word value) {
    add(key, std::string(word_of(value)));
  }
  void sequentially(bool yes) {
    if (yes) add("sequentially", "true");
  }
  std::string members(Coalition coalition) const {
    std::string list;
    for (Agent i : coalition) list += (list.empty() ? "" : ", ") + yaml_scalar(model_.types.label(i));
    return '[' + list + ']';
  }
  std::string types(JointType joint) const {
    std::string map;
    for (Agent i : joint.coalition)
      map += (map.empty() ? "" : ", ") + yaml_scalar(model_.types.label(i)) + ": " +
             yaml_scalar(model_.types.label(i, model_.types.type_of(joint, i)).label);
    return '{' + map + '}';
  }
  void profile(const std::string& key, std::optional<Profile> profile) {
    if (profile) add(key, types(model_.types.restrict(*profile, model_.types.grand_coalition())));
  }
  const Model& model_;
};

}  // namespace

std::string write_claim(const Model& model, const Statement& statement) {
  ClaimWriter writer(model);
  std::visit(writer, statement);
  return std::move(writer.text);
}

}  // namespace candor::dynamic
