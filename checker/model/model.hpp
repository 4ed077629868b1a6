// SPDX-License-Identifier: MIT
// A model of one of the families. What an example's claims are about.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "checker/model/continuum/model.hpp"
#include "checker/model/dynamic/model.hpp"
#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// In the order of the alternatives of Model.
enum class Family { finite, continuum, dynamic };

using Model = std::variant<FiniteModel, continuum::Model, dynamic::Model>;
/// A model held elsewhere.
using ModelReference =
    std::variant<std::reference_wrapper<const FiniteModel>, std::reference_wrapper<const continuum::Model>,
                 std::reference_wrapper<const dynamic::Model>>;

inline Family family_of(const Model& model) { return static_cast<Family>(model.index()); }
inline ModelReference reference_to(const Model& model) {
  return std::visit([](const auto& one) -> ModelReference { return std::cref(one); }, model);
}

}  // namespace candor
