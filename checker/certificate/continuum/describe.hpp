// SPDX-License-Identifier: MIT
// The keys of continuum models, claims about them and their evidence in a certificate, as
// checker/certificate/describe.hpp has it. A polynomial is the list of its coefficients, the constant first, without
// zeros at the end.
#pragma once

#include <algorithm>
#include <string>

#include "checker/certificate/form.hpp"
#include "checker/properties/continuum/describe.hpp"

namespace candor::certificates {

/// An enumeration that knows its words.
template <std::size_t Count, class Form, class Enumeration>
void own_word(Form& form, std::string_view key, Enumeration& value) {
  const auto find = [&](const std::string& text) {
    std::size_t k = 0;
    while (k < Count && word(static_cast<Enumeration>(k)) != text) ++k;
    form.require(k < Count, key, "this word is not known here");
    value = static_cast<Enumeration>(k);
  };
  form.template as<std::string>([&] { return std::string(word(value)); }, find,
                                [&](std::string& text) { form(key, text); });
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
void describe(Form& form, Enclosure& between) {
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
void describe(Form& form, PiecewisePolynomial& function) {
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
void describe(Form& form, AgentIndex& agent) {
  index_field(form, "index", agent.index);
}

template <class Form>
void distribution_name(Form& form, std::string_view key, std::size_t& index) {
  const auto& model = std::get<continuum::Model>(*form.vocabulary.whole);
  form(key, Named{names_of(model.distributions), index, "distribution"});
}

template <class Form>
void shares_field(Form& form, std::vector<Rational>& shares) {
  form("shares", shares);
  const std::optional<std::string> defect = continuum::defect_of_shares(shares);
  form.require(!defect, "shares", defect.value_or(""));
}

// --- the model -----------------------------------------------------------------------------------

template <class Form>
void describe(Form& form, continuum::Distribution& distribution) {
  form("name", distribution.name);
  describe(form, distribution.cdf);
}

template <class Form>
void describe(Form& form, continuum::Partnership& partnership) {
  distribution_name(form, "distribution", partnership.distribution);
  shares_field(form, partnership.shares);
}

template <class Form>
void describe(Form& form, continuum::Trade& trade) {
  index_field(form, "buyer", trade.buyer);
  index_field(form, "seller", trade.seller);
  distribution_name(form, "buyer_distribution", trade.buyer_distribution);
  distribution_name(form, "seller_distribution", trade.seller_distribution);
}

template <class Form>
void describe(Form& form, continuum::Model& model) {
  form("agents", Names{model.agents});
  form.list("distributions", model.distributions,
            [](Form& item, continuum::Distribution& distribution) { describe(item, distribution); });
  form.require(are_distinct(names_of(model.distributions)), "distributions", "two of these have the same name");
  const bool partners = form.has("partnership", std::holds_alternative<continuum::Partnership>(model.setting));
  form.require(partners != form.has("trade", std::holds_alternative<continuum::Trade>(model.setting)), {},
               "the agents either are partners or trade");
  if (partners)
    form("partnership", form.template alternative<continuum::Partnership>(model.setting, ""));
  else
    form("trade", form.template alternative<continuum::Trade>(model.setting, ""));
}

// --- statements ----------------------------------------------------------------------------------

template <class Form>
void describe(Form& form, continuum::DissolvableShares::EndPoint& end) {
  polynomial_field(form, "root_of", end.root_of);
  form("between", end.between);
}

template <class Form>
void optional_polynomial(Form& form, std::string_view key, std::optional<Polynomial>& polynomial) {
  std::optional<std::vector<Rational>> coefficients;
  if (polynomial) coefficients = polynomial->coefficients();
  form(key, coefficients);
  if (coefficients) {
    form.require(coefficients->size() > 1 && coefficients->back().sign() != 0, key,
                 "this polynomial is not constant, and its last coefficient is not 0");
    polynomial = Polynomial(*coefficients);
  }
}

/// Writes or reads the keys that a property describes: those of cases, each with one way to say it.
template <class Form>
class DescribedContinuumFields {
 public:
  explicit DescribedContinuumFields(Form& form) : form_(form) {}

  void distribution(std::size_t& index) { distribution_name(form_, "distribution", index); }
  void shares(std::vector<Rational>& shares) { shares_field(form_, shares); }
  void partnership(continuum::PartnershipInstance& instance) {
    distribution(instance.distribution);
    shares(instance.shares);
  }
  void trade(continuum::TradeInstance& instance) {
    distribution_name(form_, "buyer_distribution", instance.buyer);
    distribution_name(form_, "seller_distribution", instance.seller);
  }
  void subject(continuum::Subject& subject);
  void argument(continuum::Value& claim) {
    if (!continuum::is_a_function(claim.subject.quantity)) return;
    form_("at", Needed{claim.at});
    form_("from", claim.from);
  }
  void stated(continuum::Value& claim);
  void function(continuum::Function& claim);
  void identity(continuum::Identity& claim);
  void side_payments(const continuum::PartnershipInstance& instance, std::vector<Rational>& payments) {
    form_("side_payments", payments);
    form_.require(payments.size() == instance.shares.size(), "side_payments",
                  "there is one side payment for each agent");
  }
  void end_point(Field field, continuum::DissolvableShares::EndPoint& end) { form_(field.key, end); }

 private:
  Form& form_;
};

/// What the quantity is of: the quantities of both are those of the instance whose keys are there.
template <class Form>
void DescribedContinuumFields<Form>::subject(continuum::Subject& subject) {
  own_word<continuum::quantity_count>(form_, "of", subject.quantity);
  constexpr auto why = "this quantity is not one of such an instance";
  const bool told = form_.has("buyer_distribution", std::holds_alternative<continuum::TradeInstance>(subject.instance));
  const bool trades =
      continuum::is_of_trades(subject.quantity) && (told || !continuum::is_of_partnerships(subject.quantity));
  if (trades)
    trade(form_.template alternative<continuum::TradeInstance>(subject.instance, why));
  else
    partnership(form_.template alternative<continuum::PartnershipInstance>(subject.instance, why));
  if (continuum::is_of_an_agent(subject.quantity, trades))
    form_("agent", Named{continuum::agent_names(std::get<continuum::Model>(*form_.vocabulary.whole), subject.instance),
                         subject.agent, "agent"});
  if (trades && continuum::has_a_form(subject.quantity)) form_("form", subject.form);
}

template <class Form>
void DescribedContinuumFields<Form>::stated(continuum::Value& claim) {
  if (form_.has("between", claim.between.has_value())) {
    form_("between", claim.between);
    optional_polynomial(form_, "root_of", claim.root_of);
  } else {
    Relation relation = claim.relation.value_or(Relation::equal);
    key_field(form_, comparison_keys, relation);
    claim.relation = relation;
    form_(comparison_keys.at(static_cast<std::size_t>(relation)), claim.number);
  }
}

template <class Form>
void DescribedContinuumFields<Form>::function(continuum::Function& claim) {
  form_.require(continuum::is_a_function(claim.subject.quantity), "of", "this is no function");
  form_("at_least", claim.at_least);
  form_("at_most", claim.at_most);
  const bool bounded = claim.at_least || claim.at_most;
  if (!bounded) polynomials_field(form_, "is", claim.pieces);
  form_.require(bounded ? claim.at_least.has_value() != claim.at_most.has_value() : !claim.pieces.empty(), {},
                "the claim states either what the function is or one bound");
}

/// Of a partnership the number of agents counts, whatever their shares.
template <class Form>
void DescribedContinuumFields<Form>::identity(continuum::Identity& claim) {
  own_word<continuum::identity_count>(form_, "name", claim.identity);
  constexpr auto why = "this identity is not one of such an instance";
  if (continuum::is_of_trades(claim.identity))
    return trade(form_.template alternative<continuum::TradeInstance>(claim.instance, why));
  auto& instance = form_.template alternative<continuum::PartnershipInstance>(claim.instance, why);
  distribution(instance.distribution);
  Rational agents(static_cast<long>(instance.shares.size()));
  form_("agents", agents);
  form_.require(agents.is_integer() && Rational(2) <= agents && agents <= Rational(continuum::most_partners), "agents",
                "a partnership has 2 to " + std::to_string(continuum::most_partners) + " agents");
  form_.room(0, [&] {
    for (Rational k = 0; k < agents; k += 1) instance.shares.push_back(Rational(1) / agents);
  });
}

template <class Form, class Claim>
requires is_one_of<Claim, continuum::Statement>
void describe_claim(Form& form, Claim& claim) {
  DescribedContinuumFields<Form> visit(form);
  describe(visit, claim);
}

// --- places and evidence -------------------------------------------------------------------------

template <class Form>
void describe(Form& form, continuum::Place& place) {
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
void describe(Form& form, continuum::Bounds& evidence) {
  points_fields(form, evidence.points);
}

template <class Form>
void describe(Form& form, continuum::BoundsAgainst& evidence) {
  points_fields(form, evidence.points);
  std::optional<AgentIndex> agent;
  if (evidence.agent) agent = AgentIndex{*evidence.agent};
  form("agent", agent);
  if (agent) evidence.agent = agent->index;
}

template <class Form>
void describe(Form& form, continuum::Algebraic& evidence) {
  form.list("roots", evidence.roots, [](Form& item, continuum::Algebraic::Root& root) {
    polynomial_field(item, "polynomial", root.polynomial);
    item("between", root.between);
  });
  polynomial_field(form, "annihilator", evidence.annihilator);
}

template <class Form>
void describe(Form& form, continuum::PriorAgainst& evidence) {
  form("distribution", evidence.distribution);
  points_fields(form, evidence.points);
}

}  // namespace candor::certificates
