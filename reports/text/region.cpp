// SPDX-License-Identifier: MIT
#include "reports/text/region.hpp"

#include <algorithm>
#include <ostream>

#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"

namespace candor {
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

WrittenInequality written(const AffineInequality& inequality, bool equality) {
  AffineFunction function = in_lowest_integers(inequality.function);
  const auto first = std::find_if(function.coefficients.begin(), function.coefficients.end(),
                                  [](const Rational& coefficient) { return coefficient.sign() != 0; });
  Relation relation = inequality.strict ? Relation::greater_than : Relation::at_least;
  if (first->sign() < 0) {
    function = Rational(-1) * function;
    relation = inequality.strict ? Relation::less_than : Relation::at_most;
  }
  return {function.coefficients, equality ? Relation::equal : relation, -function.constant};
}

/// "2*t", "- cost": a term of a sum, with its sign unless it comes first and is positive.
std::string term(const Rational& coefficient, const std::string& name, bool first) {
  const std::string sign = coefficient.sign() < 0 ? (first ? "-" : " - ") : first ? "" : " + ";
  const Rational size = abs(coefficient);
  return sign + (size == Rational(1) ? "" : size.text() + "*") + name;
}

}  // namespace

std::vector<std::string> parameter_names(const ParameterFamily& family) {
  std::vector<std::string> names;
  for (const ParameterFamily::Parameter& parameter : family.parameters) names.push_back(parameter.name);
  return names;
}

std::vector<WrittenInequality> as_written(const std::vector<AffineInequality>& region) {
  std::vector<WrittenInequality> result;
  for (std::size_t k = 0; k < region.size(); ++k) {
    if (region[k].function.is_constant()) continue;
    const AffineInequality here = region[k].normalised();
    const auto meets = [&](const AffineInequality& other) {
      return !other.function.is_constant() && is_opposite(here, other.normalised());
    };
    const auto begin = region.begin(), at = begin + static_cast<std::ptrdiff_t>(k);
    if (std::any_of(begin, at, meets)) continue;  // written as an equality already
    result.push_back(written(here, std::any_of(at, region.end(), meets)));
  }
  return result;
}

bool is_nowhere(const std::vector<AffineInequality>& region) {
  return std::any_of(region.begin(), region.end(), [](const AffineInequality& inequality) {
    return inequality.function.is_constant() && !inequality.holds_at({});
  });
}

std::string in_words(const WrittenInequality& inequality, const std::vector<std::string>& parameters) {
  std::string sum;
  for (std::size_t k = 0; k < parameters.size(); ++k)
    if (inequality.coefficients[k].sign() != 0) sum += term(inequality.coefficients[k], parameters[k], sum.empty());
  return sum + ' ' + std::string(word_of(inequality.relation)) + ' ' + inequality.bound.text();
}

std::string in_words(const std::vector<AffineInequality>& region, const std::vector<std::string>& parameters) {
  if (is_nowhere(region)) return "no values";
  std::vector<std::string> parts;
  for (const WrittenInequality& inequality : as_written(region)) parts.push_back(in_words(inequality, parameters));
  return parts.empty() ? "all values" : joined(parts, " and ");
}

std::string in_words(const std::vector<Rational>& point, const std::vector<std::string>& parameters) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < point.size(); ++k) parts.push_back(parameters[k] + " = " + point[k].text());
  return joined(parts);
}

std::string in_words(const FiniteModel& model, const RegionSubject& subject, const RegionPlace& place) {
  const Claim& claim = subject.claims[place.claim].claim;
  const std::string where = in_words(model, claim.statement, place.place);
  return claim.id + (where.empty() ? "" : ": " + where);
}

std::string claims_in_words(const RegionSubject& subject) {
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : subject.claims) ids.push_back(part.claim.id);
  return joined(ids);
}

std::string region_counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted) {
  const auto* point = std::get_if<ParameterPoint>(&refuted.evidence());
  if (point == nullptr) return {};
  const RegionSubject& subject = *claim_of<ParameterRegion>(statement).subject;
  const std::string at = "at " + in_words(point->values, parameter_names(subject.family));
  if (!point->failing)
    return at + ", outside the region, " + claims_in_words(subject) + (subject.claims.size() == 1 ? " holds" : " hold");
  const Judgement& failure = refuted.counterexample().back();
  return at + ", in the region, " + in_words(model, subject, *point->failing) + " fails: " + failure.left.value.text() +
         ' ' + std::string(word_of(failure.relation)) + ' ' + failure.right.value.text();
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

std::string in_words(const Reach& reach, std::size_t parameters) {
  if (!reach.radius) return "may take any value";
  if (parameters > 1) return "may all move at once, each by up to " + reach.radius->text();
  const auto by = [](const std::optional<Rational>& distance) {
    return distance ? "by " + distance->text() : std::string("without limit");
  };
  return "may fall " + by(reach.down) + " and rise " + by(reach.up);
}

void write_region(std::ostream& out, const FiniteModel& model, const ParameterRegion& claim, const RegionProof& proof) {
  const std::vector<std::string> names = parameter_names(claim.subject->family);
  for (std::size_t k = 0; k < proof.bounds.size(); ++k) {
    const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[k].terms;
    out << "  " << in_words(std::vector{claim.region[k]}, names) << "   ";
    for (std::size_t t = 0; t < terms.size(); ++t)
      out << (t > 0 ? " + " : "") << (terms.size() == 1 ? "" : terms[t].multiplier.text() + " * ") << '('
          << in_words(model, *claim.subject, terms[t].place) << ')';
    out << '\n';
  }
  std::vector<Rational> values;
  for (const ParameterFamily::Parameter& parameter : claim.subject->family.parameters)
    values.push_back(parameter.value);
  const std::optional<Reach> from_here = reach(claim.region, values);
  out << "  from " << in_words(values, names) << ": "
      << (from_here ? in_words(*from_here, values.size()) : "outside the region") << '\n';
}

}  // namespace candor
