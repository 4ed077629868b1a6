// SPDX-License-Identifier: MIT
// Finding case files, and writing files whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// The case files that the arguments name: a file as it is; in a folder, every *.yaml below it,
/// sorted, and the folders below it that cannot be searched, for the reader to say so. Each once, in
/// this order. `-` is standard input. Throws CommandLineError for a name that is not there, with the
/// nearest one that is.
std::vector<std::filesystem::path> find_cases(const std::vector<std::filesystem::path>& arguments);

/// The argument, if it is a file. Throws CommandLineError otherwise, saying what kind of file is
/// needed.
std::filesystem::path require_file(const std::filesystem::path& argument, std::string_view what);

/// The argument, if it is a case file, or `-`: standard input.
std::filesystem::path require_case(const std::filesystem::path& argument);

/// The file, as it is written on a command line.
std::string as_argument(const std::filesystem::path& file);

/// The bytes of a regular file, or the first most + 1 of them. Throws CommandLineError.
std::string read_file(const std::filesystem::path& path, std::size_t most);

/// Throws CommandLineError for a file to be written that could not be read as a case for its name
/// alone.
void require_case_name(const std::filesystem::path& path);

/// Throws CommandLineError if both are one file: what is read is not written over.
void require_other_file(const std::filesystem::path& output, const std::filesystem::path& input);

/// Makes the folder with its parents and sees that files can be written there. Throws
/// CommandLineError.
void require_writable_folder(const std::filesystem::path& folder);

/// Writes under another name in the same folder and renames: at no time is there half a file. A link
/// is followed; what is there keeps its permissions, and is left as it is unless it is a regular
/// file. What the program was given to read is not written over. Throws CommandLineError.
void write_file(const std::filesystem::path& path, std::string_view content);
/// The same over what was read, too.
void rewrite_file(const std::filesystem::path& path, std::string_view content);
/// As write_file, for a new case, with a remark on what to do with it.
void write_case_file(const std::filesystem::path& path, std::string_view content);
/// As write_file, for several files: paths below the folder, whose folders are made. Throws
/// CommandLineError.
void write_files(const std::map<std::string, std::string>& files, const std::filesystem::path& folder);

}  // namespace candor
