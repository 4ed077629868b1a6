// SPDX-License-Identifier: MIT
#include "checker/properties/dynamic/list.hpp"

#include <type_traits>

namespace candor::dynamic {

Statement::Statement() = default;
Statement::Statement(const Statement&) = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(const Statement&) = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

std::string_view property_name(const Statement& statement) {
  return std::visit([](const auto& claimed) { return std::decay_t<decltype(claimed)>::property; }, statement);
}

}  // namespace candor::dynamic
