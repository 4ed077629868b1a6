// SPDX-License-Identifier: MIT
#include "checker/model/continuum/model.hpp"

#include <algorithm>

#include "checker/model/names.hpp"

namespace candor::continuum {
namespace {

using Kind = DistributionDefect::Kind;

std::optional<DistributionDefect> defect_of_breaks(const PiecewisePolynomial& cdf) {
  if (cdf.pieces.empty() || cdf.breaks.size() != cdf.pieces.size() + 1)
    return DistributionDefect{Kind::breaks, 0, "there is one piece between any two neighbouring breaks"};
  for (std::size_t k = 0; k + 1 < cdf.breaks.size(); ++k)
    if (cdf.breaks[k] >= cdf.breaks[k + 1])
      return DistributionDefect{
          Kind::breaks, k,
          "the breaks do not increase: " + cdf.breaks[k + 1].text() + " comes after " + cdf.breaks[k].text()};
  return std::nullopt;
}

}  // namespace

std::optional<DistributionDefect> defect_of(const PiecewisePolynomial& cdf) {
  if (auto defect = defect_of_breaks(cdf)) return defect;
  for (std::size_t k = 0; k < cdf.pieces.size(); ++k)
    if (cdf.pieces[k].degree() > highest_degree)
      return DistributionDefect{Kind::degree, k,
                                "a polynomial's degree may not exceed " + std::to_string(highest_degree)};
  if (const Rational start = cdf.pieces.front()(cdf.lower()); start.sign() != 0)
    return DistributionDefect{
        Kind::start, 0,
        "the distribution function begins with " + start.text() + " at " + cdf.lower().text() + ", not with 0"};
  for (std::size_t k = 0; k + 1 < cdf.pieces.size(); ++k) {
    const Rational before = cdf.pieces[k](cdf.breaks[k + 1]), after = cdf.pieces[k + 1](cdf.breaks[k + 1]);
    if (before != after)
      return DistributionDefect{Kind::jump, k,
                                "the distribution function jumps at " + cdf.breaks[k + 1].text() + ", from " +
                                    before.text() + " to " + after.text()};
  }
  if (const Rational end = cdf.pieces.back()(cdf.upper()); end != Rational(1))
    return DistributionDefect{
        Kind::end, cdf.pieces.size() - 1,
        "the distribution function ends with " + end.text() + " at " + cdf.upper().text() + ", not with 1"};
  for (std::size_t k = 0; k < cdf.pieces.size(); ++k)
    if (!is_nonnegative(cdf.pieces[k].derivative(), cdf.interval(k)))
      return DistributionDefect{Kind::decreasing, k,
                                "the distribution function decreases somewhere between " + cdf.breaks[k].text() +
                                    " and " + cdf.breaks[k + 1].text()};
  return std::nullopt;
}

PiecewisePolynomial up_to_highest_value(PiecewisePolynomial cdf) {
  const auto last = std::find_if(cdf.pieces.rbegin(), cdf.pieces.rend(),
                                 [](const Polynomial& piece) { return piece != Polynomial(Rational(1)); });
  cdf.pieces.erase(last.base(), cdf.pieces.end());
  cdf.breaks.resize(cdf.pieces.size() + 1);
  return cdf;
}

PiecewisePolynomial on_possible_values(PiecewisePolynomial cdf) {
  cdf = up_to_highest_value(std::move(cdf));
  const auto first =
      std::find_if(cdf.pieces.begin(), cdf.pieces.end(), [](const Polynomial& piece) { return !piece.is_zero(); });
  cdf.breaks.erase(cdf.breaks.begin(), cdf.breaks.begin() + (first - cdf.pieces.begin()));
  cdf.pieces.erase(cdf.pieces.begin(), first);
  return cdf;
}

std::optional<std::string> defect_of_shares(const std::vector<Rational>& shares) {
  if (shares.size() < 2 || shares.size() > most_partners)
    return "a partnership has two to " + std::to_string(most_partners) + " agents";
  Rational sum;
  for (const Rational& share : shares) {
    if (share.sign() < 0) return "a share is negative: " + share.text();
    sum += share;
  }
  if (sum != Rational(1)) return "the shares sum to " + sum.text() + ", not 1";
  return std::nullopt;
}

std::optional<std::string> defect_as_partners(const Distribution& distribution) {
  if (distribution.cdf.lower().sign() != 0)
    return "partners' values begin at 0, those of distribution " + distribution.name + " at " +
           distribution.cdf.lower().text();
  return std::nullopt;
}

namespace {

std::optional<std::string> defect_of(const Model& model, const Partnership& partnership) {
  if (partnership.distribution >= model.distributions.size()) return "there is no such distribution";
  if (partnership.shares.size() != model.agents.size()) return "there is one share for each agent";
  if (auto defect = defect_of_shares(partnership.shares)) return defect;
  return defect_as_partners(model.distributions[partnership.distribution]);
}

std::optional<std::string> defect_of(const Model& model, const Trade& trade) {
  if (model.agents.size() != 2) return "exactly two agents trade";
  if (trade.buyer > 1 || trade.seller > 1 || trade.buyer == trade.seller)
    return "one of the agents buys and the other sells";
  if (trade.buyer_distribution >= model.distributions.size() || trade.seller_distribution >= model.distributions.size())
    return "there is no such distribution";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> defect_of(const Model& model) {
  if (model.agents.size() < 2 || model.agents.size() > most_partners)
    return "there are two to " + std::to_string(most_partners) + " agents";
  if (!are_distinct(model.agents)) return "two agents have the same name";
  if (model.distributions.empty()) return "there is no distribution";
  if (!are_distinct(names_of(model.distributions))) return "two distributions have the same name";
  for (const Distribution& distribution : model.distributions)
    if (const auto defect = defect_of(distribution.cdf))
      return "distribution " + distribution.name + ": " + defect->message;
  return std::visit([&](const auto& setting) { return defect_of(model, setting); }, model.setting);
}

}  // namespace candor::continuum
