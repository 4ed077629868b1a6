// SPDX-License-Identifier: MIT
#include "reports/export/smtlib/vocabulary.hpp"

#include "reports/decided_claim.hpp"

namespace candor {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Names for things that are called alike but for punctuation.
std::vector<std::string> distinct(const std::string& prefix, const std::vector<std::string>& texts) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const std::string& text : texts) {
    std::string name = prefix + smt_name(text);
    while (!taken.insert(name).second) name += "_";
    names.push_back(name);
  }
  return names;
}

template <class Things>
std::vector<std::string> names_of(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  return names;
}

std::string ordinal(std::uint32_t index) { return std::to_string(index + 1); }

}  // namespace

std::string smt_number(const Rational& number) {
  const std::string numerator = abs(number.numerator()).text() + ".0";
  const std::string text =
      number.is_integer() ? numerator : "(/ " + numerator + " " + number.denominator().text() + ".0)";
  return number.sign() < 0 ? "(- " + text + ")" : text;
}

std::string smt_joined(std::string_view op, const SmtTerms& terms, std::string_view nothing) {
  if (terms.empty()) return std::string(nothing);
  if (terms.size() == 1) return terms.front();
  std::string text = "(" + std::string(op);
  for (const std::string& term : terms) text += " " + term;
  return text + ")";
}

std::string smt_sum(const SmtTerms& terms) { return smt_joined("+", terms, "0.0"); }
std::string smt_any(const SmtTerms& terms) { return smt_joined("or", terms, "false"); }
std::string smt_all(const SmtTerms& terms) { return smt_joined("and", terms, "true"); }
std::string smt_apply(std::string_view function, const std::string& left, const std::string& right) {
  return "(" + std::string(function) + " " + left + " " + right + ")";
}
std::string smt_not(const std::string& term) { return "(not " + term + ")"; }

std::string smt_name(std::string_view text) {
  std::string name;
  for (char c : text) name += is_letter_or_digit(c) ? c : '_';
  return name.empty() ? "_" : name;
}

std::string smt_comment(std::string_view text) {
  std::string safe;
  for (char c : text) safe += static_cast<unsigned char>(c) < 32 || c == 127 ? '?' : c;
  return safe;
}

SmtVocabulary::SmtVocabulary(const FiniteModel& model, const ParameterFamily* family)
    : model_(model),
      family_(family),
      transfer_names_(distinct("t_", names_of(model.transfers))),
      allocation_names_(distinct("q_", names_of(model.allocations))) {
  if (family) parameter_names_ = distinct("s_", names_of(family->parameters));
}

void SmtVocabulary::count_term() {
  if (++terms_ > most_terms) throw Unstated("it has more than " + std::to_string(most_terms) + " terms");
}

template <class Value>
std::string SmtVocabulary::define(std::string symbol, const Value& value) {
  count_term();
  if (!definitions_.contains(symbol)) definitions_.emplace(symbol, value());
  return symbol;
}

template <class Number>
std::string SmtVocabulary::define_number(std::string symbol, const Number& number_in) {
  return define(std::move(symbol), [&] {
    std::vector<Rational> shifted;
    if (family_)
      for (const ParameterFamily::Parameter& parameter : family_->parameters)
        shifted.push_back(number_in(*parameter.shifted));
    return number(number_in(model_), shifted);
  });
}

std::string SmtVocabulary::at(JointType joint) const {
  std::string text = "@";
  for (Agent i : joint.coalition) text += (text.size() > 1 ? "." : "") + ordinal(types().type_of(joint, i).value);
  return text;
}

std::string SmtVocabulary::words(Coalition coalition) const {
  std::string members;
  for (Agent i : coalition) members += (members.empty() ? "" : ", ") + ordinal(i.value);
  return "coalition {" + members + "}";
}

std::string SmtVocabulary::words(JointType joint) const {
  std::string own;
  for (Agent i : joint.coalition) own += (own.empty() ? "" : ", ") + ordinal(types().type_of(joint, i).value);
  return words(joint.coalition) + " with types (" + own + ")";
}

std::string SmtVocabulary::prior(Profile profile) {
  return define("p" + at(profile), [&] { return smt_number(model_.environment.prior(profile)); });
}

std::string SmtVocabulary::payoff(Agent agent, Outcome outcome, Profile profile) {
  return define_number("u" + ordinal(agent.value) + ".o" + ordinal(outcome.value) + at(profile),
                       [&](const FiniteModel& model) { return model.environment.payoffs(agent, outcome, profile); });
}

std::string SmtVocabulary::outside(Agent agent, Profile profile) {
  return define_number("out" + ordinal(agent.value) + at(profile),
                       [&](const FiniteModel& model) { return model.environment.outside_options(agent, profile); });
}

std::string SmtVocabulary::transfer(std::size_t rule, Agent agent, Profile profile) {
  return define_number(transfer_names_.at(rule) + "." + ordinal(agent.value) + at(profile),
                       [&](const FiniteModel& model) { return model.transfers.at(rule).amounts(agent, profile); });
}

