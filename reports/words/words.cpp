// SPDX-License-Identifier: MIT
#include "reports/words/words.hpp"

#include "reports/words/continuum/words.hpp"
#include "reports/words/dynamic/example.hpp"
#include "reports/words/dynamic/words.hpp"
#include "reports/words/finite/example.hpp"
#include "reports/words/finite/words.hpp"

namespace candor::said {

using namespace document;

namespace {

/// The function for the family of the statement.
template <class OfFinite, class OfContinuum, class OfDynamic>
auto by_family(const Statement& statement, OfFinite of_finite, OfContinuum of_continuum, OfDynamic of_dynamic) {
  if (const auto* own = std::get_if<continuum::Statement>(&statement)) return of_continuum(*own);
  if (const auto* own = std::get_if<dynamic::Statement>(&statement)) return of_dynamic(*own);
  return of_finite(finite_statement(statement));
}
/// The same, given the model, or its notation, too.
template <class OfFinite, class OfContinuum, class OfDynamic>
auto by_family(const Model& model, const Statement& statement, OfFinite of_finite, OfContinuum of_continuum,
               OfDynamic of_dynamic) {
  return by_family(
      statement,
      [&](const finite::Statement& own) { return of_finite(wording::Notation(std::get<FiniteModel>(model)), own); },
      [&](const continuum::Statement& own) { return of_continuum(std::get<continuum::Model>(model), own); },
      [&](const dynamic::Statement& own) {
        return of_dynamic(dynamic::wording::Notation(std::get<dynamic::Model>(model)), own);
      });
}

}  // namespace

std::vector<Section> example(const CaseFile& file, std::size_t row_limit) {
  if (const auto* model = std::get_if<continuum::Model>(&file.model)) return continuum::example(*model);
  if (const auto* model = std::get_if<dynamic::Model>(&file.model))
    return dynamic::wording::example(dynamic::wording::Notation(*model), row_limit);
  return wording::example(wording::Notation(file.finite()), file, row_limit);
}

Blocks notation_paragraph(const Statement& statement) {
  return by_family(
      statement, [](const auto&) { return wording::notation_paragraph(); },
      [](const auto&) { return continuum::notation_paragraph(); },
      [](const auto&) { return dynamic::wording::notation_paragraph(); });
}

Definition definition(const Statement& statement) {
  return by_family(
      statement, [](const auto& own) { return wording::definition(own); },
      [](const auto& own) { return continuum::definition(own); },
      [](const auto& own) { return dynamic::wording::definition(own); });
}

Text sentence(const Model& model, const Statement& statement) {
  return by_family(
      model, statement, [](const auto& n, const auto& own) { return wording::sentence(n, own); },
      [](const auto& of, const auto& own) { return continuum::sentence(of, own); },
      [](const auto& n, const auto& own) { return dynamic::wording::sentence(n, own); });
}

Text about(const Model& model, const Statement& statement) {
  return by_family(
      model, statement, [](const auto& n, const auto& own) { return wording::about(n, own); },
      [](const auto& of, const auto& own) { return continuum::about(of, own); },
      [](const auto& n, const auto& own) { return dynamic::wording::about(n, own); });
}

std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict) {
  return by_family(
      model, statement, [](const auto&, const auto&) { return std::optional<StatedNumber>(); },
      [&](const auto& of, const auto& own) { return continuum::stated_number(of, own, verdict); },
      [](const auto& n, const auto& own) { return dynamic::wording::stated_number(n, own); });
}

Blocks proof(const ProofSetting& setting, const Model& model, const Statement& statement, const Verified& verified) {
  return by_family(
      model, statement, [&](const auto& n, const auto& own) { return wording::proof(setting, n, own, verified); },
      [&](const auto& of, const auto& own) { return continuum::proof(of, own, verified); },
      [&](const auto& n, const auto& own) { return dynamic::wording::proof(setting, n, own, verified); });
}

Blocks refutation(const ProofSetting& setting, const Model& model, const Statement& statement, const Refuted& refuted) {
  return by_family(
      model, statement, [&](const auto& n, const auto& own) { return wording::refutation(n, own, refuted); },
      [&](const auto& of, const auto& own) { return continuum::refutation(of, own, refuted); },
      [&](const auto& n, const auto& own) { return dynamic::wording::refutation(setting, n, own, refuted); });
}

}  // namespace candor::said
