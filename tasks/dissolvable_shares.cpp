// SPDX-License-Identifier: MIT
#include "tasks/dissolvable_shares.hpp"

#include <stdexcept>

#include "prover/continuum/end_points.hpp"
#include "prover/prove.hpp"

namespace candor {
namespace {

SharesResult find(const Kernel& kernel, const Model& model, std::size_t distribution, const SearchLimit& limit) {
  const auto& own = std::get<continuum::Model>(model);
  SharesResult result{own.distributions[distribution].name, {}, {}};
  try {
    result.claim = continuum::find_dissolvable_shares(own, distribution);
    const Verdict verdict = prove(kernel, model, continuum::Statement(result.claim), limit);
    if (const auto* undecided = std::get_if<Undecided>(&verdict))
      result.obstacle = undecided->explanation();
    else if (is_refuted(verdict))
      throw std::logic_error("the shares found for " + result.distribution + " are refuted by the kernel");
  } catch (const std::domain_error& refusal) {
    result.obstacle = refusal.what();
  }
  return result;
}

}  // namespace

std::vector<SharesResult> dissolvable_shares(const Examined& one, const SearchOptions& search) {
  const auto& model = std::get<continuum::Model>(one.file->model);
  std::vector<SharesResult> results;
  for (std::size_t k = 0; k < model.distributions.size(); ++k)
    if (!continuum::defect_as_partners(model.distributions[k]))
      results.push_back(find(*one.kernel, one.file->model, k, search.limit()));
  return results;
}

}  // namespace candor
