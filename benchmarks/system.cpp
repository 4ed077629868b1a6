// SPDX-License-Identifier: MIT
#include "benchmarks/family.hpp"
#include "prover/search/transfers.hpp"

namespace candor::benchmarks {

LinearSystem system_of(const FiniteModel& model, const Implementable& question) {
  TransferSystem system(model.environment.types, true);
  for_each_transfer_constraint(model, question.requirements, [&](const TransferConstraint& constraint) {
    if (constraint.requirement != Requirement::balance)
      system.add(constraint.coefficients, -constraint.constant, constraint.equality);
  });
  return system.rows();
}

}  // namespace candor::benchmarks
