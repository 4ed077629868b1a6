// SPDX-License-Identifier: MIT
// Transfer rules that only the evidence knows, put into the model to be judged as its own are.
#pragma once

#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/judgement.hpp"

namespace candor {

/// The model with further transfer rules, and the mechanism that uses exactly these. Throws
/// RejectedEvidence if a table is not of the model's size.
struct Extended {
  FiniteModel model;
  Mechanism mechanism;
  Extended(const FiniteModel& original, std::size_t allocation, const std::vector<const AgentAmounts*>& rules);
};

/// The judgements about transfers that only the evidence knows, as numbers: an expectation would
/// refer to a rule that the model does not have.
class AsNumbers : public Judge {
 public:
  using Judge::receive;
  explicit AsNumbers(Judge& judge) : judge_(judge) {}
  void receive(const Judgement& judgement) override;
  void receive(const Misreports& misreports) override;
  bool finished() const override { return judge_.finished(); }
  void look() override { judge_.look(); }

 private:
  Judge& judge_;
};

}  // namespace candor
