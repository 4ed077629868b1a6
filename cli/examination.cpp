// SPDX-License-Identifier: MIT
#include "cli/examination.hpp"

#include <algorithm>
#include <new>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "checker/definitions/names.hpp"
#include "cli/command_line.hpp"
#include "cli/consequence.hpp"
#include "cli/in_order.hpp"
#include "cli/interruption.hpp"
#include "cli/terminal.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/prove.hpp"

namespace candor {

namespace {

/// Runs the work; what it throws becomes the case's contradiction. That memory is short contradicts
/// nothing.
template <class Work>
void guarded(std::vector<std::string>& contradictions, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    contradictions.emplace_back(error.what());
  }
}

Examined examined(const std::filesystem::path& path) {
  Examined one;
  one.path = path;
  guarded(one.contradictions, [&] {
    ReadResult result = read(path);
    one.diagnostics = render(result.diagnostics, shown(path), result.text);
    if (!result.case_file) return;
    one.file = std::make_unique<const CaseFile>(std::move(*result.case_file));
    one.kernel = std::make_unique<const Kernel>(one.file->model, defect_of_names);
    one.verdicts.resize(one.file->claims.size());
  });
  return one;
}

}  // namespace

ReadResult read(const std::filesystem::path& path) {
  return read_case(path, Constructions{efficient_allocation, named_transfers, green_laffont_allocation});
}

ReadResult read_text(const std::string& text, const std::filesystem::path& path) {
  return read_case_text(text, path, Constructions{efficient_allocation, named_transfers, green_laffont_allocation});
}

void require_finite(const CaseFile& file, std::string_view verb) {
  if (family_of(file.model) != Family::finite)
    throw CommandLineError("candor " + std::string(verb) + " is about finite models; " + shown(file.path) +
                           " is of another family");
}

std::size_t find_claim(const CaseFile& file, const std::string& id) {
  const auto found = std::find_if(file.claims.begin(), file.claims.end(),
                                  [&](const StatedClaim& stated) { return stated.claim.id == id; });
  if (found != file.claims.end()) return static_cast<std::size_t>(found - file.claims.begin());
  std::vector<std::string> known;
  for (const StatedClaim& stated : file.claims) known.push_back(stated.claim.id);
  const std::string hint = did_you_mean(id, known);
  throw CommandLineError("case " + file.id + " has no claim '" + id + "'" + (hint.empty() ? "" : "; " + hint) +
                         "\n`candor list " + shown(file.path) + "` lists its claims.");
}

bool Examined::is_decided() const {
  return file && kernel &&
         std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.has_value(); });
}

ExitCode Examined::code() const {
  if (!contradictions.empty()) return ExitCode::disagreement;
  if (!file) return ExitCode::bad_case;
  if (verdicts.empty()) return ExitCode::undecided;
  ExitCode code = ExitCode::as_expected;
  for (std::size_t claim = 0; claim < verdicts.size(); ++claim) {
    if (!verdicts[claim] || is_undecided(*verdicts[claim]))
      code = graver(code, ExitCode::undecided);
    else if (!as_expected(file->claims[claim].expect, *verdicts[claim]))
      code = graver(code, ExitCode::not_as_expected);
  }
  return code;
}

std::vector<Examined> examine(const std::vector<std::filesystem::path>& paths, unsigned threads) {
  std::vector<Examined> cases(paths.size());
  const auto report = [&](std::size_t k) {
    if (!cases[k].diagnostics.empty()) write_diagnostics(cases[k].diagnostics);
    for (const std::string& contradiction : cases[k].contradictions)
      complain_of_bug(shown(cases[k].path) + ": " + contradiction);
  };
  in_order(
      paths.size(), threads, [&](std::size_t k) { cases[k] = examined(paths[k]); }, report);
  return cases;
}

namespace {

/// One claim to prove. A case's contradictions are gathered on one thread only.
struct Task {
  Examined& one;
  std::size_t claim;
  std::vector<std::string> contradictions = {};
  std::string cut_short = {};  ///< by an interruption: how far it came

  std::optional<Verdict>& verdict() const { return one.verdicts[claim]; }
  const std::string& id() const { return one.file->claims[claim].claim.id; }

