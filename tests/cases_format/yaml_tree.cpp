// SPDX-License-Identifier: MIT
// yaml_tree: what the reader of cases makes of YAML texts, for a comparison with the second reader.
// Texts come by standard input, each ended by a NUL; of each a line goes out: "refused", or its tree
// as JSON, in which scalars are strings and missing values null.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "cases/format/read/yaml_subset.hpp"

namespace candor {
namespace {

nlohmann::json as_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::missing: return nullptr;
    case YamlNode::Kind::scalar: return node.text;
    case YamlNode::Kind::sequence: {
      nlohmann::json list = nlohmann::json::array();
      for (const YamlNode& item : node.items) list.push_back(as_json(item));
      return list;
    }
    case YamlNode::Kind::map: break;
  }
  nlohmann::json map = nlohmann::json::object();
  for (std::size_t k = 0; k < node.keys.size(); ++k) map[node.keys[k].text] = as_json(node.items[k]);
  return map;
}

void print_tree(const std::string& text) {
  ErrorList errors(text);
  const std::optional<YamlNode> root = parse_yaml_subset(text, errors);
  if (!root || errors.error_count() > 0)
    std::cout << "refused\n";
  else
    std::cout << as_json(*root).dump() << '\n';
}

}  // namespace
}  // namespace candor

int main() {
  std::ostringstream everything;
  everything << std::cin.rdbuf();
  const std::string input = everything.str();
  for (std::size_t begin = 0; begin < input.size();) {
    const std::size_t end = std::min(input.find('\0', begin), input.size());
    candor::print_tree(input.substr(begin, end - begin));
    begin = end + 1;
  }
}
