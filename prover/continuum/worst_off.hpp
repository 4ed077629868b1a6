// SPDX-License-Identifier: MIT
// Searches for v_i*: the values at which G is r_i.
#pragma once

#include "checker/model/continuum/partnership.hpp"
#include "checker/properties/continuum/evidence.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::continuum {

/// v_i* of each agent, ever more closely.
class WorstOffTypes {
 public:
  WorstOffTypes(const PartnershipFunctions& functions, const std::vector<Rational>& shares);

  /// Until every enclosure is exact or of a width of at most 10^-digits, its ends decimals of that
  /// many digits (or breaks).
  void refine(unsigned digits, const SearchLimit& limit);
  bool all_exact() const;
  const std::vector<Enclosure>& enclosures() const { return enclosures_; }
  std::vector<Rational> lower() const;
  std::vector<Rational> upper() const;
  std::size_t size() const { return enclosures_.size(); }

  /// A polynomial of least degree with the root v_i*, and the enclosure in which that root is the
  /// only one. The enclosures must be narrow. Nothing if the degree is larger than
  /// `largest_degree`.
  std::optional<std::vector<Algebraic::Root>> roots(std::size_t largest_degree, const SearchLimit& limit);

 private:
  int sign_at(std::size_t agent, const Rational& value) const;  // of G - r_i
  void refine(std::size_t agent, const Rational& unit);
  void try_simplest(std::size_t agent);
  std::size_t piece_of(std::size_t agent) const;

  const PartnershipFunctions& functions_;
  const std::vector<Rational>& shares_;
  std::vector<Enclosure> enclosures_;
  unsigned digits_ = 0;
};

/// The largest integer that is not larger.
Rational floor_of(const Rational& value);

/// The fraction of the smallest denominator between two numbers, which differ.
Rational simplest_between(const Rational& lower, const Rational& upper);

}  // namespace candor::continuum
