// SPDX-License-Identifier: MIT
#include "cli/certificates.hpp"

#include <map>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "tasks/certificates.hpp"

namespace candor {

namespace {

/// Never leads out of the folder for certificates: no name has a part '..'. `arguments` as in
/// write_certificates.
std::string name_of(const Examined& one, const std::vector<std::filesystem::path>& arguments) {
  if (path_below_cases(one.path)) return one.file->id;
  const std::filesystem::path path = one.path.lexically_normal();
  for (const std::filesystem::path& argument : arguments) {
    const std::filesystem::path below = path.lexically_relative(argument.lexically_normal());
    if (std::filesystem::is_directory(argument) && !below.empty() && *below.begin() != "..")
      return std::filesystem::path(below).replace_extension().generic_string();
  }
  return one.file->id;
}

}  // namespace

ExitCode write_certificates(const std::vector<Examined>& cases, const std::vector<std::filesystem::path>& arguments,
                            const std::filesystem::path& folder, const SearchOptions& search) {
  std::map<std::string, const Examined*> by_name;
  for (const Examined& one : cases) {
    if (!one.is_decided()) continue;
    const std::string name = name_of(one, arguments);
    const auto [first, is_new] = by_name.emplace(name, &one);
    if (!is_new)
      throw CommandLineError("the cases " + shown(first->second->path) + " and " + shown(one.path) +
                             " are both called " + shown(name) + ": their certificates would have one name");
  }
  ExitCode code = ExitCode::as_expected;
  for (const auto& [name, one] : by_name) try {
      write_files({{name + ".json", certificate_of(*one, search)}}, folder);
    } catch (const GaveUp& gave_up) {
      remark(gave_up.what());
      code = ExitCode::undecided;
    }
  return code;
}

}  // namespace candor
