// SPDX-License-Identifier: MIT
#include "tasks/examination.hpp"

#include <algorithm>
#include <new>

#include "cases/format/case_name.hpp"
#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tasks/consequence.hpp"
#include "tasks/in_order.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {

namespace {

/// Runs the work; what it throws becomes the case's contradiction. That memory is short, or a limit
/// reached, contradicts nothing.
template <class Work>
void guarded(std::vector<std::string>& contradictions, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const GaveUp&) {
    throw;
  } catch (const std::exception& error) {
    contradictions.emplace_back(error.what());
  }
}

/// What is wanted of a file.
enum class Extent { verdicts, outline };

Examined examined(const std::filesystem::path& path, const CaseReader& reader, const SearchLimit& limit,
                  Extent extent) {
  Examined one;
  one.path = path;
  guarded(one.contradictions, [&] {
    const Patience patience = limit.patience("reading");
    ReadResult result = reader(path, patience);
    one.diagnostics = render(result.diagnostics, shown(path), result.text);
    one.text = std::move(result.text);
    if (!result.case_file) return;
    one.file = std::make_unique<CaseFile>(std::move(*result.case_file));
    if (extent == Extent::outline) return;
    one.kernel = std::make_unique<const Kernel>(one.file->model, defect_of_names, patience);
    one.verdicts.resize(one.file->claims.size());
  });
  return one;
}

Examined examined(const std::filesystem::path& path, const CaseReader& reader, const SearchOptions& search,
                  Listener& listener, Extent extent = Extent::verdicts) {
  try {
    return examined(
        path, reader,
        search.limit([&](std::string_view state) { listener.doing(shown(path) + ": " + std::string(state)); }), extent);
  } catch (const GaveUp& gave_up) {
    Examined one;
    one.path = path;
    one.gave_up = "not read to its end: " + std::string(gave_up.what());
    return one;
  }
}

void tell(const Examined& one, Listener& listener) {
  if (!one.diagnostics.empty()) listener.diagnostics(one.diagnostics);
  if (!one.gave_up.empty()) listener.remark(shown(one.path) + " was " + one.gave_up);
  for (const std::string& contradiction : one.contradictions) listener.contradiction(one.path, contradiction);
}

}  // namespace

bool Examined::is_decided() const {
  return file && kernel &&
         std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.has_value(); });
}

Examined examine_file(const std::filesystem::path& path, const CaseReader& reader, const SearchOptions& search,
                      Listener& listener) {
  Examined one = examined(path, reader, search, listener);
  tell(one, listener);
  return one;
}

std::vector<Examined> examine(const std::vector<std::filesystem::path>& paths, unsigned threads,
                              const SearchOptions& search, Listener& listener) {
  std::vector<Examined> cases(paths.size());
  in_order(
      paths.size(), threads, [&](std::size_t k) { cases[k] = examined(paths[k], read, search, listener); },
      [&](std::size_t k) { tell(cases[k], listener); });
  return cases;
}

std::vector<Examined> outlines(const std::vector<std::filesystem::path>& paths, const SearchOptions& search,
                               Listener& listener) {
  std::vector<Examined> cases;
  for (const std::filesystem::path& path : paths) {
    cases.push_back(examined(
        path, [](const auto& file, const Patience& patience) { return read_outline(file, patience); }, search, listener,
        Extent::outline));
    tell(cases.back(), listener);
  }
  return cases;
}

std::size_t choose_claims(std::vector<Examined>& cases, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const Examined& one : cases)
    if (one.file)
      for (const StatedClaim& stated : one.file->claims) {
        known.push_back(stated.claim.id);
        if (!stated.group.empty() && (known.size() < 2 || known[known.size() - 2] != stated.group))
          known.push_back(stated.group);
      }
  const bool all_read =
      std::all_of(cases.begin(), cases.end(), [](const Examined& one) { return one.file != nullptr; });
  if (all_read)
    for (const std::string& id : ids) place_of(id, known, "there is no claim");
  std::size_t left_out = 0;
  for (Examined& one : cases) {
    if (!one.file) continue;
    left_out += std::erase_if(one.file->claims, [&](const StatedClaim& stated) {
      return std::find(ids.begin(), ids.end(), stated.claim.id) == ids.end() &&
             (stated.group.empty() || std::find(ids.begin(), ids.end(), stated.group) == ids.end());
    });
    if (one.kernel) one.verdicts.resize(one.file->claims.size());
  }
  std::erase_if(cases, [](const Examined& one) {
    return one.file && one.file->claims.empty() && one.contradictions.empty() && one.gave_up.empty();
  });
  return left_out;
}

namespace {

/// One claim to prove. A case's contradictions are gathered on one thread only.
struct ClaimToProve {
  Examined& one;
  std::size_t claim;
  std::vector<std::string> contradictions = {};
  std::string cut_short = {};  ///< by an interruption: how far it came

