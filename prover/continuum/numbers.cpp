// SPDX-License-Identifier: MIT
#include "prover/continuum/numbers.hpp"

#include <stdexcept>

#include "checker/properties/continuum/algebraic.hpp"
#include "checker/properties/continuum/quantity.hpp"
#include "checker/properties/expand.hpp"
#include "exact/numeral.hpp"
#include "prover/continuum/annihilator.hpp"
#include "prover/continuum/factors.hpp"
#include "prover/continuum/worst_off.hpp"

namespace candor::continuum {
namespace {

constexpr unsigned digits_looked_at[] = {12, 24, 48, 96, 192, 384, 768};
constexpr unsigned digits_of_a_degree_too_large = 48;  // fewer may be too few to tell factors apart
constexpr std::size_t largest_degree_of_one = 160;

/// Takes in judgements, and no interest in them.
class Indifferent : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement&) override {}
};

Value claim_like(const Value& asked) {
  Value claim;
  claim.subject = asked.subject;
  return claim;
}

FoundNumber equals(const Value& asked, const Rational& number) {
  FoundNumber found{claim_like(asked), {}};
  found.claim.relation = Relation::equal;
  found.claim.number = number;
  return found;
}

FoundNumber lies_in(const Value& asked, const Enclosure& between) {
  FoundNumber found{claim_like(asked), {}};
  found.claim.between = between;
  return found;
}

Enclosure outwards(const Enclosure& between, unsigned digits) {
  const Rational unit = Rational(1) / Rational(10).power(digits);
  return {floor_of(between.lower / unit) * unit, -(floor_of(-between.upper / unit) * unit)};
}

/// To decimals of few digits, as long as the root remains alone.
Enclosure widened(const Enclosure& between, const Polynomial& polynomial) {
  for (unsigned digits = 10; digits <= 40; digits += 10) {
    const Enclosure wider = outwards(between, digits);
    if (!defect_of_root(polynomial, wider)) return wider;
  }
  return between;
}

FoundNumber is_root(const Value& asked, const Polynomial& monic, const Enclosure& between) {
  FoundNumber found = lies_in(asked, widened(between, monic));
  found.claim.root_of = monic * Polynomial(common_denominator(monic.coefficients()));
  return found;
}

FoundNumber worst_off_type(const PartnershipFunctions& functions, const std::vector<Rational>& share,
                           const Value& asked, const SearchLimit& limit) {
  WorstOffTypes type(functions, share);
  for (const unsigned digits : digits_looked_at) {
    type.refine(digits, limit);
    const Enclosure& between = type.enclosures().front();
    if (type.all_exact()) {
      FoundNumber found = equals(asked, between.lower);
      Rational end = between.lower;
      for (std::size_t k = 0; k < functions.G.pieces.size(); ++k)
        if (functions.G.breaks[k] == end && functions.G.pieces[k] == Polynomial(share.front()))
          end = functions.G.breaks[k + 1];
      if (end != between.lower) found.up_to = end;
      return found;
    }
    const auto roots = type.roots(largest_degree_of_one, limit);
    if (!roots) continue;
    const Polynomial& polynomial = roots->front().polynomial;
    if (polynomial.degree() == 1) return equals(asked, -polynomial.coefficient(0));
    if (!defect_of_root(polynomial, between)) return is_root(asked, polynomial, between);
  }
  return lies_in(asked, type.enclosures().front());
}

class SumFinder {
 public:
  SumFinder(const PartnershipFunctions& functions, const std::vector<Rational>& shares,
            const std::vector<Rational>& weights, const Value& asked, const SearchLimit& limit)
      : functions_(functions),
        shares_(shares),
        weights_(weights),
        asked_(asked),
        limit_(limit),
        types_(functions, shares) {}

  FoundNumber find() {
    for (const unsigned digits : digits_looked_at) {
      types_.refine(digits, limit_);
      const auto roots = types_.roots(QuotientRing::largest_dimension, limit_);
      if (!roots && digits >= digits_of_a_degree_too_large) break;
      if (!roots) continue;
      Indifferent nobody;
      try {
        const AlgebraicSum sum = algebraic_sum(functions_, shares_, weights_, *roots, nobody);
        if (factors_.empty()) factors_ = irreducible_factors(minimal_polynomial(sum.ring, sum.element, limit_));
        if (const auto found = told_apart(sum.enclosure)) return *found;
      } catch (const OutOfScope&) {
        break;  // the ring is too large
      }
    }
    return within_bounds();
  }

 private:
  /// The one root of one factor within these bounds, if there is only one.
  std::optional<FoundNumber> told_apart(const Enclosure& between) const {
    const Polynomial* only = nullptr;
    for (const Polynomial& factor : factors_) {
      const std::size_t roots = roots_in(factor, between);
      if (roots > 1 || (roots == 1 && only != nullptr)) return std::nullopt;
      if (roots == 1) only = &factor;
    }
    if (only == nullptr) throw std::logic_error("an algebraic number is no root of its polynomial");
    if (only->degree() == 1) return equals(asked_, -only->coefficient(0));
    return is_root(asked_, *only, between);
  }

  /// What the bounds of all v_i* leave.
  FoundNumber within_bounds() {
    constexpr unsigned digits = 24, shown = 15;
    WorstOffTypes types(functions_, shares_);
    types.refine(digits, limit_);
    Enclosure sum;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const Enclosure& type = types.enclosures()[i];
      const bool positive = weights_[i].sign() > 0;  // W does not increase
      sum.lower += weights_[i] * functions_.W(positive ? type.upper : type.lower);
      sum.upper += weights_[i] * functions_.W(positive ? type.lower : type.upper);
    }
    return lies_in(asked_, outwards(sum, shown));
  }

  const PartnershipFunctions& functions_;
  const std::vector<Rational>& shares_;
  const std::vector<Rational>& weights_;
  const Value& asked_;
  const SearchLimit& limit_;
  WorstOffTypes types_;
  std::vector<Polynomial> factors_;  ///< of a polynomial that vanishes at the number
};

}  // namespace

std::optional<FoundNumber> find_number(const Model& model, const Value& asked, const SearchLimit& limit) {
  const auto* instance = std::get_if<PartnershipInstance>(&asked.subject.instance);
  if (instance == nullptr) return std::nullopt;
  const std::optional<std::vector<Rational>> weights = weights_at_worst_off(asked.subject);
  if (!weights && asked.subject.quantity != Quantity::worst_off_type) return std::nullopt;
  const PartnershipFunctions functions = functions_of(model, *instance);
  if (asked.subject.agent >= instance->shares.size()) throw OutOfScope("there is no such agent");
  if (weights) return SumFinder(functions, instance->shares, *weights, asked, limit).find();
  return worst_off_type(functions, {instance->shares[asked.subject.agent]}, asked, limit);
}

}  // namespace candor::continuum
