// SPDX-License-Identifier: MIT
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/continuum/read.hpp"

namespace candor::continuum {
namespace {

/// A polynomial from an expression. Throws FormulaError.
class PolynomialBuilder {
 public:
  explicit PolynomialBuilder(const std::unordered_map<std::string, Rational>& parameters) : parameters_(parameters) {}

  Polynomial operator()(const Expression& expression) const {
    using Kind = Expression::Kind;
    switch (expression.kind) {
      case Kind::number: return Polynomial(expression.number);
      case Kind::name: return named(expression);
      case Kind::negate: return Polynomial() - part(expression, 0);
      case Kind::add: return part(expression, 0) + part(expression, 1);
      case Kind::subtract: return part(expression, 0) - part(expression, 1);
      case Kind::multiply: return checked(part(expression, 0), part(expression, 1), expression);
      case Kind::divide: return part(expression, 0) * Polynomial(Rational(1) / divisor(expression));
      case Kind::power: return power(expression);
      default: fail(expression, "a polynomial has only numbers, x, parameters and + - * / ^");
    }
  }

 private:
  [[noreturn]] static void fail(const Expression& at, std::string message, std::string hint = {}) {
    throw FormulaError{at.begin, at.end, std::move(message), std::move(hint)};
  }
  Polynomial part(const Expression& expression, std::size_t k) const { return (*this)(expression.parts.at(k)); }

  Polynomial named(const Expression& expression) const {
    if (expression.name == "x") return Polynomial::variable();
    const auto found = parameters_.find(expression.name);
    if (found == parameters_.end()) fail(expression, in_quotes(expression.name) + " is neither x nor a parameter");
    return Polynomial(found->second);
  }
  static Polynomial checked(const Polynomial& left, const Polynomial& right, const Expression& expression) {
    if (left.degree() + right.degree() > highest_written_degree)
      fail(expression, "the degree of this polynomial is more than " + std::to_string(highest_written_degree));
    return left * right;
  }
  Rational divisor(const Expression& expression) const {
    const Polynomial value = part(expression, 1);
    if (value.degree() > 0) fail(expression.parts.at(1), "a polynomial is divided by numbers only");
    if (value.is_zero()) fail(expression.parts.at(1), "division by zero");
    return value.coefficient(0);
  }
  Polynomial power(const Expression& expression) const {
    const Polynomial base = part(expression, 0), exponent = part(expression, 1);
    const Rational times = exponent.coefficient(0);
    if (exponent.degree() > 0 || !times.is_integer() || times.sign() < 0 || times > Rational(highest_written_degree))
      fail(expression.parts.at(1),
           "an exponent of a polynomial is an integer from 0 to " + std::to_string(highest_written_degree));
    Polynomial result(Rational(1));
    for (Rational k = 0; k < times; k += 1) result = checked(result, base, expression);
    return result;
  }

