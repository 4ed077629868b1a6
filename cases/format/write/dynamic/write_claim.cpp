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

  template <class Claim>
  void operator()(Claim claim) {
    describe(*this, claim);
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
  template <class Word>
  void chosen(Field field, Word value) {
    word(field.key, value);
  }
  void participation(const std::optional<Participation>& value) {
    if (value) word("participation", *value);
  }
  void flag(Field field, bool value, bool otherwise) {
    if (value != otherwise) add(field.key, value ? "true" : "false");
  }
  void game(const Mechanism& played, const std::optional<std::size_t>& scheme) {
    if (scheme)
      this->scheme(*scheme);
    else
      mechanism(played);
  }
  void scheme(std::size_t index) { add("scheme", model_.schemes.at(index).name); }
  void colluders(Coalition members) { coalition(members); }
  void agents(Field field, Coalition members, const Coalition*) { add(field.key, this->members(members)); }
  void state(const Value& claim) {
    if (claim.period == 1) return;
    add("period", model_.infinite ? "later" : std::to_string(claim.period));
    profile("last_reports", claim.state.reports);
    add("last_outcome", yaml_scalar(model_.outcomes.at(claim.state.outcome.value().value)));
    profile("last_messages", claim.state.messages);
    if (!model_.statistic.values.empty())
      add("statistic", yaml_scalar(model_.statistic.values.at(claim.state.statistic)));
  }
  void types(Field field, JointType types) {
    if (!types.coalition.empty()) add(field.key, text_of(types));
  }
  void compared(Relation relation, const Rational& number) {
    if (relation == Relation::not_equal) throw std::domain_error("no claim says that a value is not equal to a number");
    add(comparison_keys.at(static_cast<std::size_t>(relation)), number.text());
  }
  void guaranteed(const Guarantee& claim) {
    if (claim.number) compared(claim.relation, *claim.number);
  }
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view>, const char*, const Body& body) {
    if (asked) body();
  }

 private:
  void add(std::string_view key, const std::string& value) { text += ", " + std::string(key) + ": " + value; }
  template <class Word>
  void word(std::string_view key, Word value) {
    add(key, std::string(word_of(value)));
  }
  std::string members(Coalition coalition) const {
    std::string list;
    for (Agent i : coalition) list += (list.empty() ? "" : ", ") + yaml_scalar(model_.types.label(i));
    return '[' + list + ']';
  }
  std::string text_of(JointType joint) const {
    std::string map;
    for (Agent i : joint.coalition)
      map += (map.empty() ? "" : ", ") + yaml_scalar(model_.types.label(i)) + ": " +
             yaml_scalar(model_.types.label(i, model_.types.type_of(joint, i)).label);
    return '{' + map + '}';
  }
  void profile(const std::string& key, std::optional<Profile> profile) {
    if (profile) add(key, text_of(model_.types.restrict(*profile, model_.types.grand_coalition())));
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
