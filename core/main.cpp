// SPDX-License-Identifier: MIT
// candor-core CERTIFICATE...: the tables of an example, and what follows from them, claim by claim.
//
// It links numbers, models, properties, the kernel and the strict reader of certificates: no case
// files, no formulas, no named rules, no engine, no threads, no search, no prose. You compare the
// tables with the paper; the kernel compares everything else, one comparison after the other.
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "checker/certificate/certificate.hpp"
#include "checker/certificate/json_tree.hpp"

namespace candor {
namespace {

using certificates::JsonNode;

enum ExitCode { as_stated = 0, not_as_stated = 1, undecided = 2, malformed = 3, misused = 4 };

constexpr std::string_view usage =
    "usage: candor-core [--claims] CERTIFICATE...\n"
    "Prints the tables of the example that a certificate is about, and the verdict on each of its claims.\n"
    "  --claims   leave out the tables\n"
    "Exit codes: 0 every claim is as the certificate says, 1 one is not, 2 one is undecided, 3 no certificate.\n";

const JsonNode& item_of(const JsonNode& node, std::string_view key) {
  const auto found = std::find(node.keys.begin(), node.keys.end(), key);
  if (found == node.keys.end()) throw std::logic_error("a key that was read is missing");
  return node.items[static_cast<std::size_t>(found - node.keys.begin())];
}

template <class AnyModel>
std::vector<std::string> named_rules(const AnyModel& model) {
  std::vector<std::string> named;
  for (const auto& rule : model.allocations) {
    bool is_named = rule.efficient.has_value();
    if constexpr (requires { rule.bears_a_name(); }) is_named = rule.bears_a_name();
    if (is_named) named.push_back("allocation " + print_json_on_one_line(JsonNode::string(rule.name)));
  }
  for (const auto& rule : model.transfers)
    if (rule.construction) named.push_back("transfer rule " + print_json_on_one_line(JsonNode::string(rule.name)));
  return named;
}
std::vector<std::string> named_rules(const continuum::Model&) { return {}; }

/// Takes out what this program cannot know to be true: that a rule is one of a textbook name.
void take_names_from(JsonNode& root) {
  for (std::size_t k = 0; k < root.keys.size(); ++k) {
    if (root.keys[k] != "allocations" && root.keys[k] != "transfers") continue;
    for (JsonNode& rule : root.items[k].items)
      for (std::size_t m = rule.keys.size(); m-- > 0;) {
        if (rule.keys[m] != "efficient" && rule.keys[m] != "green_laffont" && rule.keys[m] != "construction") continue;
        rule.keys.erase(rule.keys.begin() + static_cast<std::ptrdiff_t>(m));
        rule.items.erase(rule.items.begin() + static_cast<std::ptrdiff_t>(m));
      }
  }
}

/// Tables are printed from the text: its reader has found a meaning for every key, and no two for one.
void print_tables(const JsonNode& root, const std::vector<std::string>& named) {
  for (std::size_t k = 0; k < root.keys.size(); ++k) {
    const std::string& key = root.keys[k];
    if (key == "candor_certificate" || key == "case" || key == "claims") continue;
    std::cout << key << ": " << print_json(root.items[k]);
  }
  for (const std::string& rule : named)
    std::cout << "not checked: the textbook name that the certificate gives to " << rule << '\n';
}

std::string counted(std::uint64_t comparisons) {
  return std::to_string(comparisons) + (comparisons == 1 ? " comparison" : " comparisons");
}

std::string in_words(const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) return counted(verified->tally().judgements);
  const auto& refuted = std::get<Refuted>(verdict);
  const std::string number = counted(refuted.tally().judgements);
  const Judgement& last = refuted.counterexample().back();
  if (last.holds()) return number + ", which show the opposite";
  return number + ", the last fails with " + last.left.value.text() + " and " + last.right.value.text();
}

/// One line for each claim: what is not this program's own is printed as JSON, which ends no line.
int check_claims(const JsonNode& claims, const Certificate& certificate, const Kernel& kernel) {
  int code = certificate.claims.empty() ? undecided : as_stated;
  for (std::size_t k = 0; k < certificate.claims.size(); ++k) {
    const CertifiedClaim& claim = certificate.claims[k];
    const Replay replayed = replay(kernel, claim);
    std::string said = "undecided", why = print_json_on_one_line(JsonNode::string(claim.reason));
    if (!replayed.fault.empty()) {
      said = "rejected";
      why = print_json_on_one_line(JsonNode::string(replayed.fault));
      code = not_as_stated;
    } else if (replayed.verdict) {
      said = word(*replayed.verdict);
      why = in_words(*replayed.verdict);
    } else if (code == as_stated) {
      code = undecided;
    }
    said.resize(10, ' ');
    std::cout << said << claim.claim.id << "  " << print_json_on_one_line(item_of(claims.items.at(k), "statement"))
              << "  " << why << '\n';
  }
  return code;
}

int refuse(const std::string& path, const std::string& reason) {
  std::cerr << "candor-core: " << path << ": " << reason << '\n';
  return malformed;
}

int refuse(const std::string& path, const Malformed& fault) {
  const std::string place = ':' + std::to_string(fault.line) + ':' + std::to_string(fault.column);
  return refuse(path + place, fault.path + (fault.path.empty() ? "" : ": ") + fault.message);
}

int check(const std::string& path, bool with_tables) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(path, "this file cannot be read");
  std::string text;
  for (std::array<char, 65'536> piece{}; file && text.size() <= largest_certificate;) {
    file.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  std::variant<JsonNode, Malformed> parsed = parse_certificate(text);
  if (const auto* fault = std::get_if<Malformed>(&parsed)) return refuse(path, *fault);
  auto& root = std::get<JsonNode>(parsed);
  const std::variant<Certificate, Malformed> stated = read_certificate(root, text);
  if (const auto* fault = std::get_if<Malformed>(&stated)) return refuse(path, *fault);
  const std::vector<std::string> named =
      std::visit([](const auto& model) { return named_rules(model); }, std::get<Certificate>(stated).model);
  take_names_from(root);
  const std::variant<Certificate, Malformed> read = read_certificate(root, text);
  if (const auto* fault = std::get_if<Malformed>(&read))
    return refuse(path, fault->path + ": a rule that is given by its name only: candor verify knows names");
  const auto& certificate = std::get<Certificate>(read);
  std::cout << "example " << certificate.case_id << '\n';
  if (with_tables) print_tables(root, named);
  try {
    return check_claims(item_of(root, "claims"), certificate, Kernel(certificate.model));
  } catch (const InvalidModel& defect) {
    refuse(path, "this is no model that claims can be made about: " + std::string(defect.what()));
    return not_as_stated;
  }
}

int run(const std::vector<std::string>& arguments) {
  bool with_tables = true;
  std::vector<std::string> paths;
  for (const std::string& argument : arguments) {
    if (argument == "--help") {
      std::cout << usage << std::flush;
      return std::cout ? as_stated : malformed;
    }
    if (argument == "--claims") {
      with_tables = false;
    } else if (argument.starts_with("-")) {
      std::cerr << "candor-core: there is no option " << argument << '\n' << usage;
      return misused;
    } else {
      paths.push_back(argument);
    }
  }
  if (paths.empty()) {
    std::cerr << usage;
    return misused;
  }
  int code = as_stated;
  for (const std::string& path : paths) {
    const int of_one = check(path, with_tables);
    // A certificate that is none, or a claim that is not as stated, is graver than one undecided.
    if (of_one == malformed || code == as_stated || (of_one == not_as_stated && code == undecided)) code = of_one;
  }
  std::cout.flush();
  return std::cout ? code : malformed;
}

}  // namespace
}  // namespace candor

int main(int count, char** arguments) {
  try {
    return candor::run({arguments + 1, arguments + count});
  } catch (const std::logic_error& error) {
    std::cerr << "candor-core: this is a fault of candor-core: " << error.what() << '\n';
    return 70;
  } catch (const std::exception& error) {
    std::cerr << "candor-core: " << error.what() << '\n';
    return candor::undecided;
  }
}
