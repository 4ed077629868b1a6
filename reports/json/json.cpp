// SPDX-License-Identifier: MIT
#include "reports/json/json.hpp"

#include <nlohmann/json.hpp>

#include "cases/format/case_name.hpp"
#include "checker/properties/expand.hpp"
#include "checker/properties/words.hpp"
#include "reports/export/certificate/certificate.hpp"
#include "reports/judgements.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/solution.hpp"
#include "reports/text/evaluated.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/region.hpp"

namespace candor {

namespace {

using Json = nlohmann::ordered_json;

Json members(const TypeSpace& space, Coalition coalition) {
  Json list = Json::array();
  for (Agent agent : coalition) list.push_back(space.label(agent));
  return list;
}

Json types(const TypeSpace& space, JointType joint) {
  Json map = Json::object();
  for (Agent agent : joint.coalition) map[space.label(agent)] = space.label(agent, space.type_of(joint, agent)).label;
  return map;
}

Json as_json(const certificates::JsonNode& node) {
  switch (node.kind) {
    case certificates::JsonNode::Kind::string: return node.text;
    case certificates::JsonNode::Kind::boolean: return node.text == "true";
    case certificates::JsonNode::Kind::array: break;
    case certificates::JsonNode::Kind::object: {
      Json map = Json::object();
      for (std::size_t k = 0; k < node.items.size(); ++k) map.push_back({node.keys[k], as_json(node.items[k])});
      return map;
    }
  }
  Json list = Json::array();
  for (const certificates::JsonNode& item : node.items) list.push_back(as_json(item));
  return list;
}

Json evidence(const Model& model, const Statement& statement, const Evidence& choices) {
  return as_json(certificates::evidence_as_written(model, statement, choices));
}

/// Empty if the judgement stands nowhere in particular.
Json place(const Model& model, const Statement& statement, const Place& where) {
  if (where == Place{}) return Json::object();
  return as_json(certificates::place_as_written(model, statement, where));
}

Json evidence(const Model& model, const Statement& statement, const Verdict& verdict) {
  if (const auto* undecided = std::get_if<Undecided>(&verdict))
    return {{"kind", "none"}, {"reason", undecided->explanation()}};
  const Evidence& choices =
      is_verified(verdict) ? std::get<Verified>(verdict).evidence() : std::get<Refuted>(verdict).evidence();
  return evidence(model, statement, choices);
}

Json comparison_json(const Model& model, const Statement& statement, const Judgement& judgement) {
  Json map = {{"left", judgement.left.value.text()},
              {"relation", word_of(judgement.relation)},
              {"right", judgement.right.value.text()},
              {"holds", judgement.holds()}};
  if (const auto stake = stakes(statement, judgement))
    map["gain"] = stake->gain().text();
  else if (is_claim<Deviation>(statement))
    map["gain"] = judgement.left.value.text();  // compared with the gain that is stated
  if (Json where = place(model, statement, judgement.place); !where.empty()) map["place"] = std::move(where);
  return map;
}

/// The first comparison's sides (of several that hold together: the least), then all comparisons if
/// there are several.
Json values(const Model& model, const Statement& statement, const Verdict& verdict) {
  const std::vector<Judgement> telling = telling_judgements(reference_to(model), statement, verdict);
  if (telling.empty()) return Json::object();
  Json map = comparison_json(model, statement, telling.front());
  if (telling.size() == 1) return map;
  if (const auto stake = stakes(statement, telling)) map["gain"] = stake->gain().text();
  map["comparisons"] = Json::array();
  for (const Judgement& judgement : telling) map["comparisons"].push_back(comparison_json(model, statement, judgement));
  return map;
}

std::string_view word(Expect expect) { return expect == Expect::verified ? "verified" : "refuted"; }

Json stated_claim(const StatedClaim& stated) {
  Json map = {
      {"id", stated.claim.id}, {"property", property_name(stated.claim.statement)}, {"expect", word(stated.expect)}};
  if (!stated.says.empty()) map["says"] = stated.says;
  if (!stated.where.empty()) map["where"] = stated.where;
  if (!stated.erratum.empty()) map["erratum"] = stated.erratum;
  return map;
}

Json decided(const Model& model, const Statement& statement, const Verdict& verdict) {
  const Tally counts = tally(verdict);
  Json map;
  map["finding"] = finding(model, statement, verdict);
  map["judgements"] = counts.judgements;
  map["inequalities"] = counts.inequalities;
  map["tight"] = counts.tight;
  if (by_engine(verdict) > 0) map["by_engine"] = by_engine(verdict);
  map["evidence"] = evidence(model, statement, verdict);
  map["values"] = values(model, statement, verdict);
  return map;
}

Json decided_claim(const Model& model, const StatedClaim& stated, const Verdict& verdict) {
  Json map = stated_claim(stated);
  map["verdict"] = word(verdict);
  map["as_expected"] = as_expected(stated.expect, verdict);
  map.update(decided(model, stated.claim.statement, verdict));
  return map;
}

Json audited_property(const AuditResult& result, const AuditedProperty& property) {
  Json map = {{"id", property.claim.id},
              {"property", property_name(property.claim.statement)},
              {"subject", property.subject},
              {"qualifier", property.qualifier},
              {"verdict", word(property.verdict)}};
  map.update(decided(result.model, property.claim.statement, property.verdict));
  if (property.follows_from) map["follows_from"] = Json::array();
  for (std::size_t premise : property.follows_from.value_or(std::vector<std::size_t>{}))
    map["follows_from"].push_back(result.properties[premise].claim.id);
  if (property.minimal_violators.empty()) return map;
  map["minimal_violators"] = Json::array();
  for (Coalition coalition : property.minimal_violators)
    map["minimal_violators"].push_back(members(std::get<FiniteModel>(result.model).environment.types, coalition));
  map["all_coalitions_tried"] = property.violators_complete;
  return map;
}

Json heading(const CaseFile& file) { return {{"case", file.id}, {"file", shown(file.path)}, {"title", file.title}}; }

Json mishap_list(const std::vector<Mishap>& mishaps) {
  Json list = Json::array();
  for (const Mishap& mishap : mishaps) list.push_back({{"file", mishap.file}, {"message", mishap.message}});
  return list;
}

std::string text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

Json side(const Model& any_model, const Side& one, bool with_terms) {
  Json map = {{"value", one.value.text()}};
  if (one.expectations.empty()) return map;
  const auto& model = std::get<FiniteModel>(any_model);  // expectations occur in finite models only
  const TypeSpace& space = model.environment.types;
  if (!one.weights.empty()) map["weights"] = Json::array();
  for (const Rational& weight : one.weights) map["weights"].push_back(weight.text());
  map["expectations"] = Json::array();
  for (const Expectation& expectation : one.expectations) {
    Json entry = {{"words", in_words(model, expectation)}, {"value", evaluate(model, expectation).text()}};
    if (with_terms) {
      entry["terms"] = Json::array();
      for (const ExpectationTerm& term : terms(model, expectation)) {
        entry["terms"].push_back({{"truth", types(space, space.restrict(term.truth, space.grand_coalition()))},
                                  {"reported", types(space, space.restrict(term.reported, space.grand_coalition()))},
                                  {"probability", term.probability.text()},
                                  {"payoff", term.payoff.text()},
                                  {"transfer", term.transfer.text()}});
      }
    }
    map["expectations"].push_back(std::move(entry));
  }
  return map;
}

/// Writes down every judgement it receives.
class JsonJudge : public Judge {
 public:
  JsonJudge(const Model& model, const Statement& statement, bool with_terms)
      : model_(model), statement_(statement), with_terms_(with_terms) {}
  using Judge::receive;
  void receive(const Judgement& judgement) override {
    Json map = comparison_json(model_, statement_, judgement);
    map["left"] = side(model_, judgement.left, with_terms_);
    map["right"] = side(model_, judgement.right, with_terms_);
    map["tight"] = judgement.relation != Relation::equal && judgement.tight();
    list.push_back(std::move(map));
  }
  Json list = Json::array();

