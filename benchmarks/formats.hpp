// SPDX-License-Identifier: MIT
// A system of linear inequalities, without equalities, in the formats that other programs read. All
// numbers are integers; variables are x0, x1, ..., and free.
#pragma once

#include <ostream>

#include "exact/linear/linear_system.hpp"

namespace candor::benchmarks {

/// The same rows, each multiplied by the least positive integer that clears its denominators.
LinearSystem with_integer_rows(LinearSystem system);

void write_cplex_lp(const LinearSystem& integer_rows, std::ostream& out);  ///< glpsol --lp: minimise nothing
/// glpsol --lp: minimise t subject to row + t >= bound, t >= -1. The rows are infeasible exactly if
/// the optimum is positive.
void write_margin_program(const LinearSystem& integer_rows, std::ostream& out);
void write_smt_lib(const LinearSystem& integer_rows, std::ostream& out);           ///< z3: QF_LRA
void write_h_representation(const LinearSystem& integer_rows, std::ostream& out);  ///< cddlib: inequalities only

}  // namespace candor::benchmarks
