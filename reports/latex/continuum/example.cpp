// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/quantity.hpp"
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/continuum/formulas.hpp"
#include "reports/latex/continuum/words.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"

namespace candor::continuum {
namespace {

using tex::math;

std::string display(const std::string& formula) { return "\\[ " + formula + " \\]\n"; }

std::string distributions(const Model& model) {
  std::string result;
  for (const Distribution& one : model.distributions)
    result += "\\emph{" + tex::text(one.name) + "} on " + math(tex::interval(one.cdf.lower(), one.cdf.upper())) +
              ": the distribution function and its density are\n" +
              display(one.cdf.pieces.size() == 1
                          ? "F(x)=" + tex::pieces(one.cdf, "x") +
                                ",\\qquad f(x)=" + tex::pieces(one.cdf.derivative(), "x") + "."
                          : "\\begin{aligned}F(x)&=" + tex::pieces(one.cdf, "x") +
                                ",\\\\[4pt] f(x)&=" + tex::pieces(one.cdf.derivative(), "x") + ".\\end{aligned}");
  return result;
}

std::string labels(const std::vector<std::string>& agents) {
  std::vector<std::string> parts;
  for (const std::string& agent : agents) parts.push_back(math(tex::upright(agent)));
  return tex::joined(parts, ", ");
}

std::string partnership(const Model& model, const Partnership& setting) {
  const PartnershipFunctions functions = functions_of(model, {setting.distribution, setting.shares});
  return "The agents " + labels(model.agents) + " own the shares " + math("r=" + tuple(setting.shares)) +
         " of one object; their values are drawn independently from \\emph{" +
         tex::text(model.distributions.at(setting.distribution).name) + "}. With " +
         math("n=" + std::to_string(model.agents.size())) + ",\n" +
         display("\\begin{aligned}G(v)&=" + tex::pieces(functions.G, "v") +
                 ",\\\\ W(v)&=" + tex::pieces(functions.W, "v") + ".\\end{aligned}");
}

std::string trade(const Model& model, const Trade& setting) {
  const auto name = [&](std::size_t distribution) {
    return "\\emph{" + tex::text(model.distributions.at(distribution).name) + "}";
  };
  const auto own = [&](std::uint32_t agent) { return "(" + math(tex::upright(model.agents.at(agent))) + ")"; };
  return "The buyer " + own(setting.buyer) + " has a value " + math("\\theta") + " from " +
         name(setting.buyer_distribution) + ", the seller " + own(setting.seller) + " a cost " + math("c") + " from " +
         name(setting.seller_distribution) + ", independently.\n\n";
}

}  // namespace

std::vector<tex::ExamplePart> example_parts(const tex::Setting&, const CaseFile& file) {
  const auto& model = std::get<Model>(file.model);
  std::vector<tex::ExamplePart> parts{
      {model.distributions.size() == 1 ? "Distribution of values" : "Distributions", distributions(model)}};
  if (const auto* partners = std::get_if<Partnership>(&model.setting))
    parts.push_back({"Partnership", partnership(model, *partners)});
  else
    parts.push_back({"Trade", trade(model, std::get<Trade>(model.setting))});
  return parts;
}

}  // namespace candor::continuum
