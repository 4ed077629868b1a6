// SPDX-License-Identifier: MIT
#include "cases/format/read/reader.hpp"

#include <algorithm>
#include <sstream>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/continuum/read.hpp"
#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/read/input_file.hpp"
#include "cases/format/read/question.hpp"
#include "cases/format/read/reading.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

void read_source(Reading& reading, const YamlNode& place, const YamlNode& node) {
  if (node.is_scalar()) {
    reading.case_file.source.title = reading.line(node, "the source").value_or("");
    return;
  }
  if (!reading.keys(node, source_keys(), "the source", &place)) return;
  Source& source = reading.case_file.source;
  const auto read = [&](std::string_view key, std::string& into) {
    const YamlNode* part = node.find(key);
    if (part == nullptr) return;
    const std::string what = "'" + std::string(key) + "'";
    into = (key == "note" ? reading.text(*part, what) : reading.line(*part, what)).value_or("");
  };
  read("authors", source.authors);
  read("title", source.title);
  read("year", source.year);
  read("where", source.where);
  read("note", source.note);
}

/// A misspelt key has been reported; what stands under it is read nevertheless, so that names it
/// defines are known.
void correct_keys(YamlNode& root, std::span<const KeyDescription> keys) {
  std::vector<std::string> known;
  for (const KeyDescription& key : keys) known.emplace_back(key.key);
  for (YamlNode& key : root.keys)
    if (std::find(known.begin(), known.end(), key.text) == known.end())
      if (const std::string called = key_called(key.text, known),
          meant = called.empty() ? nearest(key.text, known) : called;
          root.find(meant) == nullptr)
        key.text = meant;
}

void read_parameters(Reading& reading, const YamlNode& node) {
  if (!node.is_map()) return reading.error(node, "parameters are a map from name to number", "for example   {t: 7/4}");
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const std::optional<std::string> name = reading.name(node.keys[k], "a parameter");
    std::optional<Rational> value = reading.numeral(node.items[k]);
    if (name && value && reading.shifted_parameter == name) *value += 1;
    if (!name || !reading.vocabulary.parameters.emplace(*name, value.value_or(0)).second || !value)
      continue;  // known in any case, so that its uses are no further errors
    reading.declare(node.keys[k], *name, "a parameter");
    reading.case_file.parameters.emplace_back(*name, *value);
  }
}

Family family_of(Reading& reading, const YamlNode& root) {
  const YamlNode* node = root.is_map() ? root.find("family") : nullptr;
  if (node == nullptr) return Family::finite;
  return static_cast<Family>(reading.one_of(*node, Shape::family, "family").value_or(0));
}

void read_model(Reading& reading, const YamlNode& root) {
  switch (reading.vocabulary.family) {
    case Family::finite:
      read_environment(reading, root);
      read_game_forms(reading, root);
      read_rules(reading, root);
      reading.model_known = reading.types_known && reading.outcomes_known &&
                            !(reading.vocabulary.allocation_rules.empty() && reading.game_forms.empty());
      break;
    case Family::continuum: reading.model_known = continuum::read_model(reading, root); break;
    case Family::dynamic: reading.model_known = dynamic::read_model(reading, root); break;
  }
}

/// Numbers that are asked for, behind the text of the case.
struct Questions {
  std::string_view text;  ///< both
  std::vector<TextRange> asked;
};

/// A finite case has rules: allocations or game forms.
void require_rules(Reading& reading, const YamlNode& root) {
  if (reading.vocabulary.family != Family::finite || root.find("allocations") != nullptr ||
      root.find("game_forms") != nullptr)
    return;
  for (const KeyDescription& key : case_keys(Family::finite))
    if (key.key == "allocations")
      reading.error(root, "the case lacks the key 'allocations'",
                    "for example   allocations: " + in_case_style(key.example));
}

/// A case of another family whose first line about it is missing: everything else in it would be misunderstood.
bool lacks_family(Reading& reading, const YamlNode& root) {
  if (!root.is_map() || root.find("family") != nullptr) return false;
  for (const YamlNode& key : root.keys) {
    const std::string family = key.is_scalar() ? family_with_key(key.text) : "";
    if (family.empty() || family == word_of(Family::finite)) continue;
    reading.error(key, "the key " + in_quotes(key.text) + " belongs to " + family + " cases",
                  "add   family: " + family);
    return true;
  }
  return false;
}

