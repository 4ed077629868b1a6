// SPDX-License-Identifier: MIT
#include "prover/search/system_size.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace candor {
namespace {

std::uint64_t saturated_product(std::uint64_t left, std::uint64_t right) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  return right != 0 && left > most / right ? most : left * right;
}

void add_rows(SystemSize& size, std::uint64_t rows, std::uint64_t coefficients_each) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t coefficients = saturated_product(rows, coefficients_each);
  size.requirements = rows > most - size.requirements ? most : size.requirements + rows;
  size.coefficients = coefficients > most - size.coefficients ? most : size.coefficients + coefficients;
}

/// An exact balance is no requirement: one agent's transfers are what the others' leave.
void add_balance(SystemSize& size, const TypeSpace& types, Balance balance) {
  const std::uint64_t profiles = types.profile_count(), agents = types.agent_count();
  if (balance == Balance::no_deficit) add_rows(size, profiles, agents);
  if (balance == Balance::ex_ante || balance == Balance::ex_ante_no_deficit) add_rows(size, 1, profiles * agents);
}

void add_participation(SystemSize& size, const TypeSpace& types, Stage stage) {
  const std::uint64_t profiles = types.profile_count();
  for (Agent i : types.grand_coalition()) {
    const std::uint64_t rows = stage == Stage::ex_post ? profiles : stage == Stage::interim ? types.type_count(i) : 1;
    add_rows(size, rows, profiles / rows);
  }
}

}  // namespace

SystemSize size_of_misreports(const TypeSpace& types, const CoalitionPattern& coalitions) {
  SystemSize size;
  size.unknowns = std::uint64_t{types.agent_count()} * types.profile_count();
  for (Coalition coalition : coalitions) {
    const std::uint64_t own = types.joint_type_count(coalition);
    add_rows(size, saturated_product(own, own - 1), 2 * coalition.size() * (types.profile_count() / own));
  }
  return size;
}

SystemSize size_of_system(const TypeSpace& types, const TransferRequirements& requirements) {
  SystemSize size = size_of_misreports(types, requirements.coalitional_ic);
  const std::uint64_t profiles = types.profile_count();
  if (requirements.balance) add_balance(size, types, *requirements.balance);
  if (requirements.individual_rationality) add_participation(size, types, *requirements.individual_rationality);
  for (Agent i : types.grand_coalition()) {
    if (requirements.dominant_strategy_ic) add_rows(size, profiles * (types.type_count(i) - 1), 2);
    if (requirements.least_transfer) add_rows(size, profiles, 1);
    if (requirements.largest_transfer) add_rows(size, profiles, 1);
  }
  return size;
}

bool is_too_large(const SystemSize& size, const SearchLimit& limit) {
  return !limit.force && limit.seconds == 0 &&
         (size.coefficients > most_coefficients || std::min(size.requirements, size.unknowns) > most_equations);
}

void refuse_what_is_too_large(const SystemSize& size, const SearchLimit& limit) {
  if (!is_too_large(size, limit)) return;
  const bool by_coefficients = size.coefficients > most_coefficients;
  throw GaveUp("not begun, as the linear system would have " + std::to_string(size.requirements) + " requirements " +
                   (by_coefficients ? "with " + std::to_string(size.coefficients) + " coefficients"
                                    : "on " + std::to_string(size.unknowns) + " transfers"),
               "the most that is begun are " +
                   (by_coefficients ? std::to_string(most_coefficients) + " coefficients"
                                    : std::to_string(most_equations) + " of one or of the other") +
                   ". Cheaper: fewer coalitions (`coalitions`), or fewer types. --force begins all the same, --time "
                   "limits it");
}

}  // namespace candor
