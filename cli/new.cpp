// SPDX-License-Identifier: MIT
// candor new: a commented case to start from.
#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/command_line.hpp"
#include "cli/embedded.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {

namespace {

std::string_view template_named(const std::string& name) {
  const std::vector<std::string> known = template_names();
  if (name.empty()) return case_templates.front().text;
  return case_templates[place_of(name, known, "there is no template", "; the templates are " + enumerated(known))].text;
}

}  // namespace

std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const EmbeddedText& one : case_templates) names.emplace_back(one.name);
  return names;
}

ExitCode run(const New& options) {
  const std::string_view text = template_named(options.template_name);
  if (options.file.empty()) {
    print(text);
    return ExitCode::as_expected;
  }
  require_case_name(options.file);
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(options.file, error)))
    throw CommandLineError("'" + shown(options.file) + "' is there already; it is left as it is");
  write_case_file(options.file, text);
  return ExitCode::as_expected;
}

}  // namespace candor