void read_root(Reading& reading, YamlNode& root, const Questions* questions) {
  if (lacks_family(reading, root)) return;
  reading.vocabulary.family = family_of(reading, root);
  std::vector<KeyDescription> keys(common_case_keys().begin(), common_case_keys().end());
  keys.insert(keys.end(), case_keys(reading.vocabulary.family).begin(), case_keys(reading.vocabulary.family).end());
  if (!reading.keys(root, keys, "the case", &root)) return;
  correct_keys(root, keys);
  require_rules(reading, root);
  if (const YamlNode* node = root.find("title"))
    reading.case_file.title = reading.line(*node, "the title").value_or("");
  if (const YamlNode* node = root.find("about")) reading.case_file.about = reading.text(*node, "'about'").value_or("");
  for (std::size_t k = 0; k < root.keys.size(); ++k)
    if (root.keys[k].text == "source") read_source(reading, root.keys[k], root.items[k]);
  if (const YamlNode* node = root.find("parameters")) {
    const Reading::Part part(reading, "parameters");
    read_parameters(reading, *node);
  }
  if (const YamlNode* node = root.find("define"); node != nullptr && reading.vocabulary.family != Family::continuum) {
    const Reading::Part part(reading, "definitions");
    read_definitions(reading, *node);
  }
  read_model(reading, root);
  if (questions != nullptr) return read_questions(reading, questions->text, questions->asked, root.find("defaults"));
  if (const YamlNode* node = root.find("claims")) read_claims(reading, *node, root.find("defaults"));
  check_definitions(reading);
}

/// The case at the beginning of the text: its first `length` bytes.
ReadResult read_beginning(std::string_view text, std::size_t length, const std::filesystem::path& file,
                          const Constructions& constructions, const Patience& patience,
                          const std::optional<std::string>& shifted_parameter, const Questions* questions,
                          bool tabulates = true) {
  ReadResult result;
  ErrorList errors(text);
  Reading reading(text, constructions, errors, patience);
  reading.shifted_parameter = shifted_parameter;
  reading.tabulates = tabulates;
  if (std::optional<YamlNode> root = parse_yaml_subset(text.substr(0, length), errors, patience))
    read_root(reading, *root, questions);
  const bool fine = errors.error_count() == 0;
  result.diagnostics = errors.take();
  if (!fine) return result;
  reading.case_file.path = file;
  reading.case_file.id = case_id(file);
  result.case_file = std::move(reading.case_file);
  return result;
}

ReadResult refuse_name(const std::string& defect) {
  return no_case(defect, "rename it: what a case is called goes into reports and certificates");
}

void skip_byte_order_mark(std::string& text) {
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
}

ReadResult read_text(std::string text, const std::filesystem::path& file, const Constructions& constructions,
                     const Patience& patience, const std::optional<std::string>& shifted_parameter,
                     bool tabulates = true) {
  if (const auto defect = defect_of_name(file)) return refuse_name(*defect);
  skip_byte_order_mark(text);
  ReadResult result =
      read_beginning(text, text.size(), file, constructions, patience, shifted_parameter, nullptr, tabulates);
  result.text = std::move(text);
  return result;
}

/// The constructed allocations of a case that has been read, in the order in which they are asked
/// for, whatever the payoffs are.
Constructions holding_allocations(const CaseFile& base, const Constructions& constructions) {
  std::vector<AllocationRule> efficient, lotteries, preferences;
  for (const AllocationRule& rule : base.finite().allocations) {
    if (rule.efficient) efficient.push_back(rule);
    if (rule.green_laffont) lotteries.push_back(rule);
    if (rule.by_preferences) preferences.push_back(rule);
  }
  Constructions held = constructions;
  held.efficient = [efficient, next = std::size_t{0}](const Environment&, TieRule, const Patience&) mutable {
    return efficient.at(next++);
  };
  held.green_laffont = [lotteries, next = std::size_t{0}](const Environment&, const Patience&) mutable {
    return lotteries.at(next++);
  };
  held.preferences = [preferences, next = std::size_t{0}](const Environment&, const PreferenceConstruction&,
                                                          const Patience&) mutable { return preferences.at(next++); };
  return held;
}

}  // namespace

ReadResult no_case(const std::string& message, const std::string& hint) {
  return {std::nullopt, {{Diagnostic::Severity::error, 0, 0, 1, message, hint}}, {}};
}

ReadResult read_case_text(std::string text, const std::filesystem::path& file, const Constructions& constructions,
                          const Patience& patience) {
  return read_text(std::move(text), file, constructions, patience, std::nullopt);
}

