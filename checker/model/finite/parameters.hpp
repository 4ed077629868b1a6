// SPDX-License-Identifier: MIT
// A model whose payoffs, transfers and outside options depend affinely on parameters; prior and
// allocations do not depend on them.
//
// Such a family is given by the model at the parameters' values and, for each parameter, the model
// with that parameter one larger: everything in between and beyond follows.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/model/finite/mechanism.hpp"

namespace candor {

struct ParameterFamily {
  struct Parameter {
    std::string name;
    Rational value;  ///< in the model itself
    std::shared_ptr<const FiniteModel>
        shifted;  ///< with this parameter at value + 1, the others as in the model; allocations are the model's, even
                  ///< where they are efficient there for other values only
  };
  std::vector<Parameter> parameters;
};

/// constant + sum of coefficients[k] * t_k, the parameters in the order of the family.
struct AffineFunction {
  std::vector<Rational> coefficients;  ///< none: a number
  Rational constant;

  AffineFunction(Rational number = 0) : constant(std::move(number)) {}
  AffineFunction(std::vector<Rational> of_parameters, Rational number)
      : coefficients(std::move(of_parameters)), constant(std::move(number)) {}
  AffineFunction& operator+=(const AffineFunction& other);
  Rational at(const std::vector<Rational>& point) const;
  bool is_constant() const;
  friend bool operator==(const AffineFunction&, const AffineFunction&) = default;
  friend auto operator<=>(const AffineFunction&, const AffineFunction&) = default;
};

/// sum += weight * amount; of the same parameters.
void add(AffineFunction& sum, const Rational& weight, const AffineFunction& amount);
AffineFunction operator-(AffineFunction left, const AffineFunction& right);
AffineFunction operator*(const Rational& factor, const AffineFunction& function);

/// function >= 0, or > 0: a half-space of parameter values. With a constant function: all of them,
/// or none.
struct AffineInequality {
  AffineFunction function;
  bool strict = false;

  bool holds_at(const std::vector<Rational>& point) const;
  /// The same half-space, its first coefficient that is not zero scaled to 1 or -1; 0 >= 0 or 0 > 0
  /// for a constant.
  AffineInequality normalised() const;
  friend bool operator==(const AffineInequality&, const AffineInequality&) = default;
  friend auto operator<=>(const AffineInequality&, const AffineInequality&) = default;
};

/// The first defect of the family, in words: a shifted model that is no model, or has another
/// prior, other types, outcomes or lotteries than the model.
std::optional<std::string> defect_of(const FiniteModel& model, const ParameterFamily& family);

}  // namespace candor
