// SPDX-License-Identifier: MIT
// The bytes of a file that somebody has named, or of standard input.
#pragma once

#include <filesystem>
#include <string>

#include "exact/patience.hpp"

namespace candor {

struct InputFile {
  std::string text;    ///< all of it, or its first most + 1 bytes
  std::string defect;  ///< why it cannot be read, in words; empty: it can
};

/// Reads regular files only: nothing waits for what a pipe or a device may have to say. But standard input (`-`,
/// case_name.hpp) is read to its end; the patience is asked while it says nothing.
InputFile read_input_file(const std::filesystem::path& file, std::size_t most, const Patience& patience = {});

}  // namespace candor
