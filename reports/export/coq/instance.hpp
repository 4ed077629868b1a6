// SPDX-License-Identifier: MIT
// An example and its decided claims as a file for Coq: the tables, one theorem for each claim in
// the words of recheck/coq/Statement.v, and its proof from the evidence. Coq does everything again:
// what is written here is not believed, except that the tables and statements are those of the
// example, which a reader can see.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "reports/decided_claim.hpp"

namespace candor {

struct CoqInstance {
  std::string text;
  std::string real_text;  ///< the theorems about all mixed reports and all transfer rules once more, over the real
                          ///< numbers; imports the file of `text`. Empty if there are none
  std::vector<std::string> theorems;  ///< their names, in order; one on well-formedness and one for each coalition
                                      ///< pattern and allocation come first
  std::vector<std::pair<std::string, std::string>> unstated;  ///< ids of claims that are no theorems here, and why not
};

/// Examples with larger tables are not written down.
inline constexpr std::size_t most_numbers_for_coq = std::size_t{1} << 20;

/// The model must be one that the kernel accepts; throws std::length_error if its payoffs are more
/// than most_numbers_for_coq. The file will be called `name`.v; the title is shown in a comment.
CoqInstance coq_instance(const std::string& name, const std::string& title, const FiniteModel& model,
                         const std::vector<DecidedClaim>& claims);

/// "guo2019/example" -> "guo2019_example": letters, digits and underscores, beginning with a
/// letter.
std::string coq_name(std::string_view text);

}  // namespace candor
