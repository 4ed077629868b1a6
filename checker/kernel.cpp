// SPDX-License-Identifier: MIT
#include "checker/kernel.hpp"

#include "checker/model/finite/well_formed.hpp"
#include "checker/properties/expand.hpp"
#include "checker/properties/finite/average_transfers.hpp"
#include "checker/properties/finite/misreports.hpp"

namespace candor {
namespace {

bool is_inequality(Relation relation) { return relation != Relation::equal && relation != Relation::not_equal; }

/// Counts the judgements up to the first that fails.
class Comparison : public Judge {
 public:
  Comparison(const Kernel::Watch& watch, const Engine* engine) : watch_(watch), engine_(engine) {}
  void receive(const Judgement& judgement) override {
    watch_(tally_);
    if (failure_) return;
    ++tally_.judgements;
    if (is_inequality(judgement.relation)) {
      ++tally_.inequalities;
      if (judgement.tight()) ++tally_.tight;
    }
    if (!judgement.holds()) failure_ = judgement;
  }
  void receive(const Misreports& misreports) override { compare(misreports); }
  void receive(const AverageTransfers& averages) override { compare(averages); }
  void receive_identities(std::uint64_t identities) override { tally_.judgements += failure_ ? 0 : identities; }
  bool finished() const override { return failure_.has_value(); }
  void look() override { watch_(tally_); }

  const Tally& tally() const { return tally_; }
  const std::optional<Judgement>& failure() const { return failure_; }
  std::uint64_t by_engine() const { return by_engine_; }

 private:
  /// That a comparison fails is not believed of the engine: it is made here.
  template <class Question>
  void compare(const Question& question) {
    if (failure_) return;
    const Engine::Watch watch = [this](const Tally& so_far) {
      Tally tally = tally_;
      watch_(tally += so_far);
    };
    const std::optional<Engine::Finding> found = engine_ ? engine_->compare(question, watch) : std::nullopt;
    if (!found) return question.send_to(*this);
    tally_ += found->tally;
    by_engine_ += found->tally.judgements;
    if (!found->failing) return;
    const std::optional<Judgement> failing = question.at(*found->failing);
    if (!failing || failing->holds()) throw std::logic_error("the engine and the definitions of its numbers disagree");
    receive(*failing);
  }

  const Kernel::Watch& watch_;
  const Engine* engine_;
  Tally tally_;
  std::uint64_t by_engine_ = 0;
  std::optional<Judgement> failure_;
};

/// Looks for the judgement at one place.
class Search : public Judge {
 public:
  using Judge::receive;
  Search(const Place& place, const Kernel::Watch& watch) : place_(place), watch_(watch) {}
  bool wants(const Place& place) override { return place == place_; }
  void receive(const Judgement& judgement) override {
    watch_({});
    if (judgement.place == place_ && !found_) found_ = judgement;
  }
  void receive(const Misreports& misreports) override {
    if (!found_) found_ = misreports.at(place_);
  }
  bool finished() const override { return found_.has_value(); }
  void look() override { watch_({}); }
  const std::optional<Judgement>& found() const { return found_; }

 private:
  const Place& place_;
  const Kernel::Watch& watch_;
  std::optional<Judgement> found_;
};

/// Keeps every judgement.
class Collection : public Judge {
 public:
  using Judge::receive;
  explicit Collection(const Kernel::Watch& watch) : watch_(watch) {}
  void receive(const Judgement& judgement) override {
    watch_({});
    judgements_.push_back(judgement);
  }
  void look() override { watch_({}); }
  const std::vector<Judgement>& judgements() const { return judgements_; }

