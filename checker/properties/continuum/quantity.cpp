// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/quantity.hpp"

#include <stdexcept>

#include "checker/properties/expand.hpp"

namespace candor::continuum {
namespace {

const PiecewisePolynomial& cdf_of(const Model& model, std::size_t distribution) {
  if (distribution >= model.distributions.size())
    throw OutOfScope("the claim is about a distribution that the model does not have");
  return model.distributions[distribution].cdf;
}

Fraction plain(PiecewisePolynomial function) {
  PiecewisePolynomial one = constant(1, function);
  return {std::move(function), std::move(one)};
}

Fraction partnership_function(const PartnershipFunctions& functions, const Subject& subject) {
  switch (subject.quantity) {
    case Quantity::winning_probability: return plain(functions.G);
    case Quantity::winning_density: return plain(functions.g);
    case Quantity::second_price_payment: return plain(functions.H);
    case Quantity::interim_transfer: return plain(functions.W);
    case Quantity::bid: return simple_bid(functions);
    case Quantity::residual: return plain(residual(functions));
    case Quantity::phi: return plain(phi(functions));
    case Quantity::phi_slope: return plain(phi(functions).derivative());
    case Quantity::distribution: return plain(functions.F);
    case Quantity::agv_payoff: return plain(agv_payoff(functions));
    case Quantity::agv_net_payoff: {
      const Rational& share = std::get<PartnershipInstance>(subject.instance).shares.at(subject.agent);
      return plain(agv_payoff(functions) - share * identity(functions.G));
    }
    default: throw std::logic_error("this quantity of a partnership is no function");
  }
}

PiecewisePolynomial trade_function(const TradeFunctions& functions, const Subject& subject) {
  const bool buys = subject.agent == 0, owns = subject.form == PayoffForm::ownership;
  switch (subject.quantity) {
    case Quantity::vcg_payoff: return buys ? functions.buyer_gain : functions.seller_gain;
    case Quantity::distribution: return buys ? functions.F_b : functions.F_s;
    case Quantity::agv_payoff: return buys ? functions.buyer_agv_payoff(owns) : functions.seller_agv_payoff(owns);
    case Quantity::agv_net_payoff: {
      const PiecewisePolynomial payoff = buys ? functions.buyer_agv_payoff(owns) : functions.seller_agv_payoff(owns);
      return owns && !buys ? payoff - identity(payoff) : payoff;
    }
    default: throw std::logic_error("this quantity of a trade is no function");
  }
}

}  // namespace

PartnershipFunctions functions_of(const Model& model, const PartnershipInstance& instance) {
  const PiecewisePolynomial& cdf = cdf_of(model, instance.distribution);
  if (const auto defect = defect_of_shares(instance.shares)) throw OutOfScope(*defect);
  if (const auto defect = defect_as_partners(model.distributions[instance.distribution])) throw OutOfScope(*defect);
  return PartnershipFunctions(cdf, instance.shares.size());
}

TradeFunctions functions_of(const Model& model, const TradeInstance& instance) {
  return TradeFunctions(cdf_of(model, instance.buyer), cdf_of(model, instance.seller));
}

std::optional<std::vector<Rational>> weights_at_worst_off(const Subject& subject) {
  const auto* instance = std::get_if<PartnershipInstance>(&subject.instance);
  if (instance == nullptr) return std::nullopt;
  const std::size_t n = instance->shares.size();
  std::vector<Rational> weights(n, Rational(1));
  if (subject.quantity == Quantity::surplus) return weights;
  weights.assign(n, Rational(1) / Rational(n));
  if (subject.quantity == Quantity::least_net_payoff) return weights;
  if (subject.quantity == Quantity::side_payment) {
    weights.at(subject.agent) -= 1;
    return weights;
  }
  if (subject.quantity != Quantity::worst_off_transfer) return std::nullopt;
  weights.assign(n, Rational(0));
  weights.at(subject.agent) = 1;
  return weights;
}

Fraction function_of(const Model& model, const Subject& subject) {
  if (const auto* partnership = std::get_if<PartnershipInstance>(&subject.instance))
    return partnership_function(functions_of(model, *partnership), subject);
  const TradeFunctions functions = functions_of(model, std::get<TradeInstance>(subject.instance));
  return plain(restricted(trade_function(functions, subject),
                          subject.agent == 0 ? functions.buyer_values : functions.seller_costs));
}

Rational number_of(const TradeFunctions& functions, const Subject& subject) {
  const bool buys = subject.agent == 0;
  switch (subject.quantity) {
    case Quantity::gains_from_trade: return functions.gains;
    case Quantity::trade_probability: return functions.trade_probability;
    case Quantity::least_subsidy: return functions.least_subsidy();
    case Quantity::lowest_buyer_payoff: return functions.lowest_buyer_payoff();
    case Quantity::highest_seller_payoff: return functions.highest_seller_payoff();
    case Quantity::vcg_transfer: return buys ? -functions.expected_cost_traded : functions.expected_value_traded;
    case Quantity::vcg_expected_payoff:
      return buys ? functions.expected_by_buyer(functions.buyer_gain)
                  : functions.expected_by_seller(functions.seller_gain);
    default: throw std::logic_error("this quantity of a trade is no number");
  }
}

}  // namespace candor::continuum
