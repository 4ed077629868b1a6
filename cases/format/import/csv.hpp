// SPDX-License-Identifier: MIT
// Tables as spreadsheets write them: cells between commas, semicolons or tabs, perhaps between double quotes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/format/explain/error_list.hpp"
#include "exact/patience.hpp"

namespace candor {

struct CsvCell {
  std::string text;  ///< without quotes and the blanks around it
  TextRange where;   ///< in the file
};

struct CsvTable {
  char separator = ',';
  std::vector<std::vector<CsvCell>> rows;  ///< those in which something stands

  /// A number may have a comma for its point, as it separates nothing.
  bool has_decimal_commas() const { return separator != ','; }
};

/// Nothing, and at least one error, if the text is none.
std::optional<CsvTable> parse_csv(std::string_view text, ErrorList& errors, const Patience& patience = {});

}  // namespace candor
