// SPDX-License-Identifier: MIT
// The parts of a decision, each by itself: benchmarks/parts --help has the options of Google
// Benchmark.
#include <benchmark/benchmark.h>

#include <map>

#include "benchmarks/family.hpp"
#include "benchmarks/formats.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "prover/search/transfers.hpp"

namespace candor::benchmarks {
namespace {

/// One question with everything that the parts need, made once.
struct Prepared {
  FiniteModel model;
  Implementable question;
  LinearSystem system;
  FeasibilityAnswer answer;
  Evidence evidence;

  explicit Prepared(const Instance& instance)
      : model(environment_of(instance)),
        question(question_about(model)),
        system(with_integer_rows(system_of(model, question))),
        answer(decide_feasibility(system)),
        evidence(implementability_evidence(model, question.requirements)) {}
};

const Prepared& prepared(const benchmark::State& state) {
  static std::map<std::vector<long>, Prepared> cache;
  const std::vector<long> key{state.range(0), state.range(1), state.range(2)};
  const Instance instance{static_cast<std::uint32_t>(key[0]), static_cast<std::uint32_t>(key[1]), key[2]};
  return cache.try_emplace(key, instance).first->second;
}

void build_system(benchmark::State& state) {
  const Prepared& given = prepared(state);
  for (auto _ : state) benchmark::DoNotOptimize(system_of(given.model, given.question));
}

void decide_system(benchmark::State& state) {
  const Prepared& given = prepared(state);
  for (auto _ : state) benchmark::DoNotOptimize(decide_feasibility(given.system));
}

void compare_proof_with_every_row(benchmark::State& state) {
  const Prepared& given = prepared(state);
  for (auto _ : state)
    benchmark::DoNotOptimize(given.answer.point ? satisfies(given.system, *given.answer.point)
                                                : refutes(given.system, *given.answer.multipliers));
}

void replay_by_kernel(benchmark::State& state) {
  const Prepared& given = prepared(state);
  const Kernel kernel(given.model, defect_of_names);
  for (auto _ : state) benchmark::DoNotOptimize(kernel.check(given.question, given.evidence));
}

/// Agents, types, alignment: without alignment most are infeasible, with it all are feasible.
void sizes(benchmark::internal::Benchmark* benchmark) {
  for (long alignment : {0L, 8L})
    benchmark->Args({3, 2, alignment})
        ->Args({4, 2, alignment})
        ->Args({5, 2, alignment})
        ->Args({4, 3, alignment})
        ->Args({6, 2, alignment});
  benchmark->Unit(benchmark::kMillisecond);
}

BENCHMARK(build_system)->Apply(sizes);
BENCHMARK(decide_system)->Apply(sizes);
BENCHMARK(compare_proof_with_every_row)->Apply(sizes);
BENCHMARK(replay_by_kernel)->Apply(sizes);

}  // namespace
}  // namespace candor::benchmarks

BENCHMARK_MAIN();
