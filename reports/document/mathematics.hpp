// SPDX-License-Identifier: MIT
// Mathematics as structure: symbols, sums, relations, scripts. What it looks like is the printer's.
//
// A formula is written as it reads: `phi[i](theta) == sum(j != i, u[j](q(theta), theta)) + h[i](theta[-i])`.
// The operators build trees; they compare and add nothing.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/properties/judgement.hpp"
#include "exact/rational.hpp"

namespace candor::document {

/// What may stand between two parts. The relations come first, in the order of `Relation`.
enum class Sign {
  equal,
  not_equal,
  at_most,
  less_than,
  at_least,
  greater_than,
  plus,
  minus,
  times,    ///< a factor beside the next
  dot,      ///< a product whose factors are numbers
  given,    ///< the bar of a condition
  becomes,  ///< the arrow from true types to a report
  element,  ///< of a set
  contains,
  subset,
  mixed,  ///< of a lottery over reports
  drawn,  ///< from a distribution
  comma,
  against,  ///< of the rows and the columns of a table
  semicolon,
  also,         ///< between conditions
  such_that,    ///< of what is summed over
  over,         ///< a quotient on the line
  conjunction,  ///< of conditions
  disjunction,
};
inline constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::disjunction) + 1;

enum class Accent { bar, hat, tilde, prime, star, underline };
enum class Fence { round, square, braces, bars };
enum class Operator { sum, product, minimum, maximum, expectation, integral };

struct Math {
  enum class Kind {
    number,       ///< `number`
    numeral,      ///< a number as somebody wrote it: `text`
    letter,       ///< `text` is its name: "theta", "x", "emptyset"
    upright,      ///< words, as they are: `text`
    named,        ///< `text` where nothing can be typeset, parts[0] elsewhere: a label and its symbol
    row,          ///< parts, one beside the other
    chain,        ///< parts with `signs` between them
    negative,     ///< of parts[0]
    accented,     ///< parts[0]
    scripts,      ///< parts[0] with a subscript, parts[1], and a superscript, parts[2]; either may be an empty row
    fenced,       ///< parts, separated by commas, between brackets
    operation,    ///< sum, product, ... over parts[0] (an empty row: none) of parts[1], up to parts[2]
    fraction,     ///< parts[0] over parts[1]
    strong,       ///< parts[0], emphasised
    conditional,  ///< if parts[0] then parts[1] else parts[2]
    cases,        ///< a value, its condition, ...: the first that holds; an empty row: otherwise
    piecewise,    ///< a value, its condition, ...
    verbatim,     ///< `text` as somebody typed it
  };
  Kind kind = Kind::row;
  std::string text = {};
  Rational number = {};
  std::vector<Math> parts = {};
  std::vector<Sign> signs = {};
  Accent accent = Accent::bar;
  Fence fence = Fence::round;
  Operator operation = Operator::sum;
  bool loose = false;  ///< a list that may be broken behind its commas
  bool large = false;  ///< brackets around brackets, or around a sum

  // Compiled once, not in each of the hundred files that write formulas.
  Math();
  Math(const Math& other);
  Math(Math&& other) noexcept;
  Math& operator=(const Math& other);
  Math& operator=(Math&& other) noexcept;
  ~Math();
  Math(const Rational& value);
  Math(std::integral auto value) : Math(Rational(value)) {}
  Math(Kind what, std::vector<Math> of);
  Math(Kind what, std::string_view words);

  bool empty() const { return kind == Kind::row && parts.empty(); }

  /// A subscript.
  Math operator[](Math subscript) const;
  /// A function of these.
  Math operator()(std::convertible_to<Math> auto... arguments) const { return of({Math(std::move(arguments))...}); }
  Math of(std::vector<Math> arguments) const;
};

Math letter(std::string_view name);
Math upright(std::string_view words);
Math named(std::string_view words, Math symbol);
Math row(std::vector<Math> parts);
Math raised(Math base, Math superscript);
Math bar(Math base);    ///< true types
Math hat(Math base);    ///< reports
Math tilde(Math base);  ///< drawn at random
Math prime(Math base);  ///< another of the same kind
Math starred(Math base);
Math underlined(Math base);  ///< the lowest
Math strong(Math base);
Math fenced(Fence fence, std::vector<Math> parts);
Math tuple(std::vector<Math> parts);  ///< one part alone has no brackets
Math set(std::vector<Math> parts);
Math loose_set(std::vector<Math> parts);
Math bracketed(Math part);  ///< [part], in large brackets
Math grouped(Math part);    ///< (part), in large brackets
Math enlarged(Math brackets);
Math sum(Math over, Math of);
Math sum(Math from, Math to, Math of);
Math integral(Math of, Math variable);
Math integral(Math from, Math to, Math of, Math variable);
Math fraction(Math above, Math below);
Math product(Math over, Math of);
Math minimum(Math over, Math of);
Math maximum(Math over, Math of);
Math expectation(Math over, Math of);
Math in(Math element, Math of);
Math joined(std::vector<Math> parts, Sign sign);
/// Parts with relations or signs between them: of what stands already in a chain, a longer one.
Math chain(Math left, Sign sign, Math right);
/// A line that begins with a sign.
Math relation_first(Sign sign, Math right);

inline Sign sign_of(Relation relation) { return static_cast<Sign>(relation); }

Math operator==(Math left, Math right);
Math operator!=(Math left, Math right);
Math operator<=(Math left, Math right);
Math operator>=(Math left, Math right);
Math operator>(Math left, Math right);
Math operator+(Math left, Math right);
Math operator-(Math left, Math right);
Math operator*(Math left, Math right);
Math operator|(Math left, Math right);
Math operator>>(Math left, Math right);  ///< becomes
Math operator-(Math part);

}  // namespace candor::document
