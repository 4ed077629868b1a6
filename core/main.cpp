// SPDX-License-Identifier: MIT
// candor-core CERTIFICATE...: the tables of an example, and what follows from them, claim by claim.
//
// It links numbers, models, properties, the kernel and the strict reader of certificates: no case
// files, no formulas, no named rules, no engine, no threads, no search, no prose. You compare the
// tables with the paper; the kernel compares everything else, one comparison after the other.
#include <algorithm>
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

JsonNode item_of(const JsonNode& node, std::string_view key) {
  const auto found = std::find(node.keys.begin(), node.keys.end(), key);
  return found == node.keys.end() ? JsonNode::string("")
                                  : node.items[static_cast<std::size_t>(found - node.keys.begin())];
}

/// Takes out what this program cannot know to be true: that a rule is one of a textbook name. The
/// rules of which something was taken out.
std::vector<std::string> take_names_from(JsonNode& root) {
  std::vector<std::string> named;
  for (std::size_t k = 0; k < root.keys.size(); ++k) {
    if (root.keys[k] != "allocations" && root.keys[k] != "transfers") continue;
    for (JsonNode& rule : root.items[k].items)
      for (std::size_t m = rule.keys.size(); m-- > 0;) {
        if (rule.keys[m] != "efficient" && rule.keys[m] != "green_laffont" && rule.keys[m] != "construction") continue;
        named.push_back(item_of(rule, "name").text);
        rule.keys.erase(rule.keys.begin() + static_cast<std::ptrdiff_t>(m));
        rule.items.erase(rule.items.begin() + static_cast<std::ptrdiff_t>(m));
      }
  }
  return named;
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

/// The statement as the certificate writes it, on one line.
std::string statement_of(const JsonNode& root, const std::string& id) {
  for (const JsonNode& claim : item_of(root, "claims").items) {
    if (item_of(claim, "id").text != id) continue;
    std::string text = print_json(item_of(claim, "statement"));
    std::string line;
    for (const char c : text)
      if (c != '\n' && !(c == ' ' && (line.empty() || line.back() == ' '))) line += c;
    return line;
  }
  return {};
}

std::string tally_of(const Verdict& verdict) {
  const auto counted = [](const auto& decided) { return std::to_string(decided.tally().judgements) + " comparisons"; };
  if (const auto* verified = std::get_if<Verified>(&verdict)) return counted(*verified);
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    const Judgement& telling = refuted->counterexample().front();
    return counted(*refuted) + ", the last has " + telling.left.value.text() + " and " + telling.right.value.text();
  }
  return std::get<Undecided>(verdict).explanation();
}

int check_claims(const JsonNode& root, const Certificate& certificate, const Kernel& kernel) {
  int code = certificate.claims.empty() ? undecided : as_stated;
  for (const CertifiedClaim& claim : certificate.claims) {
    const Replay replayed = replay(kernel, claim);
    std::string said = "undecided", why = claim.reason;
    if (!replayed.fault.empty()) {
      said = "rejected";
      why = replayed.fault;
      code = not_as_stated;
    } else if (replayed.verdict) {
      said = word(*replayed.verdict);
      why = tally_of(*replayed.verdict);
    } else if (code == as_stated) {
      code = undecided;
    }
    said.resize(10, ' ');
    std::cout << said << claim.claim.id << "  " << statement_of(root, claim.claim.id) << "  " << why << '\n';
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
  std::string text(largest_certificate + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  std::variant<JsonNode, Malformed> parsed = parse_certificate(text);
  if (const auto* fault = std::get_if<Malformed>(&parsed)) return refuse(path, *fault);
  auto& root = std::get<JsonNode>(parsed);
  const std::vector<std::string> named = take_names_from(root);
  const std::variant<Certificate, Malformed> read = read_certificate(root, text);
  if (const auto* fault = std::get_if<Malformed>(&read)) return refuse(path, *fault);
  const auto& certificate = std::get<Certificate>(read);
  std::cout << "example " << certificate.case_id << '\n';
  if (with_tables) print_tables(root, named);
  try {
    return check_claims(root, certificate, Kernel(certificate.model));
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
