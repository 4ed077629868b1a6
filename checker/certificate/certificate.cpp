// SPDX-License-Identifier: MIT
#include "checker/certificate/certificate.hpp"

#include <algorithm>
#include <map>
#include <new>

#include "checker/certificate/describe.hpp"
#include "checker/certificate/reader.hpp"
#include "checker/properties/finite/parameter_region.hpp"

namespace candor::certificates {

// --- names ---------------------------------------------------------------------------------------

std::optional<std::size_t> Vocabulary::find_rule(RuleKind kind, const std::string& name) const {
  const auto find_in = [&](const auto& rules) -> std::optional<std::size_t> {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.name == name; });
    return found == rules.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rules.begin()));
  };
  const auto find = [&](const auto& of) {
    return kind == RuleKind::allocation ? find_in(of.allocations) : find_in(of.transfers);
  };
  return model != nullptr ? find(*model) : find(std::get<dynamic::Model>(*whole));
}

const std::string& Vocabulary::rule(RuleKind kind, std::size_t index) const {
  const auto name = [&](const auto& of) -> const std::string& {
    return kind == RuleKind::allocation ? of.allocations.at(index).name : of.transfers.at(index).name;
  };
  return model != nullptr ? name(*model) : name(std::get<dynamic::Model>(*whole));
}

std::vector<std::string> Vocabulary::agents() const {
  std::vector<std::string> names;
  for (Agent i : types().grand_coalition()) names.push_back(types().label(i));
  return names;
}

std::vector<std::string> weighted_rules(const Vocabulary& vocabulary, const Statement& statement) {
  std::vector<std::string> names;
  if (const auto* maxmin = claim_if<MaxminCoalitionalIc>(statement))
    for (std::size_t rule : maxmin->mechanism.transfers) names.push_back(vocabulary.rule(RuleKind::transfers, rule));
  return names;
}

std::vector<std::string> parameter_names(const ParameterRegion& claim) {
  std::vector<std::string> names;
  for (const ParameterFamily::Parameter& parameter : claim.subject->family.parameters) names.push_back(parameter.name);
  return names;
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

}  // namespace candor::certificates

namespace candor {

using namespace certificates;

// --- reading -------------------------------------------------------------------------------------

namespace {

/// "claims[2].evidence.place" if the node is below this one.
bool find_path(const JsonNode& from, const JsonNode* node, std::string& path) {
  if (&from == node) return true;
  for (std::size_t k = 0; k < from.items.size(); ++k) {
    const std::size_t length = path.size();
    if (from.kind == JsonNode::Kind::object)
      path += (path.empty() ? "" : ".") + from.keys[k];
    else
      path += '[' + std::to_string(k) + ']';
    if (find_path(from.items[k], node, path)) return true;
    path.resize(length);
  }
  return false;
}

const JsonNode* find_item(const JsonNode& object, std::string_view key) {
  const auto found = std::find(object.keys.begin(), object.keys.end(), key);
  return found == object.keys.end() ? nullptr : &object.items[static_cast<std::size_t>(found - object.keys.begin())];
}

/// In whatever order the keys of objects stand.
bool say_the_same(const JsonNode& one, const JsonNode& other) {
  if (one.kind != other.kind || one.text != other.text || one.items.size() != other.items.size()) return false;
  for (std::size_t k = 0; k < one.items.size(); ++k) {
    const JsonNode* match = one.kind == JsonNode::Kind::object ? find_item(other, one.keys[k]) : &other.items[k];
    if (match == nullptr || !say_the_same(one.items[k], *match)) return false;
  }
  return true;
}

/// Claims about regions name claims: where the certificate has these, they say the same. Everything has been read.
void require_same_claims_in_regions(const JsonNode& root) {
  std::map<std::string_view, const JsonNode*> statements;
  for (const JsonNode& claim : find_item(root, "claims")->items)
    statements[find_item(claim, "id")->text] = find_item(claim, "statement");
  for (const auto& [id, statement] : statements) {
    if (find_item(*statement, "property")->text != ParameterRegion::property) continue;
    for (const JsonNode& part : find_item(*statement, "claims")->items) {
      const JsonNode *name = find_item(part, "id"), *said = find_item(part, "statement");
      const auto own = statements.find(name->text);
      if (own != statements.end() && !say_the_same(*said, *own->second))
        throw Fault{said, "the certificate's claim " + name->text + " says something else"};
    }
  }
}

Malformed malformed_at(std::string_view text, std::size_t offset, std::string message, std::string path = {}) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {std::move(message), std::move(path), static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(before.size() - line_start) + 1};
}

}  // namespace

std::variant<JsonNode, Malformed> parse_certificate(std::string_view text, const Patience& patience) {
  if (text.size() > largest_certificate)
    return Malformed{"the certificate is larger than " + std::to_string(largest_certificate) + " bytes", {}, 0, 0};
  std::variant<JsonNode, JsonError> parsed = parse_json(text, patience);
  if (const JsonError* error = std::get_if<JsonError>(&parsed))
    return malformed_at(text, error->offset, error->message);
  return std::get<JsonNode>(std::move(parsed));
}

std::variant<Certificate, Malformed> read_certificate(const JsonNode& root, std::string_view text) {
  try {
    Certificate certificate;
    Vocabulary vocabulary;
    std::size_t cells = text.size() + (std::size_t{1} << 22);
    Reader form(root, vocabulary, cells);
    describe(form, certificate);
    form.finish();
    require_same_claims_in_regions(root);
    return certificate;
  } catch (const Fault& fault) {
    std::string path;
    find_path(root, fault.node, path);
    return malformed_at(text, fault.node->offset, fault.message, std::move(path));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Malformed{error.what(), {}, 0, 0};
  }
}

std::variant<Certificate, Malformed> read_certificate(std::string_view text, const Patience& patience) {
  const std::variant<JsonNode, Malformed> parsed = parse_certificate(text, patience);
  if (const auto* malformed = std::get_if<Malformed>(&parsed)) return *malformed;
  return read_certificate(std::get<JsonNode>(parsed), text);
}

// --- what the kernel says ------------------------------------------------------------------------

Replay replay(const Kernel& kernel, const CertifiedClaim& claim, const Engine* engine, const Kernel::Watch& watch) {
  if (!claim.evidence) return {};
  Replay result{kernel.check(claim.claim.statement, *claim.evidence, watch, engine), {}};
  if (const auto* undecided = std::get_if<Undecided>(&*result.verdict))
    result.fault = undecided->explanation();
  else if (word(*result.verdict) != words<Finding>[static_cast<std::size_t>(claim.finding)])
    result.fault = "the evidence shows that the claim is " + std::string(word(*result.verdict));
  return result;
}

}  // namespace candor
