// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/dynamic.hpp"

#include "reports/printers/latex.hpp"
#include "reports/words/dynamic/example.hpp"
#include "reports/words/dynamic/words.hpp"

namespace candor::dynamic {

using document::Text;

std::vector<tex::ExamplePart> example_parts(const tex::Setting& setting, const CaseFile& file) {
  const wording::Notation notation(std::get<Model>(file.model));
  std::vector<tex::ExamplePart> result;
  for (const wording::ExamplePart& part : wording::example(notation, setting.row_limit))
    result.push_back({part.heading, printers::latex(part.body, setting.measure)});
  return result;
}

std::string proof(const tex::Setting& setting, const Model& model, const std::string& id, const Statement& statement,
                  const Verified& verified) {
  wording::ProofSetting of_claim{setting.command + " " + id, setting.row_limit};
  if (setting.shown != nullptr)
    of_claim.before = [&](const std::string& what) { return setting.shown->before(what, id); };
  return printers::latex(wording::proof(of_claim, wording::Notation(model), statement, verified), setting.measure);
}

std::string refutation(const tex::Setting& setting, const Model& model, const Statement& statement,
                       const Refuted& refuted) {
  const wording::ProofSetting of_claim{.row_limit = setting.row_limit};
  return printers::latex(wording::refutation(of_claim, wording::Notation(model), statement, refuted), setting.measure);
}

std::optional<tex::StatedNumber> stated_number(const Model& model, const Statement& statement) {
  const auto* claim = std::get_if<Value>(&statement);
  if (claim == nullptr) return std::nullopt;
  const wording::Notation n(model);
  const Text when = (model.infinite && claim->period > 1 ? "later" : "period\u00A0" + std::to_string(claim->period)) +
                    ", " + Text(document::letter("k") == n.state(claim->state));
  const std::string number = printers::latex(document::Math(claim->number));
  return tex::StatedNumber{
      printers::latex("Under " + (claim->scheme ? n.the_scheme(*claim->scheme) : n.the_mechanism(claim->mechanism))),
      model.periods == 1 ? "" : printers::latex(when), printers::latex(wording::quantity(n, *claim, false)),
      claim->relation == Relation::equal ? number : printers::latex(document::sign_of(claim->relation)) + " " + number};
}

}  // namespace candor::dynamic
