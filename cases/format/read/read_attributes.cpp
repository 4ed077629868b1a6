// SPDX-License-Identifier: MIT
// `{first: {winner: 1}, second: {winner: 2}}`: what outcomes, agents and types have besides their names.
#include <algorithm>
#include <array>

#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

/// The names that the first of them gives; one name is an attribute of one kind of things. False: there was an error.
bool read_names(Reading& reading, const YamlNode& first, Bearer bearer, std::vector<std::string>& names) {
  const std::size_t before = reading.errors.error_count();
  for (const YamlNode& key : first.keys)
    if (const auto name = reading.name(key, "an attribute")) {
      const auto other = bearer_of(reading.vocabulary, *name);
      if (other && *other != bearer)
        reading.error(key, in_quotes(*name) + " is an attribute of " + word_of(*other) + "s already",
                      "choose another name, for example   " + word_of(bearer) + "_" + *name);
      names.push_back(*name);
      reading.declare(key, *name, "an attribute");
    }
  return reading.errors.error_count() == before;
}

}  // namespace

void read_attributes(Reading& reading, const YamlNode& map, Bearer bearer, std::vector<std::string>& names,
                     AttributeTable table) {
  static constexpr std::array<std::string_view, 3> examples{"winner: 1", "weight: 2", "signal: 1"};
  const std::string one = word_of(bearer), several = one + "s";
  const auto first =
      std::find_if(map.items.begin(), map.items.end(), [](const YamlNode& item) { return item.is_map(); });
  if (first == map.items.end() || (first->keys.empty() && bearer != Bearer::outcomes))
    return reading.error(map.items.front(), (one.front() == 't' ? "a " : "an ") + one + "'s attributes are a map",
                         "for example   {" + std::string(examples[static_cast<std::size_t>(bearer)]) +
                             "}; without attributes " + several + " are a list");
  if (names.empty() && !read_names(reading, *first, bearer, names)) return;
  table.written.resize(map.items.size());
  for (std::size_t k = 0; k < map.items.size(); ++k) {
    const YamlNode& attributes = map.items[k];
    const std::string called = one + " " + in_quotes(map.keys[k].text);
    std::vector<std::uint32_t> values;
    if (!attributes.is_map()) {
      reading.error(attributes.kind == YamlNode::Kind::missing ? map.keys[k] : attributes,
                    called + " has no attributes, but others have");
      continue;
    }
    for (const YamlNode& key : attributes.keys) reading.reference(key, names, "attribute");
    for (const std::string& attribute : names) {
      const YamlNode* value = attributes.find(attribute);
      if (value == nullptr)
        reading.error(attributes, called + " lacks the attribute '" + attribute + "'");
      else if (const auto label = reading.label(*value, "the value of an attribute")) {
        values.push_back(reading.vocabulary.add(*label));
        table.written[k].emplace_back(attribute, *label);
      }
    }
    table.labels.push_back(std::move(values));
  }
}

}  // namespace candor