  const std::unordered_map<std::string, Rational>& parameters_;
};

}  // namespace

std::optional<Polynomial> read_polynomial(Reading& reading, const YamlNode& node) {
  if (!node.is_scalar()) {
    reading.error(node, "a polynomial in x is expected here", R"(for example   "x^2/2")");
    return std::nullopt;
  }
  const std::variant<Expression, FormulaError> parsed = parse_formula(node.text);
  try {
    if (const auto* failure = std::get_if<FormulaError>(&parsed)) throw *failure;
    return PolynomialBuilder(reading.vocabulary.parameters)(std::get<Expression>(parsed));
  } catch (const FormulaError& failure) {
    reading.report(node, failure);
    return std::nullopt;
  }
}

std::optional<std::vector<Polynomial>> read_polynomials(Reading& reading, const YamlNode& node) {
  std::vector<Polynomial> result;
  if (!node.is_sequence()) {
    const std::optional<Polynomial> one = read_polynomial(reading, node);
    if (!one) return std::nullopt;
    return std::vector<Polynomial>{*one};
  }
  if (node.items.empty()) reading.error(node, "a list of polynomials is not empty");
  for (const YamlNode& item : node.items)
    if (const auto one = read_polynomial(reading, item)) result.push_back(*one);
  if (result.size() != node.items.size() || result.empty()) return std::nullopt;
  return result;
}

std::optional<Enclosure> read_interval(Reading& reading, const YamlNode& node) {
  if (!node.is_sequence() || node.items.size() != 2) {
    reading.error(node, "an interval is a list of two numbers", "for example   [0, 1]");
    return std::nullopt;
  }
  const auto lower = reading.constant(node.items[0]), upper = reading.constant(node.items[1]);
  if (!lower || !upper) return std::nullopt;
  if (*lower > *upper) {
    reading.error(node,
                  "the upper end of the interval, " + upper->text() + ", is less than the lower, " + lower->text());
    return std::nullopt;
  }
  return Enclosure{*lower, *upper};
}

namespace {

std::optional<std::vector<Rational>> read_list(Reading& reading, const YamlNode& node,
                                               const std::vector<std::string>& agents, bool any_length) {
  if (!any_length && node.items.size() != agents.size()) {
    reading.error(node, "there are " + std::to_string(agents.size()) + " agents, but " +
                            std::to_string(node.items.size()) + " numbers here");
    return std::nullopt;
  }
  std::vector<Rational> result;
  for (const YamlNode& item : node.items)
    if (const auto number = reading.constant(item)) result.push_back(*number);
  if (result.size() != node.items.size()) return std::nullopt;
  return result;
}

}  // namespace

std::optional<std::vector<Rational>> read_agent_numbers(Reading& reading, const YamlNode& node,
                                                        const std::vector<std::string>& agents, bool any_length) {
  if (node.is_sequence()) return read_list(reading, node, agents, any_length);
  if (!node.is_map()) {
    reading.error(node, "a map from agent to number, or a list of numbers, is expected here",
                  "for example   {" + agents.front() + ": 1/2, " + agents.back() + ": 1/2}");
    return std::nullopt;
  }
  const std::size_t before = reading.errors.error_count();
  std::vector<Rational> result(agents.size());
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const auto agent = reading.reference(node.keys[k], agents, "agent");
    const auto number = reading.constant(node.items[k]);
    if (agent && number) result[*agent] = *number;
  }
  for (const std::string& agent : agents)
    if (node.find(agent) == nullptr)
      reading.error(node, "the number of agent " + agent + " is missing", "add   " + agent + ": ...");
  if (reading.errors.error_count() > before) return std::nullopt;
  return result;
}

std::optional<std::vector<Rational>> read_shares(Reading& reading, const YamlNode& node,
                                                 const std::vector<std::string>& agents, bool any_length) {
  const std::optional<std::vector<Rational>> shares = read_agent_numbers(reading, node, agents, any_length);
  if (!shares) return std::nullopt;
  for (std::size_t k = 0; k < shares->size(); ++k)
    if ((*shares)[k].sign() < 0 && k < node.items.size() && node.is_sequence()) {
      reading.error(node.items[k], "a share is negative: " + (*shares)[k].text());
      return std::nullopt;
    }
  const std::optional<std::string> defect = defect_of_shares(*shares);
  if (!defect) return shares;
  reading.error(node, *defect);
  return std::nullopt;
}

std::optional<std::size_t> read_distribution_name(Reading& reading, const YamlNode& map, std::string_view key,
                                                  std::optional<std::size_t> otherwise, const YamlNode& place) {
  std::vector<std::string> names;
  for (const Distribution& distribution : std::get<Model>(reading.case_file.model).distributions)
    names.push_back(distribution.name);
  if (const YamlNode* node = map.find(key)) return reading.reference(*node, names, "distribution");
  if (!otherwise)
    reading.error(place, "there are several distributions: which one is meant?",
                  "add   " + std::string(key) + ": " + names.front());
  return otherwise;
}

}  // namespace candor::continuum
