// SPDX-License-Identifier: MIT
// literal_formula CASE: how long Safronov's formula (6) takes as it is written, with its sum over
// sets of agents, in GMP's rationals, for the first allocation of a case. Prints one line of JSON;
// `agree`: whether the transfers are those that Candor computes.
#include <iostream>
#include <nlohmann/json.hpp>

#include "benchmarks/clock.hpp"
#include "checker/definitions/finite/named_rules.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "tasks/reading.hpp"

int main(int count, char** arguments) {
  using namespace candor;
  using benchmarks::processor_seconds;
  if (count != 2) {
    std::cerr << "usage: literal_formula CASE\n";
    return 4;
  }
  const ReadResult read = candor::read(arguments[1]);
  if (!read.case_file) {
    std::cerr << "this case cannot be read\n";
    return 3;
  }
  const FiniteModel& model = read.case_file->finite();
  const double begin = processor_seconds();
  const AgentAmounts literal = defined_amounts(model.environment, model.allocations.at(0), NamedTransferRule::safronov);
  const double seconds = processor_seconds() - begin;
  const bool agree = literal == safronov_transfers(model.environment, model.allocations.at(0));
  std::cout << nlohmann::json{{"agents", model.environment.types.agent_count()}, {"seconds", seconds}, {"agree", agree}}
            << '\n';
  return agree ? 0 : 1;
}
