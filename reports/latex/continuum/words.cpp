// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/words.hpp"

#include <array>

#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"

namespace candor::continuum {
namespace {

using tex::fraction;
using tex::math;

std::string distribution_name(const Model& model, std::size_t distribution) {
  return "\\emph{" + tex::text(model.distributions.at(distribution).name) + "}";
}

constexpr std::array<std::string_view, identity_count> formulas{
    R"(W'(v)=-v\,g(v))",
    R"(\mathbf E H(v_i)=W(0))",
    R"(\mathbf E W(v_i)=0)",
    R"(W(\beta)+(n-1)W(0)=-(n-1)\int_0^\beta F^{n-1}(1-F)\,dx)",
    R"(W(v)=\frac{n-1}{n}\int_0^\beta F^n\,dx+\frac{\beta}{n}-v\,G(v)-\int_v^\beta G\,dx)",
    R"(W(v)=\frac{n-1}{n}\int_0^vF^n\,dx+\frac1n\int_v^\beta(1-\varphi)\,dx+v\Bigl(\frac1n-G(v)\Bigr))",
    R"(1-\varphi=(1-F)^2\sum_{k=1}^{n-1}kF^{k-1})",
    R"(H(v)=v\,G(v)-\int_0^vG\,dx)",
    R"(t'(v)=-v\,g(v))",
    R"(\beta-v\,G(v)-\int_v^\beta G\,dx=H(\beta)-H(v))",
    R"(\mathbf E V_B+\mathbf E V_S=2S)",
    R"(\mathbf E U_B+\mathbf E U_S=S,\qquad \mathbf E U_B^{\mathrm o}+\mathbf E U_S^{\mathrm o}=\mathbf E\max(\theta,c))",
    R"(D=\int_{\underline\theta}^{\bar c}F_S(1-F_B)\,dx)"};

std::string with_argument(std::string_view function, const std::string& argument) {
  return std::string(function) + "(" + argument + ")";
}

}  // namespace

std::string tuple(const std::vector<Rational>& numbers) {
  std::vector<std::string> parts;
  for (const Rational& number : numbers) parts.push_back(fraction(number));
  return "(" + tex::joined(parts, ",") + ")";
}

std::string agent_label(const Model& model, const Instance& instance, std::uint32_t agent) {
  if (std::holds_alternative<TradeInstance>(instance)) return agent == 0 ? "B" : "S";
  const bool known =
      std::get<PartnershipInstance>(instance).shares.size() == model.agents.size() && agent < model.agents.size();
  return known ? tex::upright(model.agents[agent]) : std::to_string(agent + 1);
}

std::string for_instance(const Model& model, const Instance& instance, bool with_shares) {
  if (const auto* trade = std::get_if<TradeInstance>(&instance))
    return "For a buyer with a value from " + distribution_name(model, trade->buyer) +
           " and a seller with a cost from " + distribution_name(model, trade->seller);
  const auto& partnership = std::get<PartnershipInstance>(instance);
  const std::string drawn = "values from " + distribution_name(model, partnership.distribution);
  return with_shares ? "For the shares " + math("r=" + tuple(partnership.shares)) + " and " + drawn
                     : "For " + math("n=" + std::to_string(partnership.shares.size())) + " and " + drawn;
}

std::string symbol(const Model& model, const Subject& subject, const std::string& argument) {
  using enum Quantity;
  const std::string i = agent_label(model, subject.instance, subject.agent);
  const bool trades = std::holds_alternative<TradeInstance>(subject.instance);
  const std::string form = trades && subject.form == PayoffForm::ownership ? "^{\\mathrm o}" : "";
  switch (subject.quantity) {
    case surplus:
    case gains_from_trade: return "S";
    case worst_off_transfer: return "W(v_{" + i + "}^*)";
    case side_payment: return "c_{" + i + "}";
    case least_net_payoff: return "\\tfrac{1}{n}S";
    case worst_off_type: return "v_{" + i + "}^*";
    case winning_probability: return with_argument("G", argument);
    case winning_density: return with_argument("g", argument);
    case second_price_payment: return with_argument("H", argument);
    case interim_transfer: return with_argument("W", argument);
    case bid: return with_argument("b", argument);
    case residual: return with_argument("\\rho", argument);
    case phi: return with_argument("\\varphi", argument);
    case phi_slope: return with_argument("\\varphi'", argument);
    case trade_probability: return "\\mathbf P(\\theta>c)";
    case least_subsidy: return "D";
    case lowest_buyer_payoff: return "\\mathbf E(\\underline\\theta-c)^+";
    case highest_seller_payoff: return "\\mathbf E(\\theta-\\bar c)^+";
    case vcg_transfer: return "\\mathbf E t_{" + i + "}";
    case vcg_expected_payoff: return "\\mathbf E V_{" + i + "}";
    case vcg_payoff: return with_argument("V_{" + i + "}", argument);
    case distribution: return with_argument(trades ? "F_{" + i + "}" : "F", argument);
    case agv_payoff: return with_argument(trades ? "U_{" + i + "}" + form : "U", argument);
    case agv_net_payoff:
      if (!trades) return with_argument("U", argument) + "-r_{" + i + "}" + argument;
      return with_argument("U_{" + i + "}" + form, argument) +
             (subject.agent == 1 && !form.empty() ? "-" + argument : "");
  }
  return {};
}

std::string symbol(const Model& model, const Value& claim) {
  if (!claim.at) return symbol(model, claim.subject, {});
  const std::string at = symbol(model, claim.subject, fraction(*claim.at));
  return claim.from ? at + "-" +
                          (claim.subject.quantity == Quantity::agv_net_payoff
                               ? "\\bigl[" + symbol(model, claim.subject, fraction(*claim.from)) + "\\bigr]"
                               : symbol(model, claim.subject, fraction(*claim.from)))
                    : at;
}

std::string identity_formula(NamedIdentity identity) {
  return std::string(formulas[static_cast<std::size_t>(identity)]);
}

}  // namespace candor::continuum
