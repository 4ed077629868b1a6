// SPDX-License-Identifier: MIT
// existence decide AGENTS TYPES [ALIGNMENT [SEED]]          decides one question of the family,
//   with the kernel's replay, and prints what it took as a JSON object.
// existence write FOLDER AGENTS TYPES [ALIGNMENT [SEED]]    writes the same linear system to
//   system.lp, margin.lp, system.smt2 and system.ine in the folder, for other programs.
#include <sys/resource.h>

#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "benchmarks/family.hpp"
#include "benchmarks/formats.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "prover/search/transfers.hpp"

namespace candor::benchmarks {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

template <class Number>
Number number(const char* text) {
  Number value{};
  const char* end = text + std::strlen(text);
  if (const auto read = std::from_chars(text, end, value); read.ec != std::errc() || read.ptr != end)
    throw std::invalid_argument(std::string("'") + text + "' is no number");
  return value;
}

Instance instance_from(int count, char** arguments) {
  if (count < 2 || count > 4) throw std::invalid_argument("AGENTS TYPES [ALIGNMENT [SEED]] are needed");
  Instance instance{number<std::uint32_t>(arguments[0]), number<std::uint32_t>(arguments[1])};
  if (count > 2) instance.alignment = number<long>(arguments[2]);
  if (count > 3) instance.seed = number<std::uint32_t>(arguments[3]);
  return instance;
}

nlohmann::ordered_json decide(const Instance& instance) {
  const FiniteModel model = environment_of(instance);
  const Implementable question = question_about(model);
  const auto start = std::chrono::steady_clock::now();
  const Evidence evidence = implementability_evidence(model, question.requirements);
  const double search = seconds_since(start);
  const auto replay_start = std::chrono::steady_clock::now();
  const Verdict verdict = Kernel(model, defect_of_names).check(question, evidence);
  const double replay = seconds_since(replay_start);
  if (std::holds_alternative<Undecided>(verdict)) throw std::runtime_error("the kernel does not accept the evidence");
  return {
      {"instance", instance.name()}, {"answer", std::holds_alternative<Verified>(verdict) ? "feasible" : "infeasible"},
      {"seconds", search + replay},  {"search_seconds", search},
      {"replay_seconds", replay},    {"peak_megabytes", peak_megabytes()}};
}

nlohmann::ordered_json write(const std::filesystem::path& folder, const Instance& instance) {
  const FiniteModel model = environment_of(instance);
  const LinearSystem system = with_integer_rows(system_of(model, question_about(model)));
  const auto to = [&](const char* name, void (*writer)(const LinearSystem&, std::ostream&)) {
    std::ofstream out(folder / name);
    writer(system, out);
    if (!out.flush()) throw std::runtime_error("cannot write " + (folder / name).string());
  };
  to("system.lp", write_cplex_lp);
  to("margin.lp", write_margin_program);
  to("system.smt2", write_smt_lib);
  to("system.ine", write_h_representation);
  return {{"instance", instance.name()}, {"rows", system.rows.size()}, {"columns", system.variables}};
}

}  // namespace
}  // namespace candor::benchmarks

int main(int count, char** arguments) {
  using namespace candor::benchmarks;
  try {
    const std::string verb = count > 1 ? arguments[1] : "";
    if (verb == "decide")
      std::cout << decide(instance_from(count - 2, arguments + 2)) << '\n';
    else if (verb == "write" && count > 2)
      std::cout << write(arguments[2], instance_from(count - 3, arguments + 3)) << '\n';
    else
      throw std::invalid_argument(
          "decide AGENTS TYPES [ALIGNMENT [SEED]], or write FOLDER AGENTS TYPES [ALIGNMENT [SEED]]");
    return 0;
  } catch (const std::invalid_argument& error) {
    std::cerr << "existence: " << error.what() << '\n';
    return 4;
  } catch (const std::exception& error) {
    std::cerr << "existence: " << error.what() << '\n';
    return 1;
  }
}
