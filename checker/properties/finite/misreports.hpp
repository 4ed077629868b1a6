// SPDX-License-Identifier: MIT
// Truth against misreports: the comparisons that incentive compatibility consists of, as one
// question. They can be many, sum over S of |Theta_S|^2 |Theta_-S| terms: a judge may make them one
// by one, as here, or ask an engine.
//
// In order: by coalition; then, where a coalition knows its own types, by report and by true types
// (or by true types and by report); otherwise by true profile, by what the outsiders report, and by the coalition's
// report.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checker/model/finite/amount.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {

template <class A>
class MisreportsOf {
 public:
  /// When a coalition compares truth and misreport.
  enum class Given {
    own_types,              ///< expecting the outsiders to be truthful (Guo 2019, "BB and CIC")
    profile,                ///< at every profile, the outsiders truthful: ex post
    profile_and_outsiders,  ///< at every profile, whatever the outsiders report: dominant strategies
  };
  /// Of the comparisons of a coalition that knows its own types.
  enum class Order { by_report, by_truth };
  struct Part {
    Coalition coalition;
    /// By joint type, a lottery over the mechanism's rules: what the misreport pays is the weighted
    /// sum over the rules. Empty for a joint type of probability zero. No weights at all: the least
    /// over the rules, and truth is not compared with itself.
    std::vector<std::vector<Rational>> weights = {};
  };

  /// The model must outlive this. Weights are for Given::own_types.
  MisreportsOf(ModelOf<A> model, Mechanism mechanism, Given given, std::vector<Part> parts)
      : model_(std::move(model)), mechanism_(std::move(mechanism)), given_(given), parts_(std::move(parts)) {}
  MisreportsOf(ModelOf<A> model, Mechanism mechanism, Given given, const CoalitionPattern& coalitions);

  const ModelOf<A>& model() const { return model_; }
  const Mechanism& mechanism() const { return mechanism_; }
  Given given() const { return given_; }
  const std::vector<Part>& parts() const { return parts_; }
  const TypeSpace& types() const { return model_.types(); }

  /// How many terms enumeration adds up or compares.
  std::uint64_t term_count() const;
  /// Sends every comparison to the judge, in order, until it is finished.
  void send_to(JudgeOf<A>& judge, Order order = Order::by_report) const;
  /// The comparison at this place; nothing if there is none.
  std::optional<JudgementOf<A>> at(const Place& place) const;

  /// Sides are numbers from now on, not expectations: the rules are not the case's.
  void leave_out_expectations() { numbers_only_ = true; }

 private:
  using Sides = SideOf<A>;
  void send_interim(const Part& part, Order order, JudgeOf<A>& judge) const;
  void send_ex_post(const Part& part, JudgeOf<A>& judge) const;
  Place interim_place(const Part& part, std::uint32_t truth, std::uint32_t report) const;
  Sides truthful(const Part& part, std::uint32_t truth) const;
  Sides misreporting(const Part& part, std::uint32_t truth, std::uint32_t report) const;
  Sides at_profile(Coalition coalition, Profile truth, JointType report, JointType outsiders) const;
  JudgementOf<A> finished(Sides truthful, Sides misreport, Place place) const;
  std::optional<JudgementOf<A>> interim_at(const Part& part, const Place& place) const;
  std::optional<JudgementOf<A>> ex_post_at(const Part& part, const Place& place) const;

  ModelOf<A> model_;
  Mechanism mechanism_;
  Given given_;
  std::vector<Part> parts_;
  bool numbers_only_ = false;
};

/// Of these coalitions, each knowing its own types: the least truthful utility over the transfer
/// rules is at least the least utility of every other report.
template <Amount A>
void judge_pure_misreports(const ModelOf<A>& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                           JudgeOf<A>& judge) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  judge.receive(MisreportsOf<A>(model, mechanism, MisreportsOf<A>::Given::own_types, coalitions));
}

}  // namespace candor
