// SPDX-License-Identifier: MIT
#include "checker/properties/statement.hpp"

#include "checker/properties/finite/average_transfers.hpp"

namespace candor {
namespace finite {

Statement::Statement() = default;
Statement::Statement(const Statement&) = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(const Statement&) = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

}  // namespace finite

const finite::Statement& finite_statement(const Statement& statement) {
  if (const auto* finite = std::get_if<finite::Statement>(&statement)) return *finite;
  throw std::logic_error("a claim about a model that is not finite is taken for one that is");
}

std::string_view property_name(const Statement& statement) {
  const auto name = []<class Claim>(const Claim&) { return Claim::property; };
  return std::visit([&](const auto& of_family) { return std::visit(name, of_family); }, statement);
}

const TypeSpace* messages_of(const FiniteModel& model, const Statement& statement) {
  const auto* finite = std::get_if<finite::Statement>(&statement);
  const auto game_form = [&]<class Claim>(const Claim& claim) -> std::size_t {
    if constexpr (requires { claim.game_form; })
      return claim.game_form;
    else if constexpr (requires { std::size_t{claim.strategies}; })
      return claim.strategies < model.strategies.size() ? model.strategies[claim.strategies].game_form
                                                        : model.game_forms.size();
    else
      return model.game_forms.size();
  };
  const std::size_t index = finite == nullptr ? model.game_forms.size() : std::visit(game_form, *finite);
  return index < model.game_forms.size() ? &model.game_forms[index].messages : nullptr;
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

void Judge::receive(const AverageTransfers& averages) { averages.send_to(*this); }

}  // namespace candor