 private:
  const Model& model_;
  const Statement& statement_;
  bool with_terms_;
};

}  // namespace

std::string check_json(const std::vector<CaseResult>& results, const std::vector<Mishap>& mishaps,
                       std::size_t left_out) {
  Json cases = Json::array();
  Summary total;
  for (const CaseResult& result : results) {
    total.add(summary(result));
    Json entry = heading(result.file);
    entry["claims"] = Json::array();
    for (std::size_t claim = 0; claim < result.verdicts.size(); ++claim)
      entry["claims"].push_back(decided_claim(result.file.model, result.file.claims[claim], result.verdicts[claim]));
    cases.push_back(std::move(entry));
  }
  return text({{"candor", CANDOR_VERSION},
               {"cases", std::move(cases)},
               {"errors", mishap_list(mishaps)},
               {"summary",
                {{"claims", total.claims},
                 {"as_expected", total.as_expected},
                 {"verified", total.verified},
                 {"refuted", total.refuted},
                 {"undecided", total.undecided},
                 {"not_checked", left_out},
                 {"inequalities", total.tally.inequalities},
                 {"tight", total.tally.tight}}}});
}

std::string explain_json(const CaseFile& file, const StatedClaim& stated, const Verdict& verdict, bool with_terms) {
  Json json = {{"candor", CANDOR_VERSION}};
  json.update(heading(file));
  json["claim"] = decided_claim(file.model, stated, verdict);
  JsonJudge judge(file.model, stated.claim.statement, with_terms);
  if (const auto* verified = std::get_if<Verified>(&verdict))
    expand(reference_to(file.model), stated.claim.statement, verified->evidence(), judge);
  if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    for (const Judgement& judgement : refuted->counterexample()) judge.receive(judgement);
  }
  json["comparisons"] = std::move(judge.list);
  return text(json);
}