  std::optional<Verdict>& verdict() const { return one.verdicts[claim]; }
  const std::string& id() const { return one.file->claims[claim].claim.id; }

  void prove(const SearchOptions& search, Listener& listener) {
    if (interruption()) return;
    guarded(contradictions, [&] {
      const SearchLimit limit =
          search.limit([&](std::string_view state) { listener.doing("checking " + id() + ": " + std::string(state)); });
      if (search.colleagues != nullptr) search.colleagues->set_subject(one.file->id + '/' + id());
      verdict() = candor::prove(*one.kernel, one.file->model, one.file->claims[claim].claim.statement, limit,
                                search.colleagues);
    });
    const Undecided* undecided = verdict() ? std::get_if<Undecided>(&*verdict()) : nullptr;
    if (!interruption() || undecided == nullptr || undecided->reason() != Undecided::Reason::resource_limit) return;
    cut_short = undecided->explanation();
    verdict().reset();
  }
  void settle(Listener& listener) const {
    for (const std::string& contradiction : contradictions) {
      one.contradictions.push_back("claim " + id() + ": " + contradiction);
      listener.contradiction(one.path, one.contradictions.back());
    }
  }
};

void throw_if_interrupted(const std::vector<ClaimToProve>& tasks) {
  if (!interruption()) return;
  const auto decided =
      std::count_if(tasks.begin(), tasks.end(), [](const ClaimToProve& task) { return task.verdict().has_value(); });
  std::string text =
      "interrupted; " + std::to_string(decided) + " of " + std::to_string(tasks.size()) + " claims decided";
  for (const ClaimToProve& task : tasks)
    if (!task.cut_short.empty()) text += "\n  " + task.id() + ": " + task.cut_short;
  throw Interrupted(text);
}

void decide(std::vector<ClaimToProve> tasks, unsigned threads, const SearchOptions& search, Listener& listener,
            const ClaimReceiver& decided) {
  SearchOptions of_one_claim = search;
  const auto at_once = search.colleagues != nullptr
                           ? 1
                           : static_cast<unsigned>(std::max<std::size_t>(
                                 1, tasks.size()));                 // all processes take the claims in the same order
  of_one_claim.threads = std::max<unsigned>(1, threads / at_once);  // what claims leave over
  const Stoppable stoppable;
  const auto settle = [&](std::size_t k) {
    tasks[k].settle(listener);
    if (tasks[k].verdict() || !tasks[k].contradictions.empty()) decided(tasks[k].one, tasks[k].claim);
  };
  in_order(
      tasks.size(), std::min(threads, at_once), [&](std::size_t k) { tasks[k].prove(of_one_claim, listener); }, settle);
  throw_if_interrupted(tasks);
}

}  // namespace

void decide(Examined& one, std::size_t claim, const SearchOptions& search, Listener& listener) {
  decide({{one, claim}}, 1, search, listener, [](const Examined&, std::size_t) {});
}

void decide(const std::vector<ClaimOfCase>& claims, unsigned threads, const SearchOptions& search, Listener& listener,
            const ClaimReceiver& decided) {
  std::vector<ClaimToProve> tasks;
  for (const auto& [one, claim] : claims) tasks.push_back({*one, claim});
  decide(std::move(tasks), threads, search, listener, decided);
}

void decide(std::vector<Examined>& cases, unsigned threads, const SearchOptions& search, Listener& listener,
            const ClaimReceiver& decided) {
  std::vector<ClaimOfCase> claims;
  for (Examined& one : cases)
    for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) claims.emplace_back(&one, claim);
  decide(claims, threads, search, listener, decided);
}

std::vector<CaseResult> results(const std::vector<Examined>& cases, const SearchOptions& search) {
  std::vector<CaseResult> list;
  for (const Examined& one : cases) {
    if (!one.is_decided()) continue;
    list.push_back({*one.file, {}});
    for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) {
      list.back().verdicts.push_back(*one.verdicts[claim]);
      if (auto found =
              consequence(one.file->model, one.file->claims[claim].claim.statement, *one.verdicts[claim], search))
        list.back().consequences.emplace(claim, std::move(*found));
    }
  }
  return list;
}

std::vector<Mishap> mishaps(const std::vector<Examined>& cases) {
  std::vector<Mishap> list;
  for (const Examined& one : cases) {
    for (const std::string& contradiction : one.contradictions) list.push_back({shown(one.path), contradiction});
    if (!one.gave_up.empty())
      list.push_back({shown(one.path), one.gave_up});
    else if (!one.file && one.contradictions.empty())
      list.push_back({shown(one.path), one.diagnostics});
  }
  return list;
}

}  // namespace candor
