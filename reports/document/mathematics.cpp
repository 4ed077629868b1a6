// SPDX-License-Identifier: MIT
#include "reports/document/mathematics.hpp"

namespace candor::document {

Math::Math() = default;
Math::Math(const Math& other) = default;
Math::Math(Math&& other) noexcept = default;
Math& Math::operator=(const Math& other) = default;
Math& Math::operator=(Math&& other) noexcept = default;
Math::~Math() = default;
Math::Math(const Rational& value) : kind(Kind::number), number(value) {}
Math::Math(Kind what, std::vector<Math> of) : kind(what), parts(std::move(of)) {}
Math::Math(Kind what, std::string_view words) : kind(what), text(words) {}

Math operator==(Math left, Math right) { return chain(std::move(left), Sign::equal, std::move(right)); }
Math operator!=(Math left, Math right) { return chain(std::move(left), Sign::not_equal, std::move(right)); }
Math operator<=(Math left, Math right) { return chain(std::move(left), Sign::at_most, std::move(right)); }
Math operator>=(Math left, Math right) { return chain(std::move(left), Sign::at_least, std::move(right)); }
Math operator>(Math left, Math right) { return chain(std::move(left), Sign::greater_than, std::move(right)); }
Math operator+(Math left, Math right) { return chain(std::move(left), Sign::plus, std::move(right)); }
Math operator-(Math left, Math right) { return chain(std::move(left), Sign::minus, std::move(right)); }
Math operator*(Math left, Math right) { return chain(std::move(left), Sign::times, std::move(right)); }
Math operator|(Math left, Math right) { return chain(std::move(left), Sign::given, std::move(right)); }
Math operator>>(Math left, Math right) { return chain(std::move(left), Sign::becomes, std::move(right)); }
namespace {

Math accented(Accent accent, Math base) {
  Math result(Math::Kind::accented, {std::move(base)});
  result.accent = accent;
  return result;
}

Math operation(Operator what, Math over, Math of) {
  Math result(Math::Kind::operation, {std::move(over), std::move(of)});
  result.operation = what;
  return result;
}

/// A part of a chain whose own signs bind less tightly than this one needs brackets; the words of this
/// house never need them: they bracket what they mean to.
void append(Math& chain, Math part) {
  if (part.kind != Math::Kind::chain) {
    chain.parts.push_back(std::move(part));
    return;
  }
  for (Math& one : part.parts) chain.parts.push_back(std::move(one));
  chain.signs.insert(chain.signs.end(), part.signs.begin(), part.signs.end());
}

}  // namespace

Math Math::operator[](Math subscript) const {
  if (kind == Kind::scripts && parts[1].empty()) return {Kind::scripts, {parts[0], std::move(subscript), parts[2]}};
  return {Kind::scripts, {*this, std::move(subscript), Math()}};
}

Math Math::of(std::vector<Math> arguments) const {
  return {Kind::row, {*this, fenced(Fence::round, std::move(arguments))}};
}

Math letter(std::string_view name) { return {Math::Kind::letter, name}; }
Math upright(std::string_view words) { return {Math::Kind::upright, words}; }

Math named(std::string_view words, Math symbol) {
  Math result(Math::Kind::named, words);
  result.parts.push_back(std::move(symbol));
  return result;
}

Math row(std::vector<Math> parts) { return {Math::Kind::row, std::move(parts)}; }

Math raised(Math base, Math superscript) {
  if (base.kind == Math::Kind::scripts && base.parts[2].empty()) {
    base.parts[2] = std::move(superscript);
    return base;
  }
  return {Math::Kind::scripts, {std::move(base), Math(), std::move(superscript)}};
}

Math bar(Math base) { return accented(Accent::bar, std::move(base)); }
Math hat(Math base) { return accented(Accent::hat, std::move(base)); }
Math tilde(Math base) { return accented(Accent::tilde, std::move(base)); }
Math prime(Math base) { return accented(Accent::prime, std::move(base)); }
Math starred(Math base) { return accented(Accent::star, std::move(base)); }
Math underlined(Math base) { return accented(Accent::underline, std::move(base)); }
Math strong(Math base) { return {Math::Kind::strong, {std::move(base)}}; }

Math fenced(Fence fence, std::vector<Math> parts) {
  Math result(Math::Kind::fenced, std::move(parts));
  result.fence = fence;
  return result;
}

Math tuple(std::vector<Math> parts) {
  return parts.size() == 1 ? std::move(parts.front()) : fenced(Fence::round, std::move(parts));
}

Math set(std::vector<Math> parts) { return fenced(Fence::braces, std::move(parts)); }

Math loose_set(std::vector<Math> parts) {
  Math result = set(std::move(parts));
  result.loose = true;
  return result;
}

Math enlarged(Math brackets) {
  brackets.large = true;
  return brackets;
}

Math bracketed(Math part) { return enlarged(fenced(Fence::square, {std::move(part)})); }
Math grouped(Math part) { return enlarged(fenced(Fence::round, {std::move(part)})); }

Math sum(Math over, Math of) { return operation(Operator::sum, std::move(over), std::move(of)); }
Math sum(Math from, Math to, Math of) {
  Math result = sum(std::move(from), std::move(of));
  result.parts.push_back(std::move(to));
  return result;
}
Math integral(Math from, Math to, Math of, Math variable) {
  const std::string name = variable.text;
  Math result = operation(Operator::integral, std::move(from),
                          std::move(of) * named("d" + name, row({letter("d"), std::move(variable)})));
  result.parts.push_back(std::move(to));
  return result;
}
Math integral(Math of, Math variable) { return integral({}, {}, std::move(of), std::move(variable)); }
Math fraction(Math above, Math below) { return {Math::Kind::fraction, {std::move(above), std::move(below)}}; }
Math product(Math over, Math of) { return operation(Operator::product, std::move(over), std::move(of)); }
Math minimum(Math over, Math of) { return operation(Operator::minimum, std::move(over), std::move(of)); }
Math maximum(Math over, Math of) { return operation(Operator::maximum, std::move(over), std::move(of)); }
Math expectation(Math over, Math of) { return operation(Operator::expectation, std::move(over), std::move(of)); }
Math in(Math element, Math of) { return chain(std::move(element), Sign::element, std::move(of)); }

Math joined(std::vector<Math> parts, Sign sign) {
  if (parts.size() == 1) return std::move(parts.front());
  Math result(Math::Kind::chain, std::move(parts));
  result.signs.assign(result.parts.empty() ? 0 : result.parts.size() - 1, sign);
  return result;
}

Math chain(Math left, Sign sign, Math right) {
  Math result(Math::Kind::chain, std::vector<Math>{});
  append(result, std::move(left));
  result.signs.push_back(sign);
  append(result, std::move(right));
  return result;
}

Math relation_first(Sign sign, Math right) { return chain(Math(), sign, std::move(right)); }

Math operator-(Math part) { return {Math::Kind::negative, {std::move(part)}}; }

}  // namespace candor::document
