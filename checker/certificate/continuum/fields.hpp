// SPDX-License-Identifier: MIT
// The keys of continuum models, their statements and their evidence in a certificate
// (docs/certificate_format.md), once for writing and reading. `Form` is a Writer or a Reader. A
// polynomial is the list of its coefficients, the constant first, without zeros at the end.
#pragma once

#include <algorithm>
#include <string>

#include "checker/certificate/form.hpp"

namespace candor::certificates {

/// An enumeration that knows its words.
template <std::size_t Count, class Form, class Enumeration>
void own_word(Form& form, std::string_view key, Enumeration& value) {
  std::string text(Form::reads ? std::string_view{} : word(value));
  form(key, text);
  std::size_t k = 0;
  while (k < Count && word(static_cast<Enumeration>(k)) != text) ++k;
  form.require(k < Count, key, "this word is not known here");
  value = static_cast<Enumeration>(k);
}

template <class Form>
void polynomial_field(Form& form, std::string_view key, Polynomial& polynomial) {
  std::vector<Rational> coefficients = polynomial.coefficients();
  form(key, coefficients);
  form.require(coefficients.empty() || coefficients.back().sign() != 0, key,
               "the last coefficient of a polynomial is not 0");
  polynomial = Polynomial(std::move(coefficients));
}

template <class Form>
void fields(Form& form, Enclosure& between) {
  form("lower", between.lower);
  form("upper", between.upper);
  form.require(between.lower <= between.upper, "upper", "an interval's upper end is not below its lower end");
}

/// Objects with the one key "coefficients".
template <class Form>
void polynomials_field(Form& form, std::string_view key, std::vector<Polynomial>& polynomials) {
  form.list(key, polynomials,
            [](Form& item, Polynomial& polynomial) { polynomial_field(item, "coefficients", polynomial); });
}

template <class Form>
void fields(Form& form, PiecewisePolynomial& function) {
  form("breaks", function.breaks);
  polynomials_field(form, "pieces", function.pieces);
  form.require(!function.pieces.empty() && function.breaks.size() == function.pieces.size() + 1, "pieces",
               "there is one piece between any two neighbouring breaks");
}

/// A small number: an index.
template <class Form>
void index_field(Form& form, std::string_view key, std::uint32_t& index) {
  constexpr long most = 100'000;
  Rational number(static_cast<long>(index));
  form(key, number);
  form.require(number.is_integer() && number.sign() >= 0 && number <= Rational(most), key, "this is no index");
  index = static_cast<std::uint32_t>(mpz_get_ui(mpq_numref(number.gmp())));
}

struct AgentIndex {
  std::uint32_t index = 0;
};
template <class Form>
void fields(Form& form, AgentIndex& agent) {
  index_field(form, "index", agent.index);
}

template <class Form>
void distribution_name(Form& form, std::string_view key, std::size_t& index) {
  const std::vector<continuum::Distribution>& known = std::get<continuum::Model>(*form.vocabulary.whole).distributions;
  std::string name;
  if constexpr (!Form::reads) name = known.at(index).name;
  form(key, name);
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const continuum::Distribution& one) { return one.name == name; });
  form.require(found != known.end(), key, "there is no such distribution");
  index = static_cast<std::size_t>(found - known.begin());
}

template <class Form>
void shares_field(Form& form, std::vector<Rational>& shares) {
  form("shares", shares);
  const std::optional<std::string> defect = continuum::defect_of_shares(shares);
  form.require(!defect, "shares", defect.value_or(""));
}

// --- the model -----------------------------------------------------------------------------------

template <class Form>
void fields(Form& form, continuum::Distribution& distribution) {
  form("name", distribution.name);
  fields(form, distribution.cdf);
}

template <class Form>
void fields(Form& form, continuum::Partnership& partnership) {
  distribution_name(form, "distribution", partnership.distribution);
  shares_field(form, partnership.shares);
}