std::string verify_json(const ReplayedCertificate& replayed) {
  Json claims = Json::array();
  std::size_t accepted = 0, undecided = 0;
  for (const ReplayedClaim& claim : replayed.claims) {
    Json entry = {{"id", claim.certified.claim.id}, {"property", property_name(claim.certified.claim.statement)}};
    if (claim.expect) entry["expect"] = word(*claim.expect);
    entry["verdict"] = claim.replay.verdict ? word(*claim.replay.verdict) : "undecided";
    entry["accepted"] = claim.is_accepted();
    if (claim.is_undecided()) entry["reason"] = claim.reason();
    if (!claim.replay.fault.empty()) entry["fault"] = claim.replay.fault;
    const Tally counts = claim.replay.verdict ? tally(*claim.replay.verdict) : Tally{};
    entry["judgements"] = counts.judgements;
    entry["inequalities"] = counts.inequalities;
    entry["tight"] = counts.tight;
    if (claim.replay.verdict && by_engine(*claim.replay.verdict) > 0)
      entry["by_engine"] = by_engine(*claim.replay.verdict);
    claims.push_back(std::move(entry));
    accepted += claim.is_accepted() ? 1u : 0u;
    undecided += claim.is_undecided() ? 1u : 0u;
  }
  const Json summary = {{"claims", replayed.claims.size()},
                        {"accepted", accepted},
                        {"rejected", replayed.claims.size() - accepted - undecided},
                        {"undecided", undecided}};
  return text({{"candor", CANDOR_VERSION},
               {"certificate", replayed.certificate},
               {"case", replayed.case_id},
               {"compared_with_case", replayed.compared},
               {"claims", std::move(claims)},
               {"errors", replayed.errors},
               {"summary", summary}});
}

std::string region_json(const CaseFile& file, const std::vector<RegionResult>& results) {
  Json json = {{"candor", CANDOR_VERSION}};
  json.update(heading(file));
  json["regions"] = Json::array();
  for (const RegionResult& result : results) {
    Json entry = {{"name", result.name}};
    if (!result.verified) {
      entry["undecided"] = result.obstacle;
      json["regions"].push_back(std::move(entry));
      continue;
    }
    const ParameterFamily& family = result.claim.subject->family;
    for (const ParameterFamily::Parameter& parameter : family.parameters)
      entry["parameters"][parameter.name] = parameter.value.text();
    entry["region"] = printers::terminal(wording::region_in_words(result.claim.region, family));
    entry["evidence"] = evidence(file.model, finite::Statement(result.claim), result.verified->evidence());
    const std::optional<wording::Reach> from_here =
        wording::reach(result.claim.region, wording::values_of_parameters(family));
    entry["inside"] = from_here.has_value();
    if (from_here && from_here->radius) entry["radius"] = from_here->radius->text();
    if (from_here && from_here->down) entry["may_fall"] = from_here->down->text();
    if (from_here && from_here->up) entry["may_rise"] = from_here->up->text();
    json["regions"].push_back(std::move(entry));
  }
  return text(json);
}

std::string audit_json(const std::vector<AuditResult>& results, const std::vector<Mishap>& mishaps) {
  Json cases = Json::array();
  for (const AuditResult& result : results) {
    Json entry = heading(result.file);
    entry["properties"] = Json::array();
    for (const AuditedProperty& property : result.properties)
      entry["properties"].push_back(audited_property(result, property));
    const Summary counts = summary(result);
    entry["summary"] = {{"properties", counts.claims},
                        {"verified", counts.verified},
                        {"refuted", counts.refuted},
                        {"undecided", counts.undecided}};
    cases.push_back(std::move(entry));
  }
  return text({{"candor", CANDOR_VERSION}, {"cases", std::move(cases)}, {"errors", mishap_list(mishaps)}});
}

