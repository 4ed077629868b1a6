// SPDX-License-Identifier: MIT
#include "exact/linear/exact_solve.hpp"

#include "exact/linear/flint_memory.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <flint/fmpq.h>
#include <flint/fmpq_mat.h>
#include <flint/fmpz_mat.h>
#pragma GCC diagnostic pop

namespace candor {
namespace {

slong as_index(std::size_t k) { return static_cast<slong>(k); }

class FlintMatrix {
 public:
  FlintMatrix(std::size_t rows, std::size_t columns) { fmpz_mat_init(matrix_, as_index(rows), as_index(columns)); }
  ~FlintMatrix() { fmpz_mat_clear(matrix_); }
  FlintMatrix(const FlintMatrix&) = delete;
  FlintMatrix& operator=(const FlintMatrix&) = delete;
  void set(std::size_t row, std::size_t column, const Rational& integer) {
    fmpz_set_mpz(fmpz_mat_entry(matrix_, as_index(row), as_index(column)), mpq_numref(integer.gmp()));
  }
  fmpz_mat_struct* get() { return matrix_; }

 private:
  fmpz_mat_t matrix_;
};

class FlintSolution {
 public:
  explicit FlintSolution(std::size_t size) { fmpq_mat_init(matrix_, as_index(size), 1); }
  ~FlintSolution() { fmpq_mat_clear(matrix_); }
  FlintSolution(const FlintSolution&) = delete;
  FlintSolution& operator=(const FlintSolution&) = delete;
  fmpq_mat_struct* get() { return matrix_; }
  Rational entry(std::size_t row) const {
    mpz_t integer;
    mpz_init(integer);
    fmpz_get_mpz(integer, fmpq_mat_entry_num(matrix_, as_index(row), 0));
    const Rational numerator = Rational::from_gmp_integer(integer);
    fmpz_get_mpz(integer, fmpq_mat_entry_den(matrix_, as_index(row), 0));
    const Rational denominator = Rational::from_gmp_integer(integer);
    mpz_clear(integer);
    return numerator / denominator;
  }

 private:
  fmpq_mat_t matrix_;
};

}  // namespace

std::optional<std::vector<Rational>> solve_exactly(const IntegerMatrix& matrix, const std::vector<Rational>& right,
                                                   bool transposed) {
  free_flint_memory_at_thread_end();
  const std::size_t n = matrix.size;
  if (n == 0) return std::vector<Rational>{};
  FlintMatrix coefficients(n, n), sides(n, 1);
  for (std::size_t row = 0; row < n; ++row)
    for (const auto& [column, entry] : matrix.rows[row])
      coefficients.set(transposed ? column : row, transposed ? row : column, entry);
  for (std::size_t row = 0; row < n; ++row) sides.set(row, 0, right[row]);
  FlintSolution solution(n);
  if (fmpq_mat_solve_fmpz_mat_dixon(solution.get(), coefficients.get(), sides.get()) == 0) return std::nullopt;
  std::vector<Rational> result;
  for (std::size_t row = 0; row < n; ++row) result.push_back(solution.entry(row));
  return result;
}

}  // namespace candor