template <class Form>
void fields(Form& form, continuum::Trade& trade) {
  index_field(form, "buyer", trade.buyer);
  index_field(form, "seller", trade.seller);
  distribution_name(form, "buyer_distribution", trade.buyer_distribution);
  distribution_name(form, "seller_distribution", trade.seller_distribution);
}

template <class Form>
void fields(Form& form, continuum::Model& model) {
  form("agents", Names{model.agents});
  form.list("distributions", model.distributions,
            [](Form& item, continuum::Distribution& distribution) { fields(item, distribution); });
  form.require(are_distinct(names_of(model.distributions)), "distributions", "two of these have the same name");
  std::optional<continuum::Partnership> partnership;
  std::optional<continuum::Trade> trade;
  if (const auto* one = std::get_if<continuum::Partnership>(&model.setting)) partnership = *one;
  if (const auto* one = std::get_if<continuum::Trade>(&model.setting); one != nullptr && !Form::reads) trade = *one;
  if constexpr (Form::reads) partnership.reset();
  form("partnership", partnership);
  form("trade", trade);
  form.require(partnership.has_value() != trade.has_value(), {}, "the agents either are partners or trade");
  if (partnership)
    model.setting = *partnership;
  else
    model.setting = *trade;
}

// --- statements ----------------------------------------------------------------------------------

template <class Form>
void fields(Form& form, continuum::PartnershipInstance& instance) {
  distribution_name(form, "distribution", instance.distribution);
  shares_field(form, instance.shares);
}

template <class Form>
void fields(Form& form, continuum::TradeInstance& instance) {
  distribution_name(form, "buyer", instance.buyer);
  distribution_name(form, "seller", instance.seller);
}

template <class Form>
void instance_field(Form& form, continuum::Instance& instance) {
  std::optional<continuum::PartnershipInstance> partnership;
  std::optional<continuum::TradeInstance> trade;
  if constexpr (!Form::reads) {
    if (const auto* one = std::get_if<continuum::PartnershipInstance>(&instance))
      partnership = *one;
    else
      trade = std::get<continuum::TradeInstance>(instance);
  }
  form("partnership", partnership);
  form("trade", trade);
  form.require(partnership.has_value() != trade.has_value(), {}, "the claim is about a partnership or a trade");
  if (partnership)
    instance = *partnership;
  else
    instance = *trade;
}

/// partnership or trade, of, agent and form where they have a meaning.
template <class Form>
void subject_fields(Form& form, continuum::Subject& subject) {
  instance_field(form, subject.instance);
  own_word<continuum::quantity_count>(form, "of", subject.quantity);
  const bool trades = std::holds_alternative<continuum::TradeInstance>(subject.instance);
  form.require(trades ? continuum::is_of_trades(subject.quantity) : continuum::is_of_partnerships(subject.quantity),
               "of", "this quantity is not one of such an instance");
  if (continuum::is_of_an_agent(subject.quantity, trades)) index_field(form, "agent", subject.agent);
  if (trades && continuum::has_a_form(subject.quantity)) form("form", subject.form);
}

template <class Form>
void fields(Form& form, continuum::Dissolvable& claim) {
  fields(form, claim.instance);
}
template <class Form>
void fields(Form& form, continuum::AlwaysDissolvable& claim) {
  shares_field(form, claim.shares);
}
template <class Form>
void fields(Form& form, continuum::NeverDissolvable& claim) {
  shares_field(form, claim.shares);
}

template <class Form>
void optional_polynomial(Form& form, std::string_view key, std::optional<Polynomial>& polynomial) {
  std::optional<std::vector<Rational>> coefficients;
  if (polynomial && !Form::reads) coefficients = polynomial->coefficients();
  form(key, coefficients);
  if (coefficients) {
    form.require(coefficients->size() > 1 && coefficients->back().sign() != 0, key,
                 "this polynomial is not constant, and its last coefficient is not 0");
    polynomial = Polynomial(*coefficients);
  }
}

