// SPDX-License-Identifier: MIT
// What the descriptions of properties share: finite/describe.hpp, dynamic/describe.hpp.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace candor {

/// A key that one property has for itself, and what documents say of it.
struct Field {
  std::string_view key, says;
};

template <class Claim, class Statement>
inline constexpr bool is_one_of = false;
template <class Claim, class... Claims>
inline constexpr bool is_one_of<Claim, std::variant<Claims...>> = (std::is_same_v<Claim, Claims> || ...);
template <class Claim, class Statement>
requires requires { typename Statement::variant; }
inline constexpr bool is_one_of<Claim, Statement> = is_one_of<Claim, typename Statement::variant>;

/// Calls visit.template operator()<Claim>() for the claim of a family's Statement that has this
/// property; false if there is none.
template <class Statement, class Visit, std::size_t I = 0>
bool with_property(std::string_view property, Visit&& visit) {
  if constexpr (I == std::variant_size_v<Statement>) {
    return false;
  } else {
    using Claimed = std::variant_alternative_t<I, Statement>;
    if (property != Claimed::property)
      return with_property<Statement, Visit, I + 1>(property, std::forward<Visit>(visit));
    visit.template operator()<Claimed>();
    return true;
  }
}

}  // namespace candor
