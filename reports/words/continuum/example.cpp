// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/quantity.hpp"
#include "reports/words/continuum/words.hpp"

namespace candor::continuum {

using namespace document;

namespace {

Display::Line equation(Math left, Math right, const char* mark) {
  return {.formula = relation_first(Sign::equal, std::move(right)), .condition = mark, .before = std::move(left)};
}

Blocks distributions(const Model& model) {
  using namespace symbols;
  Blocks result;
  for (const Distribution& one : model.distributions) {
    result.emplace_back(Text{emphasised(one.name), " on ", interval(one.cdf.lower(), one.cdf.upper()),
                             ": the distribution function and its density are"});
    result.emplace_back(
        Display{{equation(F(x), pieces(one.cdf, "x"), ","), equation(f(x), pieces(one.cdf.derivative(), "x"), ".")}});
  }
  return result;
}

Math own(const Model& model, std::uint32_t agent) { return upright(model.agents.at(agent)); }

Blocks partnership(const Model& model, const Partnership& setting) {
  using namespace symbols;
  const PartnershipFunctions functions = functions_of(model, {setting.distribution, setting.shares});
  std::vector<Text> agents;
  for (std::uint32_t i = 0; i < model.agents.size(); ++i) agents.emplace_back(own(model, i));
  return {Text{"The agents ", joined(agents, ", "), " own the shares ", r == vector(setting.shares),
               " of one object; their values are drawn independently from ", distribution(model, setting.distribution),
               ". With ", n == model.agents.size(), ","},
          Display{{equation(G(v), pieces(functions.G, "v"), ","), equation(W(v), pieces(functions.W, "v"), ".")}}};
}

Blocks trade(const Model& model, const Trade& setting) {
  using namespace symbols;
  return {Text{"The buyer (", own(model, setting.buyer), ") has a value ", theta, " from ",
               distribution(model, setting.buyer_distribution), ", the seller (", own(model, setting.seller),
               ") a cost ", c, " from ", distribution(model, setting.seller_distribution), ", independently."}};
}

}  // namespace

std::vector<Section> example(const Model& model) {
  std::vector<Section> parts{
      {model.distributions.size() == 1 ? "Distribution of values" : "Distributions", distributions(model)}};
  if (const auto* partners = std::get_if<Partnership>(&model.setting))
    parts.push_back({"Partnership", partnership(model, *partners)});
  else
    parts.push_back({"Trade", trade(model, std::get<Trade>(model.setting))});
  return parts;
}

}  // namespace candor::continuum
