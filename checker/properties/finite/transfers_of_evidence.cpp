// SPDX-License-Identifier: MIT
#include "checker/properties/finite/transfers_of_evidence.hpp"

#include "checker/properties/refusals.hpp"

namespace candor {

Extended::Extended(const FiniteModel& original, std::size_t allocation, const std::vector<const AgentAmounts*>& rules)
    : model(original), mechanism{"", allocation, {}} {
  const TypeSpace& types = model.environment.types;
  for (const AgentAmounts* amounts : rules) {
    if (amounts->size() != std::size_t{types.agent_count()} * types.profile_count())
      throw RejectedEvidence("a transfer table does not have one amount for each agent and type profile");
    mechanism.transfers.push_back(model.transfers.size());
    model.transfers.push_back({"the transfers of the evidence", *amounts, {}});
  }
}

void AsNumbers::receive(const Judgement& judgement) {
  Place place = judgement.place;
  place.transfers.reset();
  judge_.receive({judgement.left.value, judgement.relation, judgement.right.value, std::move(place)});
}

void AsNumbers::receive(const Misreports& misreports) {
  Misreports numbers = misreports;
  numbers.leave_out_expectations();
  judge_.receive(numbers);
}

}  // namespace candor