 private:
  const Kernel::Watch& watch_;
  std::vector<Judgement> judgements_;
};

Tally tally_of(const std::vector<Judgement>& judgements) {
  const Kernel::Watch unwatched = [](const Tally&) {};
  Comparison comparison(unwatched, nullptr);
  for (const Judgement& judgement : judgements) comparison.receive(judgement);
  return comparison.tally();
}

std::string sides_of(const Judgement& judgement) {
  constexpr std::string_view signs[] = {"=", "!=", "<=", "<", ">=", ">"};
  return judgement.left.value.text() + ' ' + std::string(signs[static_cast<std::size_t>(judgement.relation)]) + ' ' +
         judgement.right.value.text() + " is false";
}

/// Theorem 2 of Safronov gives a sufficient condition: that it fails does not refute the claim.
bool is_decided_by_its_judgements(const Statement& statement) { return !is_claim<AllEquilibriaEfficient>(statement); }

/// Which of its conditions a comparison belongs to.
std::string_view condition_of_theorem_2(const Place& place) {
  if (place.outcome) return "payoffs depend on the types of the own block alone";
  if (place.transfers) return "there is never a deficit";
  if (place.outsiders) return "truth gives a block at least its ex-ante payoff, whatever the others report";
  if (place.truth) return "types of different blocks are independent";
  return "the blocks' ex-ante payoffs add up to the largest expected surplus";
}

}  // namespace

Kernel::Kernel(const ModelReference& model, DefectOfNames defect_of_names, const Patience& patience)
    : model_(model), defect_of_names_(defect_of_names) {
  const auto defect = [](const auto& reference) { return defect_of(reference.get()); };
  if (const std::optional<std::string> of_tables = std::visit(defect, model)) throw InvalidModel(*of_tables);
  if (const std::optional<std::string> of_names = defect_of_names_in(model, patience)) throw InvalidModel(*of_names);
}

std::optional<std::string> Kernel::defect_of_names_in(const ModelReference& model, const Patience& patience) const {
  if (defect_of_names_ != nullptr) return defect_of_names_(model, patience);
  const auto named = [](const auto& reference) {
    if constexpr (requires { bears_a_name(reference.get()); }) return bears_a_name(reference.get());
    return false;  // the rules of other families are part of their form
  };
  if (!std::visit(named, model)) return std::nullopt;
  return "a rule is said to be one that bears a textbook name, and what that means is not known here";
}

/// A region's models, one for each parameter, have rules of the same names; allocations are held as
/// they are in the model.
void Kernel::require_names_in_family(const Statement& statement, const Watch& watch) const {
  const auto* region = claim_if<ParameterRegion>(statement);
  if (region == nullptr || region->subject == nullptr) return;
  for (const ParameterFamily::Parameter& parameter : region->subject->family.parameters) {
    if (!parameter.shifted) continue;
    FiniteModel shifted = *parameter.shifted;
    for (AllocationRule& rule : shifted.allocations) rule.forget_name();
    shifted.environment.states = {};   // as in parameters.cpp
    if (defect_of(shifted)) continue;  // said by the claim
    const Patience patience([&](std::string_view, std::size_t) { watch({}); });
    if (const std::optional<std::string> defect = defect_of_names_in(ModelReference(shifted), patience))
      throw OutOfScope("with parameter " + parameter.name + " one larger: " + *defect);
  }
}

Verdict Kernel::check(const Statement& statement, const Evidence& evidence, const Watch& watch,
                      const Engine* engine) const {
  using Reason = Undecided::Reason;
  try {
    require_names_in_family(statement, watch);
    if (const auto* witness = std::get_if<Witness>(&evidence)) {
      if (!is_decided_by_its_judgements(statement))
        return Undecided(Reason::rejected, "this kind of claim cannot be refuted by a failing hypothesis");
      Search search(witness->place, watch);
      expand(model_, statement, evidence, search);
      if (!search.found()) return Undecided(Reason::rejected, "the claim says nothing about the place of the witness");
      if (search.found()->holds())
        return Undecided(Reason::rejected, "the comparison at the place of the witness holds");
      return Refuted({*search.found()}, tally_of({*search.found()}), evidence);
    }

    if (shows_the_negation(evidence)) {
      Collection negation(watch);
      expand(model_, statement, evidence, negation);
      for (const Judgement& judgement : negation.judgements())
        if (!judgement.holds())
          return Undecided(Reason::rejected, "a comparison that the counterexample needs does not hold");
      if (negation.judgements().empty()) return Undecided(Reason::vacuous, "the counterexample compares nothing");
      return Refuted(negation.judgements(), tally_of(negation.judgements()), evidence);
    }

    Comparison comparison(watch, engine);
    expand(model_, statement, evidence, comparison);
    if (comparison.failure()) {
      if (!std::holds_alternative<Enumerate>(evidence))
        return Undecided(Reason::rejected, "the evidence does not make every comparison of the claim hold");
      if (!is_decided_by_its_judgements(statement))
        return Undecided(Reason::out_of_scope,
                         "a condition of the theorem that would decide the claim does not hold: " +
                             std::string(condition_of_theorem_2(comparison.failure()->place)) + " (" +
                             sides_of(*comparison.failure()) + ')');
      return Refuted({*comparison.failure()}, comparison.tally(), evidence, comparison.by_engine());
    }
    if (comparison.tally().judgements == 0)
      return Undecided(Reason::vacuous, "the claim ranges over nothing: there was no comparison to make");
    return Verified(comparison.tally(), evidence, comparison.by_engine());
  } catch (const RejectedEvidence& rejected) {
    return Undecided(Reason::rejected, rejected.what());
  } catch (const OutOfScope& out) {
    return Undecided(Reason::out_of_scope, out.what());
  } catch (const NeedsEvidence& needs) {
    return Undecided(Reason::needs_evidence, needs.what());
  } catch (const EngineFailed& failed) {
    return Undecided(Reason::resource_limit, failed.what());
  } catch (const std::length_error& too_large) {
    return Undecided(Reason::out_of_scope, too_large.what());
  } catch (const DivisionByZero&) {
    return Undecided(Reason::out_of_scope, "the claim conditions on an event of probability zero");
  }
}

std::string_view word(const Verdict& verdict) {
  constexpr std::string_view words[] = {"verified", "refuted", "undecided"};
  return words[verdict.index()];
}

}  // namespace candor
