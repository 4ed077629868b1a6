// SPDX-License-Identifier: MIT
#include "reports/text/catalogue.hpp"

#include <algorithm>
#include <cctype>

#include "reports/text/continuum/continuum.hpp"
#include "reports/text/dynamic/dynamic.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

/// Text that Markdown leaves alone.
std::string plain(const std::string& text) {
  std::string result;
  for (char character : text) {
    if (std::string_view("\\`*_[]<>|#").find(character) != std::string_view::npos) result += '\\';
    result += character == '\n' ? ' ' : character;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

/// The file of a case, as the target of a link.
std::string address(const std::string& id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char character : id + ".yaml") {
    const auto byte = static_cast<unsigned char>(character);
    const bool as_it_is =
        std::isalnum(byte) != 0 || std::string_view("-._~/").find(character) != std::string_view::npos;
    if (as_it_is)
      result += character;
    else
      result += std::string("%") + digits[byte >> 4U] + digits[byte & 15U];
  }
  return result;
}

std::string source(const Source& source) {
  std::vector<std::string> parts;
  for (const std::string* part : {&source.authors, &source.title, &source.year, &source.where})
    if (!part->empty()) parts.push_back(plain(*part));
  return joined(parts, ", ");
}

std::string properties(const CaseFile& file) {
  std::vector<std::string> names;
  for (const StatedClaim& stated : file.claims) {
    const std::string name = '`' + std::string(property_name(stated.claim.statement)) + '`';
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return joined(names);
}

std::string size_in_words(const FiniteModel& model) {
  const TypeSpace& space = model.environment.types;
  return counted(space.agent_count(), "agent", "agents") + ", " +
         counted(space.profile_count(), "type profile", "type profiles") + ", " +
         counted(model.environment.outcome_count(), "outcome", "outcomes") + ", " +
         counted(model.transfers.size(), "transfer rule", "transfer rules");
}

std::string entry(const CaseFile& file) {
  const auto refuted =
      static_cast<std::size_t>(std::count_if(file.claims.begin(), file.claims.end(), [](const StatedClaim& stated) {
        return stated.expect == Expect::refuted;
      }));
  const auto errata = static_cast<std::size_t>(std::count_if(
      file.claims.begin(), file.claims.end(), [](const StatedClaim& stated) { return !stated.erratum.empty(); }));
  std::string text = "## [" + plain(file.id) + "](" + address(file.id) + ")\n\n**" + plain(file.title) + "**\n\n" +
                     source(file.source) + ".\n\n";
  if (!file.about.empty()) text += plain(file.about) + "\n\n";
  text += "* " + std::visit([](const auto& model) { return size_in_words(model); }, file.model) + "\n";
  text += "* " + counted(file.claims.size(), "claim", "claims") + ", " + std::to_string(refuted) +
          " of them expected to be refuted\n";
  if (errata > 0) text += "* " + counted(errata, "discrepancy with the source", "discrepancies with the source") + "\n";
  return text + "* properties: " + properties(file) + "\n";
}

}  // namespace

std::string catalogue(const std::vector<const CaseFile*>& files) {
  std::string text =
      "# The worked examples\n\nOne folder for each paper, one file for each example. Check one with `candor check "
      "cases/FOLDER/FILE.yaml`.\n"
      "This page is made by `candor list cases --catalogue`; a test keeps it up to date.\n";
  for (const CaseFile* file : files) text += '\n' + entry(*file);
  return text;
}

}  // namespace candor
