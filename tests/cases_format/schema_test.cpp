// SPDX-License-Identifier: MIT
#include "cases/format/read/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "checker/properties/statement.hpp"
#include "constructions.hpp"

namespace candor {
namespace {

using nlohmann::json;

TEST(Schema, ManualHoldsItsTables) {
  const std::string manual = test::file_text("../../docs/case_format.md");
  for (const std::string& table : {case_keys_in_markdown(), claim_keys_in_markdown(),
                                   properties_in_markdown(Family::finite), case_keys_in_markdown(Family::finite)})
    EXPECT_THAT(manual, testing::HasSubstr(table)) << "replace the table in docs/case_format.md by the one above";
}

/// Every keyword of draft 7 that the schema uses has a value of the kind that draft 7 asks for.
void expect_draft_7(const nlohmann::json& schema, const std::string& path) {
  ASSERT_TRUE(schema.is_object()) << path;
  const auto each = [&](const char* keyword) {
    for (const auto& [name, inner] : schema.at(keyword).items())
      expect_draft_7(inner, path + '/' + keyword + '/' + name);
  };
  for (const auto& [keyword, value] : schema.items()) {
    const std::string here = path + '/' + keyword;
    if (keyword == "properties" || keyword == "patternProperties" || keyword == "definitions") {
      ASSERT_TRUE(value.is_object()) << here;
      each(keyword.c_str());
    } else if (keyword == "anyOf" || keyword == "allOf") {
      ASSERT_TRUE(value.is_array() && !value.empty()) << here;
      each(keyword.c_str());
    } else if (keyword == "items" || (keyword == "additionalProperties" && !value.is_boolean())) {
      expect_draft_7(value, here);
    } else if (keyword == "examples" || keyword == "enum" || keyword == "required") {
      EXPECT_TRUE(value.is_array()) << here;
    } else if (keyword == "minItems" || keyword == "maxItems" || keyword == "minimum" || keyword == "maximum" ||
               keyword == "minProperties") {
      EXPECT_TRUE(value.is_number_integer()) << here;
    } else if (keyword == "type") {
      EXPECT_TRUE(value.is_string() || value.is_array()) << here;
    } else if (keyword == "uniqueItems" || keyword == "additionalProperties") {
      EXPECT_TRUE(value.is_boolean()) << here;
    } else if (keyword != "const") {
      EXPECT_TRUE(keyword == "$schema" || keyword == "$ref" || keyword == "title" || keyword == "description" ||
                  keyword == "pattern")
          << here << " is a keyword that this test does not know";
      EXPECT_TRUE(value.is_string()) << here;
    }
  }
}

// `examples` was an object in 25 places, a list of two strings taken for a key and its value: editors rejected it all.
TEST(Schema, IsASchemaOfDraft7) { expect_draft_7(nlohmann::json::parse(json_schema()), ""); }

TEST(Schema, ManualOfContinuousValuesHoldsItsTables) {
  const std::string manual = test::file_text("../../docs/continuum.md");
  for (const std::string& table : {properties_in_markdown(Family::continuum), case_keys_in_markdown(Family::continuum)})
    EXPECT_THAT(manual, testing::HasSubstr(table)) << "replace the table in docs/continuum.md by the one above";
}

TEST(Schema, PageOfDynamicModelsHoldsItsTables) {
  const std::string page = test::file_text("../../docs/dynamic.md");
  for (const std::string& table : {case_keys_in_markdown(Family::dynamic), properties_in_markdown(Family::dynamic)})
    EXPECT_THAT(page, testing::HasSubstr(table)) << "replace the table in docs/dynamic.md by the one above";
}

template <class... Each>
std::set<std::string> names_of(const std::variant<Each...>*) {
  return {std::string(Each::property)...};
}

/// So the properties that have cases in tests/properties/, which go by the schema, are all there are.
TEST(Schema, KnowsEveryPropertyOfTheChecker) {
  const auto described = [](Family family) {
    std::set<std::string> names;
    for (const PropertyDescription& property : properties(family)) names.insert(std::string(property.property));
    return names;
  };
  EXPECT_EQ(described(Family::finite), names_of(static_cast<const finite::Statement*>(nullptr)));
  EXPECT_EQ(described(Family::continuum), names_of(static_cast<const continuum::Statement*>(nullptr)));
  EXPECT_EQ(described(Family::dynamic), names_of(static_cast<const dynamic::Statement*>(nullptr)));
}

TEST(Schema, KeysOfPropertiesAreDescribedAndUsed) {
  std::set<std::string_view> described, used;
  for (const KeyDescription& key : property_keys(Family::finite)) described.insert(key.key);
  for (const PropertyDescription& property : properties(Family::finite)) {
    used.insert(property.needed.begin(), property.needed.end());
    used.insert(property.optional.begin(), property.optional.end());
  }
  EXPECT_EQ(described, used);
}

/// A claim's own keys are those that the manual names for its property.
TEST(Schema, PropertiesExplainTheirKeys) {
  for (const PropertyDescription& property : properties(Family::finite)) {
    std::vector<std::string_view> keys = property.needed;
    keys.insert(keys.end(), property.optional.begin(), property.optional.end());
    const bool has_mechanism = property.what.find("mechanism") != std::string_view::npos;
    for (std::string_view key : keys) {
      const bool of_mechanism = key == "mechanism" || key == "allocation" || key == "transfers";
      EXPECT_TRUE((of_mechanism && has_mechanism) ||
                  property.what.find("`" + std::string(key)) != std::string_view::npos)
          << property.property << ": " << key;
    }
  }
}

TEST(Schema, IsJsonWithADescriptionAndAnExampleForEveryKey) {
  const json schema = json::parse(json_schema());
  EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
  ASSERT_EQ(schema["anyOf"].size(), 3u);
  for (const Family family : {Family::finite, Family::continuum, Family::dynamic}) {
    const json& of_family = schema["anyOf"][static_cast<std::size_t>(family)];
    EXPECT_EQ(of_family["additionalProperties"], false);
    std::vector<KeyDescription> keys(common_case_keys().begin(), common_case_keys().end());
    keys.insert(keys.end(), case_keys(family).begin(), case_keys(family).end());
    ASSERT_EQ(of_family["properties"].size(), keys.size());
    for (const KeyDescription& key : keys) {
      const json& described = of_family["properties"][std::string(key.key)];
      EXPECT_FALSE(described["description"].get<std::string>().empty()) << key.key;
      EXPECT_FALSE(described["examples"].empty()) << key.key;
      const json& needed = of_family["required"];
      const bool says_its_family = key.key == "family" && family != Family::finite;
      EXPECT_EQ(std::find(needed.begin(), needed.end(), key.key) != needed.end(), key.needed || says_its_family)
          << key.key;
    }
  }
}

/// Every object in the schema is closed, or a map whose values are described.
void expect_closed(const json& part) {
  if (part.is_object() && part.contains("type") && part["type"] == "object") {
    EXPECT_TRUE(part.contains("additionalProperties")) << part.dump();
  }
  if (part.is_object() && part.contains("$ref")) {
    const std::string place = part["$ref"];
    EXPECT_TRUE(place.starts_with("#/definitions/") || place.ends_with("/properties/claims/items"));
  }
  if (!part.is_structured()) return;
  for (const json& inner : part) expect_closed(inner);
}

TEST(Schema, IsClosed) { expect_closed(json::parse(json_schema())); }

TEST(Schema, ClaimsAreOneKindForEachProperty) {
  const json schema = json::parse(json_schema());
  const json& kinds = schema["anyOf"][0]["properties"]["claims"]["items"]["anyOf"];
  const std::size_t property_count = properties(Family::finite).size();
  ASSERT_EQ(kinds.size(), property_count + 2);  // and a claim whose property stands in its section, and a section
  for (std::size_t k = 0; k < property_count; ++k) {
    const PropertyDescription& property = properties(Family::finite)[k];
    EXPECT_EQ(kinds[k]["properties"]["property"]["const"], property.property);
    EXPECT_EQ(kinds[k]["properties"].size(), claim_keys().size() + property.needed.size() + property.optional.size())
        << property.property;
    EXPECT_EQ(kinds[k]["additionalProperties"], false);
  }
}

}  // namespace
}  // namespace candor