AskedCase read_asked_case(std::string text, const std::filesystem::path& file,
                          const std::vector<std::string>& questions, const Constructions& constructions,
                          const Patience& patience) {
  if (const auto defect = defect_of_name(file)) return {refuse_name(*defect), {}, {}};
  skip_byte_order_mark(text);
  std::string both = text;
  Questions behind;
  for (std::string question : questions) {  // each in a line of its own, between blanks
    std::replace(question.begin(), question.end(), '\n', ' ');
    both += "\n " + question + ' ';
    behind.asked.push_back({both.size() - question.size() - 1, question.size()});
  }
  behind.text = both;
  AskedCase result;
  result.read = read_beginning(both, text.size(), file, constructions, patience, std::nullopt, &behind);
  const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
  std::vector<Diagnostic>& found = result.read.diagnostics;
  for (Diagnostic& one : found) {
    if (one.line <= lines) continue;
    one.line -= lines;
    one.column = std::max(1, one.column - 1);
    result.about_questions.push_back(std::move(one));
    one.line = -1;
  }
  std::erase_if(found, [](const Diagnostic& one) { return one.line < 0; });
  if (result.read.case_file)
    for (const StatedClaim& claim : result.read.case_file->claims)
      result.questions.push_back(static_cast<std::size_t>(claim.line - lines - 1));
  result.read.text = std::move(text);
  return result;
}

const ParametricCase::Shifted& ParametricCase::shifted(const std::string& parameter) {
  const auto known = shifted_.find(parameter);
  return known != shifted_.end() ? known->second : shifted_.emplace(parameter, read_shifted(parameter)).first->second;
}

ParametricCase::Shifted ParametricCase::read_shifted(const std::string& parameter) const {
  Shifted result;
  const auto use = base_.parameter_uses.find(parameter);
  if (use == base_.parameter_uses.end())
    result.obstacle = "the case has no parameter " + in_quotes(parameter);
  else if (!use->second.occurs)
    result.obstacle = "nothing in the case depends on parameter " + in_quotes(parameter);
  else if (!use->second.obstacle.empty())
    result.obstacle = use->second.obstacle;
  else if (ReadResult read = read_text(std::string(text_), base_.path, holding_allocations(base_, constructions_),
                                       patience_, parameter);
           read.case_file)
    result.file = std::make_shared<const CaseFile>(std::move(*read.case_file));
  else
    result.obstacle = "the case cannot be read with parameter " + in_quotes(parameter) + " one larger";
  return result;
}

std::variant<std::shared_ptr<const RegionSubject>, std::string> ParametricCase::subject(
    const std::vector<std::string>& parameters, const std::vector<std::size_t>& claims) {
  auto subject = std::make_shared<RegionSubject>();
  for (std::size_t claim : claims) subject->claims.push_back({base_.claims.at(claim).claim, {}});
  for (const std::string& name : parameters) {
    const Shifted& one_larger = shifted(name);
    if (!one_larger.file) return one_larger.obstacle;
    const std::map<std::string, std::string>& obstacles = base_.parameter_uses.at(name).in_claims;
    for (RegionSubject::Part& part : subject->claims) {
      if (const auto obstacle = obstacles.find(part.claim.id); obstacle != obstacles.end()) return obstacle->second;
      const std::vector<StatedClaim>& known = one_larger.file->claims;
      const auto same = std::find_if(known.begin(), known.end(),
                                     [&](const StatedClaim& stated) { return stated.claim.id == part.claim.id; });
      if (same == known.end()) return "claim " + part.claim.id + " is about a region itself";
      part.shifted.push_back(same->claim.statement);
    }
    const auto declared = std::find_if(base_.parameters.begin(), base_.parameters.end(),
                                       [&](const auto& parameter) { return parameter.first == name; });
    subject->family.parameters.push_back(
        {name, declared->second, std::shared_ptr<const FiniteModel>(one_larger.file, &one_larger.file->finite())});
  }
  return subject;
}

ReadResult read_case(const std::filesystem::path& file, const Constructions& constructions, const Patience& patience) {
  InputFile input = read_input_file(file, largest_file, patience);
  if (!input.defect.empty()) return no_case(input.defect);
  return read_case_text(std::move(input.text), file, constructions, patience);
}

ReadResult read_outline(const std::filesystem::path& file, const Constructions& constructions,
                        const Patience& patience) {
  InputFile input = read_input_file(file, largest_file, patience);
  if (!input.defect.empty()) return no_case(input.defect);
  return read_text(std::move(input.text), file, constructions, patience, std::nullopt, false);
}

}  // namespace candor
