// SPDX-License-Identifier: MIT
#include "tests/reports_latex/reports.hpp"

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"

namespace candor::testing {

CaseFile case_of(FiniteModel model, std::vector<Statement> statements) {
  CaseFile file;
  file.path = "cases/small/pair.yaml";
  file.id = "small/pair";
  file.title = "A small example";
  file.source.title = "Nowhere";
  file.finite() = std::move(model);
  for (std::size_t k = 0; k < statements.size(); ++k) {
    StatedClaim stated;
    stated.claim = {"c" + std::to_string(k + 1), std::move(statements[k])};
    file.claims.push_back(std::move(stated));
  }
  return file;
}

CaseResult proved(const CaseFile& file) {
  const Kernel kernel(file.finite(), defect_of_names);
  CaseResult result{file, {}};
  for (const StatedClaim& stated : file.claims)
    result.verdicts.push_back(prove(kernel, file.finite(), stated.claim.statement));
  return result;
}

std::string fragment(const FiniteModel& model, const Statement& statement) {
  const CaseFile file = case_of(model, {statement});
  return latex_reports({proved(file)}).at("small-pair/claim-c1.tex");
}

FiniteModel pair() {
  FiniteModel model = blank(2, 2, 2);
  const TypeSpace& types = model.environment.types;
  const auto reports_two = [&types](Profile theta, std::uint32_t agent) {
    return types.type_of(theta, Agent{agent}).value == 1;
  };
  set_payoffs(model, [&](Agent i, Outcome a, Profile theta) -> Rational {
    if (a.value == 0) return 0;
    return i.value == 1 ? 1 : reports_two(theta, 0) ? 3 : -1;
  });
  add_allocation(model, [&](Profile theta) { return Outcome{reports_two(theta, 0) ? 1u : 0u}; });
  add_allocation(model, [](Profile) { return Outcome{0}; });
  add_allocation(model,
                 [&](Profile theta) { return Outcome{reports_two(theta, 0) && reports_two(theta, 1) ? 1u : 0u}; });
  const auto pay = [&](const Rational& first, const Rational& second) {
    add_transfers(model, [&](Agent i, Profile theta) {
      return !reports_two(theta, 0) ? Rational(0) : i.value == 0 ? first : second;
    });
  };
  pay(0, 0);
  pay(ratio(1, 2), ratio(-1, 2));
  pay(ratio(1, 2), ratio(-1, 3));
  pay(2, 0);
  pay(1, 0);
  return model;
}

FiniteModel pair_with_prior(std::vector<Rational> probabilities) {
  FiniteModel model = pair();
  model.environment.prior = Prior(std::move(probabilities));
  return model;
}

}  // namespace candor::testing
