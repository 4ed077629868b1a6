// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/claim.hpp"

#include <array>
#include <type_traits>

namespace candor::continuum {

Statement::Statement() = default;
Statement::Statement(const Statement&) = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(const Statement&) = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;
namespace {

constexpr std::array<std::string_view, quantity_count> quantity_words{"surplus",
                                                                      "worst_off_transfer",
                                                                      "side_payment",
                                                                      "least_net_payoff",
                                                                      "worst_off_type",
                                                                      "winning_probability",
                                                                      "winning_density",
                                                                      "second_price_payment",
                                                                      "interim_transfer",
                                                                      "bid",
                                                                      "residual",
                                                                      "phi",
                                                                      "phi_slope",
                                                                      "gains_from_trade",
                                                                      "trade_probability",
                                                                      "least_subsidy",
                                                                      "lowest_buyer_payoff",
                                                                      "highest_seller_payoff",
                                                                      "vcg_transfer",
                                                                      "vcg_expected_payoff",
                                                                      "vcg_payoff",
                                                                      "distribution",
                                                                      "agv_payoff",
                                                                      "agv_net_payoff"};
constexpr std::array<std::string_view, identity_count> identity_words{"transfer_slope",
                                                                      "expected_payment",
                                                                      "mean_transfer",
                                                                      "one_seller",
                                                                      "equal_shares",
                                                                      "equal_shares_phi",
                                                                      "phi",
                                                                      "incentives",
                                                                      "simple_mechanism",
                                                                      "residual",
                                                                      "vcg_accounting",
                                                                      "agv_accounting",
                                                                      "subsidy"};
constexpr std::array<std::string_view, matter_count> matter_words{
    "number",       "point_above", "smallest_shares", "largest_share", "coefficient", "change_of_sign", "bound",
    "common_roots", "root",        "annihilated",     "isolated",      "balance",     "participation",  "end_point"};

bool is_between(Quantity quantity, Quantity first, Quantity last) { return first <= quantity && quantity <= last; }

}  // namespace

std::string_view word(Quantity quantity) { return quantity_words[static_cast<std::size_t>(quantity)]; }
std::string_view word(NamedIdentity identity) { return identity_words[static_cast<std::size_t>(identity)]; }
std::string_view word(Matter matter) { return matter_words[static_cast<std::size_t>(matter)]; }

bool is_of_partnerships(Quantity quantity) {
  return quantity < Quantity::gains_from_trade || quantity >= Quantity::distribution;
}
bool is_of_trades(Quantity quantity) { return quantity >= Quantity::gains_from_trade; }
bool is_of_trades(NamedIdentity identity) { return identity >= NamedIdentity::vcg_accounting; }

bool is_of_an_agent(Quantity quantity, bool in_a_trade) {
  if (quantity == Quantity::agv_net_payoff) return true;
  if (in_a_trade) return quantity >= Quantity::vcg_transfer;
  return quantity == Quantity::worst_off_transfer || quantity == Quantity::side_payment ||
         quantity == Quantity::worst_off_type;
}

bool is_a_function(Quantity quantity) {
  return is_between(quantity, Quantity::winning_probability, Quantity::phi_slope) ||
         is_between(quantity, Quantity::vcg_payoff, Quantity::agv_net_payoff);
}

bool has_a_form(Quantity quantity) { return quantity == Quantity::agv_payoff || quantity == Quantity::agv_net_payoff; }

std::string_view property_name(const Statement& statement) {
  return std::visit([](const auto& claimed) { return std::decay_t<decltype(claimed)>::property; }, statement);
}

std::optional<std::string> defect_of_root(const Polynomial& root_of, const Enclosure& between) {
  if (root_of.degree() == 0) return "a constant has no root to speak of";
  const std::size_t roots = roots_in(root_of, between);
  if (roots == 1) return std::nullopt;
  return "the polynomial has " + (roots == 0 ? "no root" : std::to_string(roots) + " roots") + " from " +
         between.lower.text() + " to " + between.upper.text() + ", not one";
}

}  // namespace candor::continuum
