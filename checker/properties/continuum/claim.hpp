// SPDX-License-Identifier: MIT
// The properties of continuum models that a case may claim: what each one quantifies over.
// docs/continuum.md gives the statements.
//
// Each statement carries the instance it is about (distributions, shares), whether a claim of the
// case names it or it is the case's own. In a partnership F is the distribution, G = F^(n-1), g =
// G', H(v) = integral of x g from 0 to v, K = integral of F x g, W(v) = H(beta) - K - H(v), and
// v_i* is a value with G(v_i*) = r_i.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "exact/polynomial/piecewise_polynomial.hpp"
#include "exact/rational.hpp"

namespace candor {
enum class Relation;
}

namespace candor::continuum {

/// n = shares.size() agents, who are numbered as the shares are.
struct PartnershipInstance {
  std::size_t distribution = 0;  ///< index into Model::distributions
  std::vector<Rational> shares;
};
/// Agent 0 is the buyer, agent 1 the seller.
struct TradeInstance {
  std::size_t buyer = 0, seller = 0;  ///< indices into Model::distributions
};
using Instance = std::variant<PartnershipInstance, TradeInstance>;

/// Some mechanism is efficient, budget balanced, Bayesian incentive compatible and interim
/// individually rational for the shares: S = sum of W(v_i*) >= 0.
struct Dissolvable {
  static constexpr std::string_view property = "dissolvable";
  PartnershipInstance instance;
};
/// ... whatever the distribution (of a continuous density, on any [0, beta]): R_k >= (k/n)^n for k
/// = 1..n-1, where R_k is the sum of the k smallest shares.
struct AlwaysDissolvable {
  static constexpr std::string_view property = "always_dissolvable";
  std::vector<Rational> shares;
};
/// ... for no distribution: some share is 1.
struct NeverDissolvable {
  static constexpr std::string_view property = "never_dissolvable";
  std::vector<Rational> shares;
};

/// What a value or function is of. `at` means: a function of an agent's value.
enum class Quantity {
  // of a partnership
  surplus,               ///< S = sum over i of W(v_i*)
  worst_off_transfer,    ///< W(v_i*), agent i
  side_payment,          ///< c_i = S/n - W(v_i*), agent i
  least_net_payoff,      ///< S/n: what the Cramton-Gibbons-Klemperer rule leaves every agent at v_i*, net of r_i v_i*
  worst_off_type,        ///< v_i*, agent i
  winning_probability,   ///< G(v), at
  winning_density,       ///< g(v), at
  second_price_payment,  ///< H(v), at: what type v expects to pay in a second-price auction
  interim_transfer,      ///< W(v), at
  bid,        ///< b(v), at: the equilibrium bid of the simple mechanism, b F^n = v F^n - integral of F^n from 0 to v
  residual,   ///< E[max of the others' values, where it exceeds v], at: the r_i(v_i) of the expected-externality
              ///< mechanism
  phi,        ///< n F^(n-1) - (n-1) F^n, at
  phi_slope,  ///< its derivative, at
  // of a trade
  gains_from_trade,       ///< S = E (theta - c)^+
  trade_probability,      ///< of theta > c
  least_subsidy,          ///< D: the least expected subsidy of an efficient, Bayesian incentive compatible, interim
                          ///< individually rational mechanism
  lowest_buyer_payoff,    ///< E (lowest theta - c)^+
  highest_seller_payoff,  ///< E (theta - highest c)^+
  vcg_transfer,           ///< E t_i with constants 0 (the buyer pays c, the seller gets theta, when they trade), agent
  vcg_expected_payoff,    ///< ex ante, agent
  vcg_payoff,             ///< interim, agent, at
  // of both
  distribution,    ///< F(v), of a trade the agent's, at
  agv_payoff,      ///< interim utility in the expected-externality mechanism, agent (trade), at, form (trade)
  agv_net_payoff,  ///< ... less what she has without it: r_i v; in ownership form the seller's v; in trade form 0,
                   ///< agent, at, form (trade)
};
inline constexpr std::size_t quantity_count = static_cast<std::size_t>(Quantity::agv_net_payoff) + 1;
std::string_view word(Quantity quantity);  ///< as in case files: "surplus"
bool is_of_partnerships(Quantity quantity);
bool is_of_trades(Quantity quantity);
bool is_of_an_agent(Quantity quantity, bool in_a_trade);  ///< needs `agent`
bool is_a_function(Quantity quantity);                    ///< needs `at`
bool has_a_form(Quantity quantity);                       ///< in a trade needs `form`

/// How payoffs are counted in a trade: the buyer gains theta and the seller bears c when they
/// trade; or the buyer has theta and the seller v = c when they own the object.
enum class PayoffForm { trade, ownership };

/// One quantity of one instance.
struct Subject {
  Instance instance;
  Quantity quantity = Quantity::surplus;
  std::uint32_t agent = 0;              ///< if is_of_an_agent
  PayoffForm form = PayoffForm::trade;  ///< if has_a_form and the instance is a trade
};

/// The number is this, or in this interval, or the one root of this polynomial that lies in this
/// interval.
struct Value {
  static constexpr std::string_view property = "value";
  Subject subject;
  std::optional<Rational> at, from;  ///< `at`: if is_a_function; `from`: the value there is subtracted
  // Either relation and number, or `between`, with or without `root_of`.
  std::optional<Relation> relation;
  Rational number;
  std::optional<Enclosure> between;
  std::optional<Polynomial> root_of;  ///< not constant, and with exactly one root in `between`
};

/// The function is this polynomial on each piece of the instance's breaks; or nowhere less, or
/// nowhere more, than a number.
struct Function {
  static constexpr std::string_view property = "function";
  Subject subject;                 ///< is_a_function
  std::vector<Polynomial> pieces;  ///< one for all pieces, or one for each (of a trade: the pieces between all breaks
                                   ///< of both distributions within the agent's interval)
  std::optional<Rational> at_least, at_most;
};

/// What holds for every distribution, checked for this one: two polynomials on every piece have the
/// same coefficients.
enum class NamedIdentity {
  transfer_slope,    ///< W' = -v g
  expected_payment,  ///< E H = W(0)
  mean_transfer,     ///< E W = 0
  one_seller,        ///< W(beta) + (n-1) W(0) = -(n-1) integral of F^(n-1) (1-F)
  equal_shares,      ///< W(v) = ((n-1)/n) integral of F^n + beta/n - v G - integral of G from v to beta
  equal_shares_phi,  ///< W(v) = ((n-1)/n) integral of F^n from 0 to v + (1/n) integral of 1-phi from v to beta + v (1/n
                     ///< - G)
  phi,               ///< 1 - phi = (1-F)^2 (sum of k F^(k-1), k = 1..n-1)
  incentives,  ///< H = v G - integral of G from 0 to v, so that truth gains the integral of (y-x) g(y) from x to z over
               ///< the report z
  simple_mechanism,  ///< the simple mechanism's interim transfer t has t' = -v g and E t = 0, so that t = W
  residual,  ///< E[max of the others, where it exceeds v] = H(beta) - H(v), so that the expected-externality transfers
             ///< are the Cramton-Gibbons-Klemperer ones with c_i = 0
  vcg_accounting,  ///< of a trade: the expected VCG payoffs with constants 0 sum to twice the gains from trade
  agv_accounting,  ///< of a trade: the expected payoffs of the expected-externality mechanism sum to the gains from
                   ///< trade, in trade form; to E max(theta, c) in ownership form
  subsidy,  ///< of a trade whose values overlap: D = integral of F_s (1-F_b) from the lowest theta to the highest c
};
inline constexpr std::size_t identity_count = static_cast<std::size_t>(NamedIdentity::subsidy) + 1;
std::string_view word(NamedIdentity identity);
bool is_of_trades(NamedIdentity identity);

struct Identity {
  static constexpr std::string_view property = "identity";
  Instance instance;  ///< of a partnership: the shares count for n only
  NamedIdentity identity = NamedIdentity::transfer_slope;
};

/// The rule T_i(v) = c_i - H(v_i) + (1/(n-1)) sum over j != i of H(v_j) is budget balanced at every
/// profile, makes the efficient allocation Bayesian incentive compatible, and is interim
/// individually rational for the shares.
struct DissolvingMechanism {
  static constexpr std::string_view property = "dissolving_mechanism";
  PartnershipInstance instance;
  std::vector<Rational> side_payments;  ///< c_i
};

/// The simple mechanism without side payments (the highest bidder wins and pays her bid, which all
/// share equally) is interim individually rational: W(v_i*) >= 0 for every i.
struct SimpleMechanismParticipation {
  static constexpr std::string_view property = "simple_mechanism_participation";
  PartnershipInstance instance;
};

/// Some mechanism of the trade is efficient, balanced, Bayesian incentive compatible and interim
/// individually rational: D <= 0.
struct EfficientTrade {
  static constexpr std::string_view property = "efficient_trade";
  TradeInstance instance;
};

/// Two partners with the shares (r, 1-r) can dissolve exactly if r lies between the two end points:
/// the root of `lower.root_of` in `lower.between`, and likewise the upper one. F must be piecewise
/// linear and nowhere constant.
struct DissolvableShares {
  static constexpr std::string_view property = "dissolvable_shares";
  struct EndPoint {
    Polynomial root_of;  ///< not constant, and with exactly one root in the interval
    Enclosure between;
  };
  std::size_t distribution = 0;
  EndPoint lower, upper;
};

/// What keeps a polynomial, which is not constant, and an interval, whose ends belong to it, from
/// being one number: that there is not exactly one root. (A double root is one.)
std::optional<std::string> defect_of_root(const Polynomial& root_of, const Enclosure& between);

/// A class of its own, whose copies and destruction are compiled once: they are the same everywhere.
class Statement
    : public std::variant<Dissolvable, AlwaysDissolvable, NeverDissolvable, Value, Function, Identity,
                          DissolvingMechanism, SimpleMechanismParticipation, EfficientTrade, DissolvableShares> {
 public:
  using variant::variant;
  Statement();
  Statement(const Statement&);
  Statement(Statement&&) noexcept;
  Statement& operator=(const Statement&);
  Statement& operator=(Statement&&) noexcept;
  ~Statement();
};

std::string_view property_name(const Statement& statement);

/// What a judgement compares.
enum class Matter {
  number,           ///< the quantity and the stated number (of an interval: index 0 its lower end, 1 its upper end)
  point_above,      ///< G(h_i) >= r_i: the evidence's point lies at or above v_i*
  smallest_shares,  ///< index k: R_k and (k/n)^n
  largest_share,    ///< and 1
  coefficient,      ///< of the power `index` on the piece: the function or left side, and the stated one or right side
  change_of_sign,   ///< on the piece: how often the function crosses the bound inside, and 0
  bound,            ///< the function at the end (index 0, 1) or inside (index 2) of the piece, and its bound
  common_roots,     ///< how many roots in the interval the polynomial shares with what defines the number, and 1
  root,             ///< of agent's defining polynomial: index 0 its remainder's coefficients..., see docs/continuum.md
  annihilated,      ///< coordinate `index` of the annihilating polynomial's value, and 0
  isolated,         ///< the number's enclosure (index 0 lower, 1 upper end) and the bound below which only 0 remains
  balance,  ///< the sum of the side payments (index 0) or the coefficient of H(v_i) in the sum of the transfers (index
            ///< 1, agent), and 0
  participation,  ///< agent: the net payoff at v_i* and 0
  end_point,  ///< index 0: the lower, 1: the upper end of the enclosure of the end point `piece` (0 lower, 1 upper): S
              ///< there and 0
};
inline constexpr std::size_t matter_count = static_cast<std::size_t>(Matter::end_point) + 1;
std::string_view word(Matter matter);

/// Where in the example a judgement stands.
struct Place {
  Matter matter = Matter::number;
  std::uint32_t agent = 0, piece = 0, index = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace candor::continuum

template <>
struct std::variant_size<candor::continuum::Statement> : std::variant_size<candor::continuum::Statement::variant> {};
template <std::size_t I>
struct std::variant_alternative<I, candor::continuum::Statement>
    : std::variant_alternative<I, candor::continuum::Statement::variant> {};
