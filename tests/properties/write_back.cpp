// SPDX-License-Identifier: MIT
// write_back FROM TO: every case below the folder FROM as the program writes it, at the same place below TO/claims
// (the text of the case, with each claim as it is written) and TO/whole (everything tabulated; finite models). What
// cannot be written is said, one line each.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "cases/format/write/write_case.hpp"
#include "tasks/reading.hpp"

namespace candor {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

void write_back(const fs::path& path, const fs::path& place, const fs::path& to) {
  const ReadResult result = read(path);
  if (!result.case_file) throw std::runtime_error(path.string() + " is no case");
  CaseFile file = *result.case_file;
  std::string claims;
  std::vector<StatedClaim> written;
  for (const StatedClaim& stated : file.claims) try {
      claims += write_claim(file.model, stated);
      written.push_back(stated);
    } catch (const std::domain_error& error) {
      std::cout << place.string() << ": " << stated.claim.id << ": " << error.what() << '\n';
    }
  if (written.empty()) return;
  write(to / "claims" / place, result.text.substr(0, result.text.find("\nclaims:\n")) + "\nclaims:\n" + claims);
  file.claims = std::move(written);
  if (std::holds_alternative<FiniteModel>(file.model)) write(to / "whole" / place, write_case(file));
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) {
  if (argc != 3) return 4;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1]))
    if (entry.is_regular_file())
      candor::write_back(entry.path(), std::filesystem::relative(entry.path(), argv[1]), argv[2]);
}
