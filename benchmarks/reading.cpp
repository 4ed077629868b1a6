// SPDX-License-Identifier: MIT
// reading CASE: how long a case takes to be read, with all its tables. Prints one line of JSON; `won_by_first`
// (profiles at which the first allocation surely chooses the first outcome) and `paid` (what each transfer rule pays
// all agents at all profiles together) are for comparison with benchmarks/bidders.py.
#include "tasks/reading.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

#include "benchmarks/clock.hpp"

int main(int count, char** arguments) {
  using namespace candor;
  using benchmarks::processor_seconds;
  if (count != 2) {
    std::cerr << "usage: reading CASE\n";
    return 4;
  }
  const double begin = processor_seconds();
  const ReadResult read = candor::read(arguments[1]);
  const double seconds = processor_seconds() - begin;
  if (!read.case_file) {
    std::cerr << "this case cannot be read\n";
    return 3;
  }
  const FiniteModel& model = read.case_file->finite();
  const std::uint32_t profiles = model.environment.types.profile_count();
  const Lottery first = Lottery::sure(Outcome{0});
  std::uint32_t won_by_first = 0;
  for (Profile theta; theta.value < profiles; ++theta.value)
    won_by_first += model.allocations.at(0)(theta) == first ? 1u : 0u;
  nlohmann::json paid;
  for (const TransferRule& rule : model.transfers) {
    Rational sum;
    for (Profile theta; theta.value < profiles; ++theta.value) sum += rule.amounts.total(theta);
    paid.push_back(sum.text());
  }
  std::cout << nlohmann::json{{"profiles", profiles},
                              {"seconds", seconds},
                              {"won_by_first", won_by_first},
                              {"paid", paid}}
            << '\n';
  return 0;
}