std::string SmtVocabulary::chance(std::size_t allocation, Outcome outcome, Profile profile) {
  return define(allocation_names_.at(allocation) + ".o" + ordinal(outcome.value) + at(profile), [&] {
    Rational chance;
    for (const Lottery::Branch& branch : model_.allocations.at(allocation)(profile).branches)
      if (branch.outcome == outcome) chance += branch.probability;
    return smt_number(chance);
  });
}

SmtTransfers SmtVocabulary::transfers(std::size_t rule) {
  return [this, rule](Agent agent, Profile profile) { return transfer(rule, agent, profile); };
}

SmtTransfers SmtVocabulary::given_transfers(const std::string& name, const AgentAmounts& amounts) {
  return [this, name, &amounts](Agent agent, Profile profile) {
    return define(name + "." + ordinal(agent.value) + at(profile), [&] { return smt_number(amounts(agent, profile)); });
  };
}

std::string SmtVocabulary::number(const Rational& base, const std::vector<Rational>& shifted) const {
  Rational constant = base;
  SmtTerms terms;
  for (std::size_t k = 0; k < shifted.size(); ++k) {
    const Rational slope = shifted[k] - base;
    if (slope.sign() == 0) continue;
    constant -= slope * family_->parameters[k].value;
    terms.push_back(smt_apply("*", smt_number(slope), parameter_names_[k]));
  }
  terms.insert(terms.begin(), smt_number(constant));
  return smt_sum(terms);
}

std::string SmtVocabulary::least(const SmtTerms& terms) {
  std::string text = terms.front();
  for (std::size_t k = 1; k < terms.size(); ++k) text = smt_apply("least", text, terms[k]);
  uses_least_ = uses_least_ || terms.size() > 1;
  return text;
}

SmtEvent SmtVocabulary::event(const Event& event) {
  SmtEvent result;
  SmtTerms weights;
  const std::uint32_t own = types().offset(event.types);
  for (std::uint32_t others : types().offsets(types().outsiders(event.types.coalition)))
    if (!event.condition || event.condition->holds[own + others])
      result.profiles.emplace_back(Profile{own + others}, prior(Profile{own + others}));
  if (event.types.coalition == types().grand_coalition())
    for (auto& [profile, weight] : result.profiles)
      weight = "1.0";  // what happens at a profile does not depend on how likely it is
  for (const auto& [profile, weight] : result.profiles) weights.push_back(weight);
  result.probability = smt_sum(weights);
  return result;
}

SmtEvent SmtVocabulary::types_are(JointType joint) {
  SmtEvent result;
  SmtTerms weights;
  for (std::uint32_t others : types().offsets(types().outsiders(joint.coalition))) {
    const Profile profile{types().offset(joint) + others};
    result.profiles.emplace_back(profile, prior(profile));
    weights.push_back(prior(profile));
  }
  result.probability = smt_sum(weights);
  return result;
}

SmtEvent SmtVocabulary::always() { return types_are(JointType{}); }

std::string SmtVocabulary::payoffs(Coalition coalition, std::size_t allocation, Profile theta, Profile reported) {
  SmtTerms terms;
  const Lottery& lottery = model_.allocations.at(allocation)(reported);
  for (Agent i : coalition)
    for (const Lottery::Branch& branch : lottery.branches) {
      const std::string amount = payoff(i, branch.outcome, theta);
      terms.push_back(lottery.is_sure() ? amount
                                        : smt_apply("*", chance(allocation, branch.outcome, reported), amount));
    }
  return smt_sum(terms);
}

std::string SmtVocabulary::paid(Coalition coalition, const SmtTransfers& transfers, Profile reported) {
  SmtTerms terms;
  for (Agent i : coalition) {
    count_term();
    terms.push_back(transfers(i, reported));
  }
  return smt_sum(terms);
}

std::string SmtVocabulary::utility(Coalition coalition, std::size_t allocation, const SmtTransfers& transfers,
                                   Profile theta, Profile reported) {
  return smt_apply("+", payoffs(coalition, allocation, theta, reported), paid(coalition, transfers, reported));
}

std::string SmtVocabulary::expected(const SmtEvent& event, const std::function<std::string(Profile)>& amount) {
  SmtTerms terms;
  for (const auto& [profile, weight] : event.profiles) terms.push_back(smt_apply("*", weight, amount(profile)));
  return smt_sum(terms);
}

std::string SmtVocabulary::value(JointType truth, JointType report, std::size_t allocation,
                                 const SmtTransfers& transfers) {
  return expected(types_are(truth), [&](Profile theta) {
    return utility(truth.coalition, allocation, transfers, theta, types().replace(theta, report));
  });
}

SmtTerms SmtVocabulary::parameters() const { return parameter_names_; }

std::string SmtVocabulary::definitions() const {
  std::string text;
  for (const std::string& name : parameter_names_) text += "(declare-fun " + name + " () Real)\n";
  if (uses_least_) text += "(define-fun least ((x Real) (y Real)) Real (ite (<= x y) x y))\n";
  for (const auto& [symbol, value] : definitions_) text += "(define-fun " + symbol + " () Real " + value + ")\n";
  return text;
}

}  // namespace candor
