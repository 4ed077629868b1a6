// SPDX-License-Identifier: MIT
#include "reports/text/continuum/words.hpp"

#include "checker/properties/words.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/words.hpp"
#include "reports/words/continuum/quantities.hpp"

namespace candor::continuum {
namespace {

bool is_the_models(const Model& model, const Instance& instance) {
  if (const auto* trade = std::get_if<TradeInstance>(&instance)) {
    const auto* own = std::get_if<Trade>(&model.setting);
    return own != nullptr && own->buyer_distribution == trade->buyer && own->seller_distribution == trade->seller;
  }
  const auto& partnership = std::get<PartnershipInstance>(instance);
  const auto* own = std::get_if<Partnership>(&model.setting);
  return own != nullptr && own->distribution == partnership.distribution && own->shares == partnership.shares;
}

std::string in_words(const Enclosure& between) { return printers::terminal(interval(between.lower, between.upper)); }

std::string in_words(const Model& model, const Instance& instance) {
  const auto name = [&](std::size_t distribution) { return model.distributions.at(distribution).name; };
  if (const auto* trade = std::get_if<TradeInstance>(&instance))
    return "a buyer with a value from " + name(trade->buyer) + " and a seller with a cost from " + name(trade->seller);
  const auto& partnership = std::get<PartnershipInstance>(instance);
  return "partners with values from " + name(partnership.distribution) + " and the shares " + list(partnership.shares);
}

}  // namespace

std::string list(const std::vector<Rational>& numbers) {
  std::vector<std::string> parts;
  for (const Rational& number : numbers) parts.push_back(number.text());
  return joined(parts);
}

std::string in_words(const Polynomial& polynomial) {
  return printers::terminal(continuum::polynomial(polynomial, "x"));
}

std::string in_words(const PiecewisePolynomial& function) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < function.pieces.size(); ++k)
    parts.push_back(in_words(function.pieces[k]) + " on " + in_words(function.interval(k)));
  return joined(parts, "; ");
}

std::string named(const Model& model, const Value& claim) {
  const Instance& instance = claim.subject.instance;
  const std::string of_instance = is_the_models(model, instance) ? "" : " for " + in_words(model, instance);
  return name(model, claim.subject) + of_instance + place(claim);
}

std::string stated(const Value& claim) {
  if (claim.relation) return std::string(word_of(*claim.relation)) + ' ' + claim.number.text();
  return "is in " + in_words(*claim.between) +
         (claim.root_of ? ", and a root of " + in_words(*claim.root_of) : std::string());
}

}  // namespace candor::continuum