std::string list_json(const std::vector<const CaseFile*>& files, const std::vector<Mishap>& mishaps) {
  Json cases = Json::array();
  for (const CaseFile* file : files) {
    Json entry = heading(*file);
    entry["claims"] = Json::array();
    for (const StatedClaim& stated : file->claims) entry["claims"].push_back(stated_claim(stated));
    cases.push_back(std::move(entry));
  }
  return text({{"candor", CANDOR_VERSION}, {"cases", std::move(cases)}, {"errors", mishap_list(mishaps)}});
}

std::string evaluation_json(const CaseFile& file, const std::vector<std::string>& questions,
                            const std::vector<Evaluated>& results, std::optional<int> places) {
  Json json = {{"candor", CANDOR_VERSION}};
  json.update(heading(file));
  json["numbers"] = Json::array();
  for (const Evaluated& one : results) {
    Json entry = {{"asked", questions.at(one.question)}};
    if (!one.instance.empty()) entry["instance"] = one.instance;
    entry["quantity"] = quantity_in_words(file.model, one);
    if (!one.obstacle.empty()) entry["undecided"] = one.obstacle;
    const NumberInWords words = number_in_words(one, places);
    if (one.number) entry["number"] = words.exact;
    if (one.up_to) entry["up_to"] = one.up_to->text();
    if (!words.root_of.empty()) entry["root_of"] = words.root_of;
    if (one.within) entry["between"] = {one.within->between->lower.text(), one.within->between->upper.text()};
    if (!one.number && !words.exact.empty()) entry["radical"] = words.exact;
    if (!words.decimal.empty()) entry["decimal"] = words.decimal;
    json["numbers"].push_back(std::move(entry));
  }
  return text(json);
}

std::string solution_json(const Solution& solution) {
  const FiniteModel& model = solution.file.finite();
  Json answer = {{"candor", CANDOR_VERSION}};
  answer.update(heading(solution.file));
  answer["property"] = property_name(solution.question);
  answer["possible"] = is_undecided(solution.verdict) ? Json() : Json(is_verified(solution.verdict));
  if (!is_verified(solution.verdict))
    answer["evidence"] = evidence(solution.file.model, solution.question, solution.verdict);
  if (is_verified(solution.verdict)) {
    answer["verified"] = solution.verified;
    answer["refuted"] = solution.refuted;
    if (!solution.objective.empty())
      answer["objective"] = {{"words", solution.objective},
                             {"value", solution.value ? Json(solution.value->text()) : Json()}};
    answer["rules"] = Json::object();
    for (const TransferRule& rule : solution.rules)
      answer["rules"][rule.name] = as_json(certificates::amounts_as_written(solution.file.model, rule.amounts));
  }
  if (const auto* refuted = std::get_if<Refuted>(&solution.verdict)) {
    static constexpr const char* kinds[] = {
        "balance_in_expectation", "balance",        "coalition",       "coalitions", "incentives",
        "participation",          "least_transfer", "largest_transfer"};
    if (const auto* combination = std::get_if<FarkasCombination>(&refuted->evidence()))
      for (std::size_t k = 0; k < combination->terms.size(); ++k) {
        Json& term = answer["evidence"]["terms"][k];
        term["words"] = requirement_in_words(model, requirements_of_one_rule(solution.question),
                                             combination->terms[k].requirement, combination->terms[k].place);
        if (k < solution.enough.size()) term["enough"] = static_cast<bool>(solution.enough[k]);
      }
    answer["minimal"] = solution.minimal;
    answer["repairs_complete"] = !solution.cut_short;
    answer["repairs"] = Json::array();
    for (const Repair& repair : solution.repairs) {
      Json entry = {{"kind", repair.given_up ? kinds[static_cast<std::size_t>(*repair.given_up)] : "subsidy"},
                    {"words", in_words(model, repair)}};
      if (repair.coalition) entry["coalition"] = members(model.environment.types, *repair.coalition);
      if (repair.amount) entry["amount"] = repair.amount->text();
      answer["repairs"].push_back(std::move(entry));
    }
  }
  return text(answer);
}

}  // namespace candor
