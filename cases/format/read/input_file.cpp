// SPDX-License-Identifier: MIT
#include "cases/format/read/input_file.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "cases/format/case_name.hpp"

namespace candor {
namespace {

InputFile read_standard_input(std::size_t most, const Patience& patience) {
  constexpr int milliseconds = 100;  // between two looks at the patience
  InputFile result;
  for (std::array<char, 65'536> piece{}; result.text.size() <= most;) {
    patience();
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, milliseconds) == 0) continue;
    const ssize_t length = read(STDIN_FILENO, piece.data(), piece.size());
    if (length == 0) break;
    if (length < 0 && errno != EINTR && errno != EAGAIN)
      return {{}, "it cannot be read: " + std::generic_category().message(errno)};
    if (length > 0) result.text.append(piece.data(), static_cast<std::size_t>(length));
  }
  return result;
}

}  // namespace

InputFile read_input_file(const std::filesystem::path& file, std::size_t most, const Patience& patience) {
  if (is_standard_input(file)) return read_standard_input(most, patience.during("waiting for standard input"));
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
