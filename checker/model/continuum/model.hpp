// SPDX-License-Identifier: MIT
// Continuous values: agents whose values are drawn independently from piecewise polynomial
// distributions, and who either own shares of one object or trade one.
//
// Partnership (Cramton, Gibbons and Klemperer 1987): n agents with values drawn from one
// distribution F on [0, beta]; agent i owns the share r_i of an object, and her payoff is her value
// times the share she ends up with. Trade (Myerson and Satterthwaite 1983): one buyer, who values
// the object at theta, and one seller, whom it costs c.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::continuum {

struct Distribution {
  std::string name;
  PiecewisePolynomial cdf;  ///< F: 0 at its lower end, 1 at its upper end, continuous, nowhere decreasing; perhaps 0
                            ///< on its first pieces, and 1 on its last
};

/// All values are drawn from one distribution.
struct Partnership {
  std::size_t distribution = 0;  ///< index into Model::distributions
  std::vector<Rational> shares;  ///< one for each agent: not negative, summing to 1
};

struct Trade {
  std::uint32_t buyer = 0, seller = 1;  ///< indices into Model::agents
  std::size_t buyer_distribution = 0,
              seller_distribution =
                  0;  ///< of the buyer's value and the seller's cost: indices into Model::distributions
};

struct Model {
  std::vector<std::string> agents;           ///< labels, distinct; two or more, and exactly two who trade
  std::vector<Distribution> distributions;   ///< names are distinct
  std::variant<Partnership, Trade> setting;  ///< what claims are about unless they say otherwise
};

inline constexpr std::size_t most_partners = 20;
inline constexpr std::size_t highest_degree = 40;  ///< of a piece of a distribution

/// What keeps this from being the distribution function of values without atoms.
struct DistributionDefect {
  enum class Kind { breaks, start, jump, end, decreasing, degree } kind;
  std::size_t piece = 0;  ///< of `jump`: the piece before it
  std::string message;
};
std::optional<DistributionDefect> defect_of(const PiecewisePolynomial& cdf);
/// The same distribution without pieces at its upper end where it is 1: up to the highest value
/// that an agent may have.
PiecewisePolynomial up_to_highest_value(PiecewisePolynomial cdf);
/// ... nor, at its lower end, those where it is 0: from the lowest value on.
PiecewisePolynomial on_possible_values(PiecewisePolynomial cdf);
/// Not negative, summing to 1, two or more.
std::optional<std::string> defect_of_shares(const std::vector<Rational>& shares);
/// Values of partners begin at 0.
std::optional<std::string> defect_as_partners(const Distribution& distribution);

/// What keeps this from being a model that claims can be made about.
std::optional<std::string> defect_of(const Model& model);

}  // namespace candor::continuum
