// SPDX-License-Identifier: MIT
#include "benchmarks/formats.hpp"

#include "exact/linear/proofs.hpp"

namespace candor::benchmarks {
namespace {

std::string magnitude(const Rational& number) { return abs(number).text(); }

std::string smt_number(const Rational& number) {
  return number.sign() < 0 ? "(- " + magnitude(number) + ".0)" : number.text() + ".0";
}

/// Rows with + `margin` on the left, if that is given.
void write_program(const LinearSystem& integer_rows, const std::string& margin, std::ostream& out) {
  out << "Minimize\n objective: " << (margin.empty() ? "0 x0" : margin) << "\nSubject To\n";
  for (std::size_t r = 0; r < integer_rows.rows.size(); ++r) {
    const LinearRow& row = integer_rows.rows[r];
    out << " r" << r << ':';
    if (!margin.empty())
      out << "\n + " << margin;
    else if (row.coefficients.empty())
      out << "\n + 0 x0";
    for (const auto& [variable, coefficient] : row.coefficients)
      out << (coefficient.sign() < 0 ? "\n - " : "\n + ") << magnitude(coefficient) << " x" << variable;
    out << "\n >= " << row.bound.text() << '\n';
  }
  out << "Bounds\n";
  if (!margin.empty()) out << ' ' << margin << " >= -1\n";
  for (std::size_t v = 0; v < integer_rows.variables; ++v) out << " x" << v << " free\n";
  out << "End\n";
}

}  // namespace

LinearSystem with_integer_rows(LinearSystem system) {
  for (LinearRow& row : system.rows) scale(row, integer_factor(row));
  return system;
}

void write_cplex_lp(const LinearSystem& integer_rows, std::ostream& out) { write_program(integer_rows, {}, out); }

void write_margin_program(const LinearSystem& integer_rows, std::ostream& out) {
  write_program(integer_rows, "t", out);
}

void write_smt_lib(const LinearSystem& integer_rows, std::ostream& out) {
  out << "(set-logic QF_LRA)\n";
  for (std::size_t v = 0; v < integer_rows.variables; ++v) out << "(declare-const x" << v << " Real)\n";
  for (const LinearRow& row : integer_rows.rows) {
    out << "(assert (>= (+ 0.0";
    for (const auto& [variable, coefficient] : row.coefficients)
      out << " (* " << smt_number(coefficient) << " x" << variable << ")";
    out << ") " << smt_number(row.bound) << "))\n";
  }
  out << "(check-sat)\n";
}

void write_h_representation(const LinearSystem& integer_rows, std::ostream& out) {
  out << "H-representation\nbegin\n" << integer_rows.rows.size() << ' ' << integer_rows.variables + 1 << " integer\n";
  for (const LinearRow& row : integer_rows.rows) {
    std::vector<const Rational*> dense(integer_rows.variables, nullptr);
    for (const auto& [variable, coefficient] : row.coefficients) dense[variable] = &coefficient;
    out << (-row.bound).text();
    for (const Rational* coefficient : dense) out << ' ' << (coefficient == nullptr ? "0" : coefficient->text());
    out << '\n';
  }
  out << "end\n";
}

}  // namespace candor::benchmarks
