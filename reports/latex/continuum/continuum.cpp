// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/continuum.hpp"

#include <algorithm>
#include <map>

#include "checker/properties/continuum/quantity.hpp"
#include "reports/latex/continuum/figures.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"
#include "reports/printers/latex.hpp"
#include "reports/text/words.hpp"
#include "reports/words/continuum/symbols.hpp"

namespace candor::continuum {
namespace {

using Figures = std::vector<std::pair<std::string, std::string>>;

class Drawing {
 public:
  Drawing(const CaseResult& result, const std::string& label)
      : result_(result), model_(std::get<Model>(result.file.model)), label_(label) {}

  Figures figures() const {
    Figures all;
    if (const auto* partners = std::get_if<Partnership>(&model_.setting)) {
      all.emplace_back("surplus_function", surplus_function(*partners));
      if (const std::vector<tex::MarkedShares> marked = triples(partners->distribution); !marked.empty())
        all.emplace_back("dissolvable_set", tex::dissolvable_figure(model_.distributions.at(partners->distribution).cdf,
                                                                    marked, label_ + ":figure:dissolvable_set"));
      if (const PartnershipInstance* seller = one_seller()) all.emplace_back("deficit", deficit(*seller));
    } else {
      all.emplace_back("subsidy", subsidy(std::get<Trade>(model_.setting)));
    }
    return all;
  }

 private:
  std::string surplus_function(const Partnership& partners) const {
    const PartnershipInstance instance{partners.distribution, partners.shares};
    const PartnershipFunctions functions = functions_of(model_, instance);
    std::map<Rational, std::vector<std::string>> owners;  // of each share
    for (std::size_t i = 0; i < partners.shares.size(); ++i)
      owners[partners.shares[i]].push_back(
          printers::latex(symbols::worst_off(agent(model_, instance, static_cast<std::uint32_t>(i)))));
    std::vector<tex::CriticalPoint> critical;
    for (const auto& [share, names] : owners) {
      const Rational value = tex::approximate_root(functions.G, share);
      critical.push_back({names.size() > 2 ? names.front() + "=\\dots=" + names.back() : candor::joined(names, "="),
                          value, functions.W(value)});
    }
    return tex::surplus_function_figure(functions.W, critical, label_ + ":figure:surplus_function");
  }

  /// Shares of three agents with values from the distribution, of which a claim says whether they
  /// can be dissolved, and it is decided.
  std::vector<tex::MarkedShares> triples(std::size_t distribution) const {
    std::vector<tex::MarkedShares> marked;
    for (std::size_t k = 0; k < result_.verdicts.size(); ++k) {
      const auto* own = std::get_if<Statement>(&result_.file.claims[k].claim.statement);
      const auto* claim = own == nullptr ? nullptr : std::get_if<Dissolvable>(own);
      if (claim == nullptr || claim->instance.distribution != distribution || claim->instance.shares.size() != 3 ||
          is_undecided(result_.verdicts[k]))
        continue;
      marked.push_back({{claim->instance.shares[0], claim->instance.shares[1], claim->instance.shares[2]},
                        is_verified(result_.verdicts[k])});
    }
    return marked;
  }

  /// The first claim about a partnership in which one agent owns everything.
  const PartnershipInstance* one_seller() const {
    for (const StatedClaim& stated : result_.file.claims) {
      const auto* own = std::get_if<Statement>(&stated.claim.statement);
      const auto* claim = own == nullptr ? nullptr : std::get_if<Dissolvable>(own);
      if (claim != nullptr &&
          *std::max_element(claim->instance.shares.begin(), claim->instance.shares.end()) == Rational(1))
        return &claim->instance;
    }
    return nullptr;
  }

  std::string deficit(const PartnershipInstance& instance) const {
    const PartnershipFunctions functions = functions_of(model_, instance);
    const Rational others(instance.shares.size() - 1);
    const PiecewisePolynomial integrand = others * (functions.G * (constant(1, functions.F) - functions.F));
    const std::string count = others.text();
    const std::string name = others == Rational(1) ? "F(1-F)" : count + "F^{" + count + "}(1-F)";
    return tex::area_figure(
        {integrand, integrand.lower(), integrand.upper(), name, "x",
         "One seller and " + tex::math(count) + (others == Rational(1) ? " buyer" : " buyers") +
             ", values from \\emph{" + tex::text(model_.distributions.at(instance.distribution).name) +
             "}: the area is the deficit " + equation(-symbols::S, integrand.integral()) +
             " that efficient dissolution would need."},
        label_ + ":figure:deficit");
  }

  static std::string equation(const document::Math& symbol, const Rational& value) {
    return tex::math(printers::latex(symbol == number(value)));
  }

  std::string subsidy(const Trade& trade) const {
    const TradeFunctions functions =
        functions_of(model_, TradeInstance{trade.buyer_distribution, trade.seller_distribution});
    const PiecewisePolynomial integrand = functions.F_s * (constant(1, functions.F_b) - functions.F_b);
    const Rational &from = functions.buyer_values.lower, &to = functions.seller_costs.upper;
    const bool overlap = from < to;
    std::string caption = "The whole area is the expected gains from trade " + equation(symbols::S, functions.gains);
    if (functions.saved_by_gaps.sign() != 0)
      caption += "; its dark part, between the lowest value and the highest cost, less the " +
                 tex::math(printers::latex(number(functions.saved_by_gaps))) +
                 " that gaps between types save, is the least subsidy " +
                 equation(symbols::D, functions.least_subsidy());
    else if (overlap)
      caption += "; its dark part, between the lowest value and the highest cost, is the least subsidy " +
                 equation(symbols::D, functions.least_subsidy());
    else
      caption +=
          "; the lowest value is not below the highest cost, and " + equation(symbols::D, functions.least_subsidy());
    return tex::area_figure({integrand, from, overlap ? to : from, "F_S(1-F_B)", "x", caption + "."},
                            label_ + ":figure:subsidy");
  }

  const CaseResult& result_;
  const Model& model_;
  const std::string& label_;
};

}  // namespace

Figures figures(const CaseResult& result, const std::string& label) { return Drawing(result, label).figures(); }

}  // namespace candor::continuum
