// SPDX-License-Identifier: MIT
// candor help: a verb, or a property by its name here or in the literature.
#include <algorithm>

#include "cases/format/explain/field_names.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/command_line.hpp"
#include "cli/terminal.hpp"
#include "reports/glossary/glossary.hpp"

namespace candor {

namespace {

[[noreturn]] void refuse(const std::string& word) {
  std::vector<std::string> known;
  for (const DescribedVerb& verb : described_verbs()) known.push_back(verb.name);
  for (const glossary::Entry& entry : glossary::all_entries()) known.emplace_back(entry.property);
  for (const FieldTerm& term : field_terms()) known.insert(known.end(), term.names.begin(), term.names.end());
  const std::string meant = nearest(word, known);
  throw CommandLineError("there is neither a verb nor a property '" + word + "'" +
                         (meant.empty() ? "" : "; did you mean '" + meant + "'?") +
                         "\n`candor --help` lists the verbs, `candor properties` the properties.");
}

/// The properties that state a notion of the field, after a line that says so.
std::string on_term(const std::string& word, const FieldTerm& term) {
  std::vector<std::string_view> shown;
  std::string text = word + ": " + property_meant(word) + "\n";
  for (const std::vector<std::string_view>& of_family : term.properties)
    for (const std::string_view property : of_family) {
      if (std::find(shown.begin(), shown.end(), property) != shown.end()) continue;
      shown.push_back(property);
      text += "\n" + glossary::help(property);
    }
  return text;
}

/// "Budget balance" is budget_balance.
std::string as_property(std::string word) {
  for (char& c : word) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  return word;
}

}  // namespace

ExitCode run(const Help& options) {
  std::string text = help_on_verb(options.word);
  if (text.empty()) text = glossary::help(options.word);
  if (text.empty()) text = glossary::help(as_property(options.word));
  if (text.empty()) {
    const FieldTerm* term = find_term(options.word);
    if (term == nullptr) refuse(options.word);
    text = on_term(options.word, *term);
  }
  print(text);
  return ExitCode::as_expected;
}

}  // namespace candor
