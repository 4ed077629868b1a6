// SPDX-License-Identifier: MIT
// What a case is called. Its id comes from the path of its file and goes into certificates,
// reports, JSON and names of files: a path without '..', in UTF-8, without control characters.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace candor {

/// `-` in place of a file; one of that name is `./-`.
bool is_standard_input(const std::filesystem::path& file);

/// The path below the last folder named `cases`, without extension; absent if the file is below
/// none. '.' and '..' are resolved first, in the text of the path.
std::optional<std::string> path_below_cases(const std::filesystem::path& file);

/// That path; otherwise the name of the file without extension; `standard_input`.
std::string case_id(const std::filesystem::path& file);

/// Why the id of this file could not be printed, or written into a certificate; absent if it can.
std::optional<std::string> defect_of_name(const std::filesystem::path& file);

/// The path for people and for JSON: control characters, line breaks too, and bytes that are not
/// UTF-8 as "\x0A"; "standard input".
std::string shown(const std::filesystem::path& path);

}  // namespace candor
