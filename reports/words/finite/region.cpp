// SPDX-License-Identifier: MIT
#include "reports/words/finite/region.hpp"

#include <algorithm>

#include "reports/text/words.hpp"
#include "reports/words/labels.hpp"

namespace candor::wording {

using namespace document;

namespace {

/// The inequality multiplied so that its coefficients are integers without common divisor.
AffineFunction in_lowest_integers(const AffineFunction& function) {
  const Rational* first = nullptr;
  Rational multiple = 1;
  for (const Rational& coefficient : function.coefficients) {
    if (coefficient.sign() == 0) continue;
    if (first == nullptr) first = &coefficient;
    multiple = least_common_multiple(multiple, (coefficient / *first).denominator());
  }
  return (multiple / abs(*first)) * function;  // the first coefficient is then the multiple: nothing divides all,
                                               // because each denominator is in lowest terms
}

bool is_opposite(const AffineInequality& one, const AffineInequality& other) {
  return !one.strict && !other.strict && one.function == Rational(-1) * other.function;
}

/// "2*t", as in a case, or the parameter itself.
Math term(const Rational& size, const Math& parameter) {
  return size == Rational(1) ? parameter : named(size.text() + '*' + parameter.text, Math(size) * parameter);
}

Math written(const AffineInequality& inequality, const ParameterFamily& family, bool is_equality) {
  AffineFunction function = in_lowest_integers(inequality.function);
  const auto first = std::find_if(function.coefficients.begin(), function.coefficients.end(),
                                  [](const Rational& coefficient) { return coefficient.sign() != 0; });
  Sign sign = inequality.strict ? Sign::greater_than : Sign::at_least;
  if (first->sign() < 0) {
    function = Rational(-1) * function;
    sign = inequality.strict ? Sign::less_than : Sign::at_most;
  }
  const std::vector<Math> parameters = symbols_of_parameters(family);
  Math sum;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const Rational& coefficient = function.coefficients[k];
    if (coefficient.sign() == 0) continue;
    const Math one = term(abs(coefficient), parameters[k]);
    sum = sum.empty() ? one : coefficient.sign() < 0 ? sum - one : sum + one;
  }
  return chain(std::move(sum), is_equality ? Sign::equal : sign, -function.constant);
}

}  // namespace

Math symbol_of_parameter(const std::string& name) {
  return named(name, name.size() == 1 ? letter(name) : subscripted_label(name));
}

std::vector<Math> symbols_of_parameters(const ParameterFamily& family) {
  std::vector<Math> result;
  for (const ParameterFamily::Parameter& parameter : family.parameters)
    result.push_back(symbol_of_parameter(parameter.name));
  return result;
}

std::vector<Rational> values_of_parameters(const ParameterFamily& family) {
  std::vector<Rational> result;
  for (const ParameterFamily::Parameter& parameter : family.parameters) result.push_back(parameter.value);
  return result;
}

Math bound(const AffineInequality& inequality, const ParameterFamily& family) {
  if (!inequality.function.is_constant()) return written(inequality.normalised(), family, false);
  return inequality.holds_at({}) ? Math(0) >= 0 : Math(0) > 0;
}

std::vector<Text> bounds(const std::vector<AffineInequality>& region, const ParameterFamily& family) {
  std::vector<Text> result;
  for (auto at = region.begin(); at != region.end(); ++at) {
    if (at->function.is_constant()) continue;
    const AffineInequality here = at->normalised();
    const auto meets = [&](const AffineInequality& other) {
      return !other.function.is_constant() && is_opposite(here, other.normalised());
    };
    if (std::any_of(region.begin(), at, meets)) continue;  // written as an equality already
    result.emplace_back(written(here, family, std::any_of(at, region.end(), meets)));
  }
  return result;
}

bool is_nowhere(const std::vector<AffineInequality>& region) {
  return std::any_of(region.begin(), region.end(), [](const AffineInequality& inequality) {
    return inequality.function.is_constant() && !inequality.holds_at({});
  });
}

