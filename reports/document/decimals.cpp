// SPDX-License-Identifier: MIT
#include "reports/document/decimals.hpp"

#include "reports/decimals.hpp"

namespace candor::document {
namespace {

/// A sign whose sides stand for themselves.
bool sets_apart(Sign sign) {
  return sign <= Sign::greater_than || sign == Sign::comma || sign == Sign::semicolon || sign == Sign::also ||
         sign == Sign::conjunction || sign == Sign::disjunction;
}

class Decimals {
 public:
  explicit Decimals(int places) : places_(places) {}

  void add(Blocks& blocks) const {
    for (Block& block : blocks) std::visit([&](auto& one) { add_to(one); }, block.is);
  }

 private:
  // --- blocks ------------------------------------------------------------------------------------

  void add_to(Paragraph& paragraph) const { add(paragraph.text); }
  void add_to(Display& display) const {
    for (Display::Line& line : display.lines) {
      add(line.before);
      add(line.formula);
      add(line.condition);
    }
  }
  void add_to(Tables& tables) const {
    for (Table& table : tables.tables)
      for (Table::Row& row : table.rows)
        for (Text& cell : row) add(cell);
  }
  void add_to(List& list) const {
    for (Text& item : list.items) add(item);
  }
  void add_to(Theorem& theorem) const { add(theorem.body); }
  void add_to(Alternatives& two) const {
    add(two.preferred);
    add(two.otherwise);
  }
  void add_to(Figure& figure) const { add(figure.caption); }
  void add_to(Heading&) const {}

  // --- text --------------------------------------------------------------------------------------

  void add(Text& text) const {
    for (Inline& part : text.parts) {
      if (auto* formula = std::get_if<Math>(&part)) add(*formula);
      if (auto* words = std::get_if<std::string>(&part)) *words = candor::with_decimals(*words, places_);
      if (auto* emphasis = std::get_if<Emphasis>(&part))
        for (Text& inner : emphasis->text) add(inner);
      if (auto* link = std::get_if<Link>(&part))
        for (Text& inner : link->text) add(inner);
    }
  }

  // --- formulas ----------------------------------------------------------------------------------

  /// One that stands for itself.
  void add(Math& formula) const {
    switch (formula.kind) {
      case Math::Kind::number:
        if (!formula.number.is_integer()) formula = chain(formula, Sign::times, decimal(formula.number));
        return;
      case Math::Kind::chain:
        for (std::size_t k = 0; k < formula.parts.size(); ++k) {
          const bool before = k == 0 || sets_apart(formula.signs[k - 1]);
          const bool after = k == formula.signs.size() || sets_apart(formula.signs[k]);
          if (before && after) add(formula.parts[k]);
        }
        return;
      case Math::Kind::row:
        if (formula.parts.size() == 1) add(formula.parts.front());
        return;
      case Math::Kind::strong: return add(formula.parts.front());
      default: return;
    }
  }

  Math decimal(const Rational& value) const {
    Math digits(Math::Kind::numeral, rounded(value, places_));
    return fenced(Fence::round, {ends_within(value, places_) ? digits : relation_first(Sign::drawn, digits)});
  }

  int places_;
};

}  // namespace

Blocks with_decimals(Blocks blocks, int places) {
  Decimals(places).add(blocks);
  return blocks;
}

}  // namespace candor::document
