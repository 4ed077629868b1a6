// SPDX-License-Identifier: MIT
#include "checker/properties/statement.hpp"

#include "exact/wide/checked_integer.hpp"

namespace candor {

const finite::Statement& finite_statement(const Statement& statement) {
  if (const auto* finite = std::get_if<finite::Statement>(&statement)) return *finite;
  throw std::logic_error("a claim about a model that is not finite is taken for one that is");
}

std::string_view property_name(const Statement& statement) {
  const auto name = []<class Claim>(const Claim&) { return Claim::property; };
  return std::visit([&](const auto& of_family) { return std::visit(name, of_family); }, statement);
}

bool holds(const Rational& left, Relation relation, const Rational& right) {
  switch (relation) {
    case Relation::equal: return left == right;
    case Relation::not_equal: return left != right;
    case Relation::at_most: return left <= right;
    case Relation::less_than: return left < right;
    case Relation::at_least: return left >= right;
    case Relation::greater_than: return left > right;
  }
  return false;
}

namespace {

template <class Integer>
void read_lanes(const JudgementBlock<Integer>& block, const LaneReader& reader, Judge& judge) {
  for (std::size_t lane = 0; lane < block.exists.size(); ++lane)
    if (block.exists[lane] != 0) judge.receive(reader.judgement(lane));
}

template <class Integer>
void read_equalities(const EqualityBlock<Integer>& block, const EqualityReader& reader, Judge& judge) {
  for (std::size_t k = 0; k < block.left.size(); ++k) judge.receive(reader(k));
}

}  // namespace

void Judge::receive_equalities(const EqualityBlock<Checked128>& block, const EqualityReader& reader) {
  read_equalities(block, reader, *this);
}
void Judge::receive_equalities(const EqualityBlock<WideInteger>& block, const EqualityReader& reader) {
  read_equalities(block, reader, *this);
}

void Judge::receive(const JudgementBlock<Int64>& block, const LaneReader& reader) { read_lanes(block, reader, *this); }
void Judge::receive(const JudgementBlock<Int128>& block, const LaneReader& reader) { read_lanes(block, reader, *this); }
void Judge::receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader) {
  read_lanes(block, reader, *this);
}

}  // namespace candor
