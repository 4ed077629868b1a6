// SPDX-License-Identifier: MIT
#include "reports/export/coq/farkas.hpp"

namespace candor {
namespace {

/// Requirements of one kind: the function of Soundness.v that makes inequalities of them, the lemma
/// that these hold, and where each one stands, with its multiplier.
struct Group {
  Requirement requirement;
  std::string rows, lemma;
  bool with_payoffs;  ///< the inequalities speak of utilities, not of transfers alone
  std::vector<std::string> terms;
};

class Farkas {
 public:
  Farkas(CoqVocabulary& words, const TransferRequirements& requirements)
      : words_(words), types_(words.types()), requirements_(requirements) {
    if (requirements.balance) groups_.push_back(balance(*requirements.balance));
    if (!requirements.coalitional_ic.empty())
      groups_.push_back({Requirement::incentive, "incentive_row E", "incentive_rows", true, {}});
    if (requirements.dominant_strategy_ic)
      groups_.push_back({Requirement::dominant_strategy, "dominance_row", "dominance_rows", true, {}});
    if (requirements.individual_rationality) groups_.push_back(participation(*requirements.individual_rationality));
    if (requirements.least_transfer)
      groups_.push_back({Requirement::least_transfer,
                         "bound_row " + coq_argument(*requirements.least_transfer) + " 1",
                         "least_rows",
                         false,
                         {}});
    if (requirements.largest_transfer)
      groups_.push_back({Requirement::largest_transfer,
                         "bound_row " + coq_argument(*requirements.largest_transfer) + " (-1)",
                         "largest_rows",
                         false,
                         {}});
  }

  void add(const FarkasCombination::Term& term) {
    for (Group& group : groups_)
      if (group.requirement == term.requirement) return group.terms.push_back(text_of(term));
    throw Unstated("the combination uses something that is not required");
  }

  CoqProof proof(const std::string& theorem) {
    std::string definitions, hypotheses;
    for (std::size_t k = 0; k < groups_.size(); ++k) {
      if (!groups_[k].terms.empty())
        definitions += "Definition " + list_name(theorem, k) + " := " + coq_list(groups_[k].terms) + ".\n";
      hypotheses += (k + 1 < groups_.size() ? " [H" : " H") + std::to_string(k + 1);
    }
    hypotheses += std::string(groups_.size() - 1, ']');
    return {definitions, script(theorem, hypotheses, ""),
            "~ (" + coq_implementable(words_, requirements_, Numbers::real) + ")", script(theorem, hypotheses, "_R")};
  }

 private:
  /// The suffix tells the lemmas about rational transfers from those about real ones.
  std::string script(const std::string& theorem, const std::string& hypotheses, const std::string& suffix) {
    return "intros [φ" + hypotheses + "].\n  apply (contradiction" + suffix + " E " +
           words_.allocation(requirements_.allocation) + " φ " + inequalities(theorem, true) + " " +
           inequalities(theorem, false) + ").\n  - " + that_they_hold(true, suffix) + ".\n  - " +
           that_they_hold(false, suffix) + ".\n  - decide_it.";
  }

  static Group balance(Balance balance) {
    switch (balance) {
      case Balance::exact: return {Requirement::balance, "balance_row E", "balance_rows", false, {}};
      case Balance::no_deficit: return {Requirement::balance, "deficit_row E", "deficit_rows", false, {}};
      case Balance::ex_ante: return {Requirement::balance, "ex_ante_row E", "ex_ante_balance_rows", false, {}};
      case Balance::ex_ante_no_deficit:
        return {Requirement::balance, "ex_ante_row E", "ex_ante_deficit_rows", false, {}};
    }
    return {};
  }
  static Group participation(Stage stage) {
    switch (stage) {
      case Stage::interim: return {Requirement::participation, "participation_row E", "participation_rows", true, {}};
      case Stage::ex_post: return {Requirement::participation, "ex_post_row E", "ex_post_rows", true, {}};
      case Stage::ex_ante:
        return {Requirement::participation, "ex_ante_participation_row E", "ex_ante_participation_rows", true, {}};
    }
    return {};
  }

  static std::string list_name(const std::string& theorem, std::size_t group) {
    return theorem + "_multipliers" + std::to_string(group + 1);
  }
  static std::string pair(const std::string& first, const std::string& second) {
    return "(" + first + ", " + second + ")";
  }
  std::string list_of(JointType joint) const { return words_.joint_type(joint) + "%nat"; }
  static std::string agent(const Place& place) {
    return std::to_string((*place.coalition->begin()).value + 1) + "%nat";
  }

  std::string text_of(const FarkasCombination::Term& term) {
    const Place& place = term.place;
    const std::string weight = coq_number(term.multiplier);
    switch (term.requirement) {
      case Requirement::balance:
        if (place.truth) return pair(weight, list_of(*place.truth));
        return requirements_.balance == Balance::ex_ante_no_deficit ? coq_number(-term.multiplier) : weight;
      case Requirement::incentive:
        return pair(weight,
                    pair(words_.coalition(*place.coalition), pair(list_of(*place.truth), list_of(*place.report))));
      case Requirement::dominant_strategy: {
        const Profile theta = types_.profile(*place.truth),
                      reported = types_.replace(types_.replace(theta, *place.outsiders), *place.report);
        return pair(weight, pair(words_.coalition(*place.coalition),
                                 pair(list_of(*place.truth), words_.profile(reported) + "%nat")));
      }
      case Requirement::participation:
        return requirements_.individual_rationality == Stage::ex_ante
                   ? pair(weight, agent(place))
                   : pair(weight, pair(agent(place), list_of(*place.truth)));
      case Requirement::least_transfer:
      case Requirement::largest_transfer: return pair(weight, pair(agent(place), list_of(*place.truth)));
    }
    return {};
  }

  std::vector<std::size_t> used(bool with_payoffs) const {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < groups_.size(); ++k)
      if (groups_[k].with_payoffs == with_payoffs && !groups_[k].terms.empty()) result.push_back(k);
    return result;
  }
  std::string inequalities(const std::string& theorem, bool with_payoffs) const {
    std::string text;
    for (std::size_t k : used(with_payoffs))
      text += (text.empty() ? "" : " ++ ") + ("map (" + groups_[k].rows + ") " + list_name(theorem, k));
    return text.empty() ? "[]" : "(" + text + ")";
  }
  std::string that_they_hold(bool with_payoffs, const std::string& suffix) const {
    const std::vector<std::size_t> groups = used(with_payoffs);
    if (groups.empty()) return "apply satisfied_none" + suffix;
    std::string text, closing;
    for (std::size_t k : groups) {
      const bool last = k == groups.back();
      text += (last ? "" : "apply satisfied_app" + suffix + "; [") + ("eapply " + groups_[k].lemma + suffix) +
              "; [exact H" + std::to_string(k + 1) + " | decide_it]" + (last ? "" : " | ");
      if (!last) closing += "]";
    }
    return text + closing;
  }

  CoqVocabulary& words_;
  const TypeSpace& types_;
  const TransferRequirements& requirements_;
  std::vector<Group> groups_;
};

}  // namespace

CoqProof farkas_proof(CoqVocabulary& words, const std::string& theorem, const TransferRequirements& requirements,
                      const FarkasCombination& evidence) {
  Farkas farkas(words, requirements);
  for (const FarkasCombination::Term& term : evidence.terms) farkas.add(term);
  return farkas.proof(theorem);
}

}  // namespace candor