bool is_everywhere(const std::vector<AffineInequality>& region) {
  return std::all_of(region.begin(), region.end(), [](const AffineInequality& inequality) {
    return inequality.function.is_constant() && inequality.holds_at({});
  });
}

Text region_in_words(const std::vector<AffineInequality>& region, const ParameterFamily& family) {
  if (is_nowhere(region)) return "no values";
  return is_everywhere(region) ? "all values" : joined(bounds(region, family), " and ");
}

Text point_in_words(const std::vector<Rational>& point, const ParameterFamily& family) {
  const std::vector<Math> parameters = symbols_of_parameters(family);
  std::vector<Text> parts;
  for (std::size_t k = 0; k < point.size(); ++k) parts.emplace_back(parameters[k] == point[k]);
  return joined(parts, ", ");
}

std::string place_in_words(const FiniteModel& model, const RegionSubject& subject, const RegionPlace& place) {
  const Claim& claim = subject.claims[place.claim].claim;
  const std::string where = candor::in_words(model, claim.statement, place.place);
  return claim.id + (where.empty() ? "" : ": " + where);
}

std::string claims_in_words(const RegionSubject& subject) {
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : subject.claims) ids.push_back(part.claim.id);
  return candor::joined(ids);
}

Text region_counterexample(const FiniteModel& model, const RegionSubject& subject, const ParameterPoint& point,
                           const Judgement& found) {
  const Text at = "at " + point_in_words(point.values, subject.family);
  if (!point.failing)
    return {at, ", outside the region, ", claims_in_words(subject), subject.claims.size() == 1 ? " holds" : " hold"};
  return {at, ", in the region, ", place_in_words(model, subject, *point.failing),
          " fails: ", chain(found.left.value, sign_of(found.relation), found.right.value)};
}

std::optional<Reach> reach(const std::vector<AffineInequality>& region, const std::vector<Rational>& values) {
  Reach result;
  const auto lower = [](std::optional<Rational>& to, const Rational& distance) {
    if (!to || distance < *to) to = distance;
  };
  for (const AffineInequality& inequality : region) {
    if (!inequality.holds_at(values)) return std::nullopt;
    Rational steepness;
    for (const Rational& coefficient : inequality.function.coefficients) steepness += abs(coefficient);
    if (steepness.sign() == 0) continue;
    const Rational distance = inequality.function.at(values) / steepness;
    lower(result.radius, distance);
    if (values.size() == 1)
      lower(inequality.function.coefficients.front().sign() > 0 ? result.down : result.up, distance);
  }
  return result;
}

Text reach_in_words(const Reach& reach, std::size_t parameters) {
  if (!reach.radius) return "may take any value";
  if (parameters > 1) return "may all move at once, each by up to " + Text(*reach.radius);
  const auto by = [](const std::optional<Rational>& distance) {
    return distance ? "by " + Text(*distance) : Text("without limit");
  };
  return {"may fall ", by(reach.down), " and rise ", by(reach.up)};
}

std::vector<Text> in_lines(const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof) {
  const ParameterFamily& family = claim.subject->family;
  std::vector<Text> lines;
  for (std::size_t k = 0; k < proof.bounds.size(); ++k) {
    const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[k].terms;
    std::vector<Text> sources;
    for (const RegionProof::Bound::Term& term : terms)
      sources.push_back({terms.size() == 1 ? Text() : Text(term.multiplier) + " * ", "(",
                         place_in_words(model, *claim.subject, term.place), ")"});
    lines.push_back({region_in_words({claim.region[k]}, family), "   ", joined(sources, " + ")});
  }
  const std::vector<Rational> values = values_of_parameters(family);
  const std::optional<Reach> from_here = reach(claim.region, values);
  lines.push_back({"from ", point_in_words(values, family), ": ",
                   from_here ? reach_in_words(*from_here, values.size()) : Text("outside the region")});
  return lines;
}

}  // namespace candor::wording
