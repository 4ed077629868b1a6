// SPDX-License-Identifier: MIT
// candor import: a table in CSV as a section of a case file.
#include <algorithm>

#include "cases/format/case_name.hpp"
#include "cases/format/import/import_table.hpp"
#include "cases/format/read/input_file.hpp"
#include "cases/format/read/yaml_subset.hpp"
#include "cli/command_line.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace {

/// As the file is called, if that can be the name of a rule.
std::string name_of_rule(const Import& options) {
  const auto is_name = [](const std::string& text) {
    const auto is_letter = [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); };
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
      return is_letter(c) || ('0' <= c && c <= '9') || c == '_';
    });
  };
  if (options.name.empty()) return is_name(options.table.stem().string()) ? options.table.stem().string() : "imported";
  if (!is_name(options.name))
    throw CommandLineError("--name: a rule is called by a letter, then letters, digits and '_'");
  return options.name;
}

}  // namespace

ExitCode run(const Import& options) {
  const std::string name = name_of_rule(options);
  if (!is_standard_input(options.table)) require_file(options.table, "table in CSV");
  Speaker speaker(false);
  const SearchLimit limit = options.search.limit();
  const Patience patience = limit.patience("reading");
  InputFile input = read_input_file(options.table, largest_file, patience);
  if (!input.defect.empty()) throw CommandLineError("'" + shown(options.table) + "': " + input.defect);
  if (input.text.starts_with(byte_order_mark)) input.text.erase(0, byte_order_mark.size());
  const ImportedTable imported = import_table(input.text, name, patience);
  write_diagnostics(render(imported.diagnostics, shown(options.table), input.text));
  if (imported.section.empty()) return ExitCode::bad_case;
  print(imported.section);
  return ExitCode::as_expected;
}

}  // namespace candor
