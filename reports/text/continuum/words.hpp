// SPDX-License-Identifier: MIT
// What claims about continuum models speak of, in words.
#pragma once

#include <string>
#include <vector>

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"

namespace candor::continuum {

std::string capitalised(std::string words);
std::string list(const std::vector<Rational>& numbers);     ///< "1/2, 1/4, 1/4"
std::string in_words(const Polynomial& polynomial);         ///< "1/6 - 1/2*x^2"
std::string in_words(const Enclosure& interval);            ///< "[1/5, 1/4]"
std::string in_words(const PiecewisePolynomial& function);  ///< "x^2/2 on [0, 1]; -1 + 2*x on [1, 2]"

/// Whether an instance is named with its shares, or with the number of its agents alone.
enum class Shown { shares, size };
std::string in_words(const Model& model, const PartnershipInstance& instance,
                     Shown shown = Shown::shares);  ///< "partners with values from F and the shares 1/2, 1/2"
std::string in_words(const Model& model,
                     const TradeInstance& instance);  ///< "a buyer with a value from F and a seller with a cost from G"
std::string in_words(const Model& model, const Instance& instance, Shown shown = Shown::shares);

std::string_view name(Quantity quantity);  ///< "surplus S"
/// "transfer W(v_2*), for partners ..."; the instance is left out if it is the model's own.
std::string in_words(const Model& model, const Subject& subject);
std::string named(const Model& model, const Value& claim);  ///< with where a function is evaluated
std::string stated(const Value& claim);       ///< "= 1/12", "is in [1/5, 1/4], and a root of 1 - 6*x + 6*x^2"
std::string formula(NamedIdentity identity);  ///< "W' = -v g"

}  // namespace candor::continuum
