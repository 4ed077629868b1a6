// SPDX-License-Identifier: MIT
// Safronov's equation (3) for one agent (2016, Proposition 2): there is a number D with
//     E_{theta_i} x_i(theta_i, t_-i) = - E_{theta_i} u_i(q(theta_i, t_-i), theta_i) + D
//       for all t_-i.
// Each t_-i is compared with the first, which gives D. In order of t_-i.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checker/properties/judgement.hpp"

namespace candor {

class AverageTransfers {
 public:
  /// The model must outlive this. The marginal is the agent's.
  AverageTransfers(const FiniteModel& model, Mechanism mechanism, Agent agent, std::vector<Rational> marginal)
      : model_(model), mechanism_(std::move(mechanism)), agent_(agent), marginal_(std::move(marginal)) {}

  const FiniteModel& model() const { return model_; }
  const Mechanism& mechanism() const { return mechanism_; }
  Agent agent() const { return agent_; }
  const std::vector<Rational>& marginal() const { return marginal_; }

  std::uint64_t term_count() const { return model_.environment.types.profile_count(); }
  void send_to(Judge& judge) const;
  std::optional<Judgement> at(const Place& place) const;
  /// The place of the k-th t_-i, k > 0.
  Place place(std::uint32_t k) const;

 private:
  Coalition outsiders() const { return model_.environment.types.outsiders(Coalition::of(agent_)); }
  /// Expected transfer and expected payoff at the k-th t_-i.
  Rational expected_transfer(std::uint32_t k) const;
  Rational expected_payoff(std::uint32_t k) const;
  /// D.
  Rational constant() const { return expected_transfer(0) + expected_payoff(0); }
  Judgement judgement(std::uint32_t k, const Rational& constant) const;

  const FiniteModel& model_;
  Mechanism mechanism_;
  Agent agent_;
  std::vector<Rational> marginal_;
};

}  // namespace candor
