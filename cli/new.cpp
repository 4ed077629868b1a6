// SPDX-License-Identifier: MIT
// candor new: a commented case to start from.
#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/command_line.hpp"
#include "cli/embedded.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace {

std::string_view template_named(const std::string& name) {
  if (name.empty()) return case_templates.front().text;
  for (const EmbeddedText& one : case_templates)
    if (one.name == name) return one.text;
  const std::string meant = nearest(name, template_names());
  throw CommandLineError("there is no template '" + name + "'" +
                         (meant.empty() ? "" : "; did you mean '" + meant + "'?") +
                         "\nThe templates: " + enumerated(template_names(), ", "));
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
