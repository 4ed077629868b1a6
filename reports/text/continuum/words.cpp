// SPDX-License-Identifier: MIT
#include "reports/text/continuum/words.hpp"

#include <array>

#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"

namespace candor::continuum {
namespace {

constexpr std::array<std::string_view, quantity_count> quantity_names{
    "surplus S",
    "transfer W(v_i*)",
    "side payment c_i",
    "least net payoff S/n",
    "v_i*",
    "probability G of winning",
    "density g",
    "second-price payment H",
    "interim transfer W",
    "bid b in the simple mechanism",
    "expected highest value of the others where it is larger",
    "phi",
    "slope of phi",
    "expected gains from trade",
    "probability of trade",
    "least subsidy D",
    "expected payoff of the lowest buyer",
    "expected payoff of the highest seller",
    "expected VCG transfer",
    "expected VCG payoff ex ante",
    "expected VCG payoff",
    "distribution function",
    "payoff in the expected-externality mechanism",
    "net payoff in the expected-externality mechanism"};

constexpr std::array<std::string_view, identity_count> identity_formulas{
    "W' = -v g",
    "the mean of H is W(0)",
    "the mean of W is 0",
    "W(beta) + (n-1) W(0) = -(n-1) integral of F^(n-1) (1-F)",
    "W(v) = ((n-1)/n) integral of F^n + beta/n - v G(v) - integral of G from v to beta",
    "W(v) = ((n-1)/n) integral of F^n up to v + (1/n) integral of 1-phi from v on + v (1/n - G(v))",
    "1 - phi = (1-F)^2 (sum of k F^(k-1), k = 1..n-1)",
    "H(v) = v G(v) - integral of G up to v, so that a misreport z of x costs the integral of (y-x) g(y) from x to z",
    "the interim transfer of the simple mechanism has the slope -v g",
    "the expected highest value of the others, where it exceeds v, is H(beta) - H(v)",
    "the expected VCG payoffs sum to twice the gains from trade",
    "the expected payoffs of the expected-externality mechanism sum to the gains from trade (to the mean of the larger "
    "value in ownership form)",
    "D = integral of F_s (1 - F_b) from the lowest value to the highest cost"};

std::string term(const Rational& size, std::size_t power) {
  if (power == 0) return size.text();
  const std::string variable = power == 1 ? "x" : "x^" + std::to_string(power);
  return size == Rational(1) ? variable : size.text() + '*' + variable;
}

bool is_the_models(const Model& model, const Instance& instance) {
  if (const auto* trade = std::get_if<TradeInstance>(&instance)) {
    const auto* own = std::get_if<Trade>(&model.setting);
    return own != nullptr && own->buyer_distribution == trade->buyer && own->seller_distribution == trade->seller;
  }
  const auto& partnership = std::get<PartnershipInstance>(instance);
  const auto* own = std::get_if<Partnership>(&model.setting);
  return own != nullptr && own->distribution == partnership.distribution && own->shares == partnership.shares;
}

std::string whose(const Model& model, const Subject& subject) {
  const bool trades = std::holds_alternative<TradeInstance>(subject.instance);
  if (!is_of_an_agent(subject.quantity, trades)) return {};
  if (trades) return subject.agent == 0 ? " of the buyer" : " of the seller";
  const bool known = std::get<PartnershipInstance>(subject.instance).shares.size() == model.agents.size() &&
                     subject.agent < model.agents.size();
  return " of agent " + (known ? model.agents[subject.agent] : std::to_string(subject.agent + 1));
}

}  // namespace

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z' && words.size() > 1 && words[1] >= 'a' && words[1] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string list(const std::vector<Rational>& numbers) {
  std::vector<std::string> parts;
  for (const Rational& number : numbers) parts.push_back(number.text());
  return joined(parts);
}

std::string in_words(const Polynomial& polynomial) {
  std::string result;
  for (std::size_t power = 0; power < polynomial.coefficients().size(); ++power) {
    const Rational& coefficient = polynomial.coefficients()[power];
    if (coefficient.sign() == 0) continue;
    if (result.empty())
      result = (coefficient.sign() < 0 ? "-" : "") + term(abs(coefficient), power);
    else
      result += (coefficient.sign() < 0 ? " - " : " + ") + term(abs(coefficient), power);
  }
  return result.empty() ? "0" : result;
}

std::string in_words(const Enclosure& interval) {
  return '[' + interval.lower.text() + ", " + interval.upper.text() + ']';
}

std::string in_words(const PiecewisePolynomial& function) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < function.pieces.size(); ++k)
    parts.push_back(in_words(function.pieces[k]) + " on " + in_words(function.interval(k)));
  return joined(parts, "; ");
}

std::string in_words(const Model& model, const PartnershipInstance& instance, Shown shown) {
  const std::string drawn = " with values from " + model.distributions.at(instance.distribution).name;
  return shown == Shown::size ? std::to_string(instance.shares.size()) + " partners" + drawn
                              : "partners" + drawn + " and the shares " + list(instance.shares);
}

std::string in_words(const Model& model, const TradeInstance& instance) {
  return "a buyer with a value from " + model.distributions.at(instance.buyer).name +
         " and a seller with a cost from " + model.distributions.at(instance.seller).name;
}

std::string in_words(const Model& model, const Instance& instance, Shown shown) {
  if (const auto* partnership = std::get_if<PartnershipInstance>(&instance))
    return in_words(model, *partnership, shown);
  return in_words(model, std::get<TradeInstance>(instance));
}

std::string_view name(Quantity quantity) { return quantity_names[static_cast<std::size_t>(quantity)]; }

std::string in_words(const Model& model, const Subject& subject) {
  std::string result(name(subject.quantity));
  result += whose(model, subject);
  if (has_a_form(subject.quantity) && std::holds_alternative<TradeInstance>(subject.instance))
    result += subject.form == PayoffForm::trade ? " (trade form)" : " (ownership form)";
  return is_the_models(model, subject.instance) ? result : result + " for " + in_words(model, subject.instance);
}

std::string named(const Model& model, const Value& claim) {
  std::string result = in_words(model, claim.subject);
  if (claim.at) result += " at " + claim.at->text();
  if (claim.from) result += " less that at " + claim.from->text();
  return result;
}

std::string stated(const Value& claim) {
  if (claim.relation) return std::string(word_of(*claim.relation)) + ' ' + claim.number.text();
  return "is in " + in_words(*claim.between) +
         (claim.root_of ? ", and a root of " + in_words(*claim.root_of) : std::string());
}

std::string formula(NamedIdentity identity) {
  return std::string(identity_formulas[static_cast<std::size_t>(identity)]);
}

}  // namespace candor::continuum