  void prove(const SearchOptions& search, Progress& progress) {
    if (interruption()) return;
    guarded(contradictions, [&] {
      const SearchLimit limit =
          search.limit([&](std::string_view state) { progress.show("checking " + id() + ": " + std::string(state)); });
      if (search.colleagues != nullptr) search.colleagues->set_subject(one.file->id + '/' + id());
      verdict() = candor::prove(*one.kernel, one.file->model, one.file->claims[claim].claim.statement, limit,
                                search.colleagues);
    });
    const Undecided* undecided = verdict() ? std::get_if<Undecided>(&*verdict()) : nullptr;
    if (!interruption() || undecided == nullptr || undecided->reason() != Undecided::Reason::resource_limit) return;
    cut_short = undecided->explanation();
    verdict().reset();
  }
  void settle() const {
    for (const std::string& contradiction : contradictions) {
      one.contradictions.push_back("claim " + id() + ": " + contradiction);
      complain_of_bug(shown(one.path) + ": " + one.contradictions.back());
    }
  }
};

void throw_if_interrupted(const std::vector<Task>& tasks) {
  if (!interruption()) return;
  const auto decided =
      std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return task.verdict().has_value(); });
  std::string text =
      "interrupted; " + std::to_string(decided) + " of " + std::to_string(tasks.size()) + " claims decided";
  for (const Task& task : tasks)
    if (!task.cut_short.empty()) text += "\n  " + task.id() + ": " + task.cut_short;
  throw Interrupted(text);
}

void decide(std::vector<Task> tasks, unsigned threads, const SearchOptions& search, Progress& progress,
            const std::function<void(const Examined&, std::size_t)>& decided) {
  SearchOptions of_one_claim = search;
  const auto at_once = search.colleagues != nullptr
                           ? 1
                           : static_cast<unsigned>(std::max<std::size_t>(
                                 1, tasks.size()));                 // all processes take the claims in the same order
  of_one_claim.threads = std::max<unsigned>(1, threads / at_once);  // what claims leave over
  const Stoppable stoppable;
  const auto settle = [&](std::size_t k) {
    tasks[k].settle();
    if (tasks[k].verdict() || !tasks[k].contradictions.empty()) decided(tasks[k].one, tasks[k].claim);
  };
  in_order(
      tasks.size(), std::min(threads, at_once), [&](std::size_t k) { tasks[k].prove(of_one_claim, progress); }, settle);
  progress.clear();
  throw_if_interrupted(tasks);
}

}  // namespace

SearchLimit SearchOptions::limit(std::function<void(std::string_view)> progress) const {
  return {.seconds = seconds,
          .interrupted = &interruption(),
          .megabytes = megabytes,
          .progress = std::move(progress),
          .threads = threads,
          .force = force};
}

void decide(Examined& one, std::size_t claim, const SearchOptions& search, Progress& progress) {
  decide({{one, claim}}, 1, search, progress, [](const Examined&, std::size_t) {});
}

void decide(std::vector<Examined>& cases, unsigned threads, const SearchOptions& search, Progress& progress,
            const std::function<void(const Examined&, std::size_t)>& decided) {
  std::vector<Task> tasks;
  for (Examined& one : cases)
    for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) tasks.push_back({one, claim});
  decide(std::move(tasks), threads, search, progress, decided);
}

ExitCode code_of(const std::vector<Examined>& cases) {
  ExitCode code = cases.empty() ? ExitCode::undecided : ExitCode::as_expected;
  for (const Examined& one : cases) code = graver(code, one.code());
  return code;
}

std::vector<CaseResult> results(const std::vector<Examined>& cases) {
  std::vector<CaseResult> list;
  for (const Examined& one : cases) {
    if (!one.is_decided()) continue;
    list.push_back({*one.file, {}});
    for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) {
      list.back().verdicts.push_back(*one.verdicts[claim]);
      if (auto found = consequence(one.file->model, one.file->claims[claim].claim.statement, *one.verdicts[claim]))
        list.back().consequences.emplace(claim, std::move(*found));
    }
  }
  return list;
}

std::vector<Mishap> mishaps(const std::vector<Examined>& cases) {
  std::vector<Mishap> list;
  for (const Examined& one : cases) {
    for (const std::string& contradiction : one.contradictions) list.push_back({shown(one.path), contradiction});
    if (!one.file && one.contradictions.empty()) list.push_back({shown(one.path), one.diagnostics});
  }
  return list;
}

}  // namespace candor
