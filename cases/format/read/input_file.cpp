// SPDX-License-Identifier: MIT
#include "cases/format/read/input_file.hpp"

#include <array>
#include <fstream>
#include <system_error>

namespace candor {

InputFile read_input_file(const std::filesystem::path& file, std::size_t most) {
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(file, failure);
  if (status.type() == std::filesystem::file_type::not_found) return {{}, "there is no such file"};
  if (status.type() == std::filesystem::file_type::directory) {
    const std::filesystem::directory_iterator inside(file, failure);
    return {{}, failure ? "this folder cannot be searched: " + failure.message() : "this is a directory, not a file"};
  }
  if (status.type() != std::filesystem::file_type::regular) return {{}, "this is not a file that can be read"};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {{}, "the file cannot be opened for reading"};
  InputFile result;
  for (std::array<char, 65'536> piece{}; stream && result.text.size() <= most;) {
    stream.read(piece.data(), piece.size());
    result.text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return {{}, "the file cannot be read"};
  return result;
}

}  // namespace candor
