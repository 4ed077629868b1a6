// SPDX-License-Identifier: MIT
// A table in CSV as the section of a case that holds it: a prior, payoffs, outside options, an allocation or transfers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/format/explain/diagnostic.hpp"
#include "exact/patience.hpp"

namespace candor {

struct ImportedTable {
  std::string section;                  ///< empty if there are errors
  std::vector<Diagnostic> diagnostics;  ///< with places in the table
};

/// `name`: of the rule, if it is one. The columns say what it is. Labels are those that occur; each combination of them
/// has one row.
ImportedTable import_table(std::string_view csv, const std::string& name, const Patience& patience = {});

}  // namespace candor
