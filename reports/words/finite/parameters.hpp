// SPDX-License-Identifier: MIT
// Parameters of an example, and bounds on them, as symbols.
#pragma once

#include <string>
#include <vector>

#include "checker/model/finite/parameters.hpp"
#include "reports/document/mathematics.hpp"
#include "reports/text/region.hpp"

namespace candor::wording {

document::Math symbol_of_parameter(const std::string& name);
std::vector<document::Math> symbols_of_parameters(const ParameterFamily& family);
/// 2\,t-c\le\tfrac{7}{4}.
document::Math in_math(const WrittenInequality& inequality, const std::vector<document::Math>& parameters);

}  // namespace candor::wording
