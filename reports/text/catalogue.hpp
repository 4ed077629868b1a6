// SPDX-License-Identifier: MIT
// The catalogue of the bundled cases: a Markdown page.
#pragma once

#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"

namespace candor {

std::string catalogue(const std::vector<const CaseFile*>& files);

}  // namespace candor
