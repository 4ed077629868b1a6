// SPDX-License-Identifier: MIT
// Are two values the same, in every member? Looks into any aggregate, so that a member that a
// certificate forgets is noticed, also one that is added tomorrow.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace candor::testing {

struct Anything {
  template <class T>
  operator T() const;
};

template <class T, class... Members>
constexpr std::size_t member_count() {
  if constexpr (requires { T{std::declval<Members>()..., Anything{}}; })
    return member_count<T, Members..., Anything>();
  else
    return sizeof...(Members);
}

/// Calls visit(left member, right member) for each; up to ten members.
template <class T, class Visit>
bool members(const T& left, const T& right, const Visit& visit) {
  constexpr std::size_t count = member_count<T>();
  static_assert(count <= 10);
  if constexpr (count == 0) {
    return true;
  } else if constexpr (count == 1) {
    const auto& [a] = left;
    const auto& [p] = right;
    return visit(a, p);
  } else if constexpr (count == 2) {
    const auto& [a, b] = left;
    const auto& [p, q] = right;
    return visit(a, p) && visit(b, q);
  } else if constexpr (count == 3) {
    const auto& [a, b, c] = left;
    const auto& [p, q, r] = right;
    return visit(a, p) && visit(b, q) && visit(c, r);
  } else if constexpr (count == 4) {
    const auto& [a, b, c, d] = left;
    const auto& [p, q, r, s] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s);
  } else if constexpr (count == 5) {
    const auto& [a, b, c, d, e] = left;
    const auto& [p, q, r, s, t] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t);
  } else if constexpr (count == 6) {
    const auto& [a, b, c, d, e, f] = left;
    const auto& [p, q, r, s, t, u] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t) && visit(f, u);
  } else if constexpr (count == 7) {
    const auto& [a, b, c, d, e, f, g] = left;
    const auto& [p, q, r, s, t, u, v] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t) && visit(f, u) && visit(g, v);
  } else if constexpr (count == 8) {
    const auto& [a, b, c, d, e, f, g, h] = left;
    const auto& [p, q, r, s, t, u, v, w] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t) && visit(f, u) && visit(g, v) &&
           visit(h, w);
  } else if constexpr (count == 9) {
    const auto& [a, b, c, d, e, f, g, h, i] = left;
    const auto& [p, q, r, s, t, u, v, w, x] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t) && visit(f, u) && visit(g, v) &&
           visit(h, w) && visit(i, x);
  } else {
    const auto& [a, b, c, d, e, f, g, h, i, j] = left;
    const auto& [p, q, r, s, t, u, v, w, x, y] = right;
    return visit(a, p) && visit(b, q) && visit(c, r) && visit(d, s) && visit(e, t) && visit(f, u) && visit(g, v) &&
           visit(h, w) && visit(i, x) && visit(j, y);
  }
}

inline bool same(const Place& left, const Place& right) { return left == right; }
/// What is compared here is about finite models; the statements and evidence of other families are
/// compared as certificates, in the arena.
template <class T>
concept OfAnotherFamily = std::same_as<T, continuum::Statement> || std::same_as<T, dynamic::Statement> ||
    std::same_as<T, continuum::Evidence> || std::same_as<T, dynamic::Evidence>;
template <OfAnotherFamily T>
bool same(const T&, const T&) {
  return false;
}
template <class T>
requires(!OfAnotherFamily<T>) bool same(const T& left, const T& right);
template <class T>
bool same(const std::vector<T>& left, const std::vector<T>& right);
template <class T>
bool same(const std::optional<T>& left, const std::optional<T>& right);
template <class... T>
requires(!OfAnotherFamily<std::variant<T...>>) bool same(const std::variant<T...>& left,
                                                         const std::variant<T...>& right);
template <class T>
bool same(const std::shared_ptr<T>& left, const std::shared_ptr<T>& right);

template <class T>
requires(!OfAnotherFamily<T>) bool same(const T& left, const T& right) {
  if constexpr (requires { typename T::variant; })
    return same(static_cast<const typename T::variant&>(left), static_cast<const typename T::variant&>(right));
  else if constexpr (std::is_aggregate_v<T>)
    return members(left, right, [](const auto& one, const auto& other) { return same(one, other); });
  else
    return left == right;
}
template <class T>
bool same(const std::vector<T>& left, const std::vector<T>& right) {
  if (left.size() != right.size()) return false;
  for (std::size_t k = 0; k < left.size(); ++k)
    if (!same(static_cast<const T&>(left[k]), static_cast<const T&>(right[k]))) return false;
  return true;
}
template <class T>
bool same(const std::shared_ptr<T>& left, const std::shared_ptr<T>& right) {
  return (left == nullptr) == (right == nullptr) && (left == nullptr || same(*left, *right));
}
template <class T>
bool same(const std::optional<T>& left, const std::optional<T>& right) {
  return left.has_value() == right.has_value() && (!left || same(*left, *right));
}
template <class... T>
requires(!OfAnotherFamily<std::variant<T...>>) bool same(const std::variant<T...>& left,
                                                         const std::variant<T...>& right) {
  return left.index() == right.index() &&
         std::visit([&](const auto& one) { return same(one, std::get<std::decay_t<decltype(one)>>(right)); }, left);
}

}  // namespace candor::testing