template <class Form>
void fields(Form& form, continuum::Value& claim) {
  subject_fields(form, claim.subject);
  form("at", claim.at);
  form("from", claim.from);
  form.require(claim.at.has_value() == continuum::is_a_function(claim.subject.quantity), "of",
               "a function, and nothing else, has a value `at` a point");
  form.require(!claim.from || claim.at, "from", "the value at this point is subtracted from that `at` another");
  form("relation", claim.relation);
  if (claim.relation) form("number", claim.number);
  form("between", claim.between);
  optional_polynomial(form, "root_of", claim.root_of);
  form.require(claim.relation.has_value() != claim.between.has_value(), {},
               "the claim states either a relation and a number, or an interval");
  form.require(!claim.root_of || claim.between, "root_of", "a root is in an interval");
}

template <class Form>
void fields(Form& form, continuum::Function& claim) {
  subject_fields(form, claim.subject);
  form.require(continuum::is_a_function(claim.subject.quantity), "of", "this is no function");
  form("at_least", claim.at_least);
  form("at_most", claim.at_most);
  const bool bounded = claim.at_least || claim.at_most;
  if (!bounded) polynomials_field(form, "pieces", claim.pieces);
  form.require(bounded ? claim.at_least.has_value() != claim.at_most.has_value() : !claim.pieces.empty(), {},
               "the claim states either what the function is or one bound");
}

template <class Form>
void fields(Form& form, continuum::Identity& claim) {
  instance_field(form, claim.instance);
  own_word<continuum::identity_count>(form, "of", claim.identity);
  form.require(
      std::holds_alternative<continuum::TradeInstance>(claim.instance) == continuum::is_of_trades(claim.identity), "of",
      "this identity is not one of such an instance");
}

template <class Form>
void fields(Form& form, continuum::DissolvingMechanism& claim) {
  fields(form, claim.instance);
  form("side_payments", claim.side_payments);
  form.require(claim.side_payments.size() == claim.instance.shares.size(), "side_payments",
               "there is one side payment for each agent");
}
template <class Form>
void fields(Form& form, continuum::SimpleMechanismParticipation& claim) {
  fields(form, claim.instance);
}
template <class Form>
void fields(Form& form, continuum::EfficientTrade& claim) {
  fields(form, claim.instance);
}

template <class Form>
void fields(Form& form, continuum::DissolvableShares::EndPoint& end) {
  polynomial_field(form, "root_of", end.root_of);
  form("between", end.between);
}
template <class Form>
void fields(Form& form, continuum::DissolvableShares& claim) {
  distribution_name(form, "distribution", claim.distribution);
  form("lower", claim.lower);
  form("upper", claim.upper);
}

// --- places and evidence -------------------------------------------------------------------------

template <class Form>
void fields(Form& form, continuum::Place& place) {
  own_word<continuum::matter_count>(form, "matter", place.matter);
  index_field(form, "agent", place.agent);
  index_field(form, "piece", place.piece);
  index_field(form, "index", place.index);
}

template <class Form>
void points_fields(Form& form, continuum::Points& points) {
  form("below", points.below);
  form("above", points.above);
}

template <class Form>
void fields(Form& form, continuum::Bounds& evidence) {
  points_fields(form, evidence.points);
}

template <class Form>
void fields(Form& form, continuum::BoundsAgainst& evidence) {
  points_fields(form, evidence.points);
  std::optional<AgentIndex> agent;
  if (evidence.agent && !Form::reads) agent = AgentIndex{*evidence.agent};
  form("agent", agent);
  if (agent) evidence.agent = agent->index;
}

template <class Form>
void fields(Form& form, continuum::Algebraic& evidence) {
  form.list("roots", evidence.roots, [](Form& item, continuum::Algebraic::Root& root) {
    polynomial_field(item, "polynomial", root.polynomial);
    item("between", root.between);
  });
  polynomial_field(form, "annihilator", evidence.annihilator);
}

template <class Form>
void fields(Form& form, continuum::PriorAgainst& evidence) {
  form("distribution", evidence.distribution);
  points_fields(form, evidence.points);
}

}  // namespace candor::certificates
