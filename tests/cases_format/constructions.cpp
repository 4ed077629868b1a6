// SPDX-License-Identifier: MIT
#include "constructions.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace candor::test {

ReadResult read_text(std::string text) { return candor::read_text(std::move(text), "case.yaml"); }

std::string file_text(const std::string& name) {
  std::ifstream stream(name, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot open " + name);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string valid_with(std::string_view text, std::string_view replacement) {
  std::string result = file_text("valid.yaml");
  const std::size_t at = result.find(text);
  if (at == std::string::npos) throw std::runtime_error("valid.yaml does not hold " + std::string(text));
  return result.replace(at, text.size(), replacement);
}

std::string messages(const ReadResult& result) {
  std::string all;
  for (const Diagnostic& diagnostic : result.diagnostics) all += diagnostic.message + "\n";
  return all;
}

std::string small_case(const std::string& lines) {
  return "title: small\nsource: {title: small}\nagents: [a, b]\ntypes: {L: 0, H: 1}\nprior: uniform\noutcomes: [x, "
         "y]\n" +
         lines + "\nclaims: [{id: c, property: full_support, expect: verified}]\n";
}

}  // namespace candor::test
