// SPDX-License-Identifier: MIT
// How the things of an example are called in SMT-LIB, and the terms made of them. Agents, types and
// outcomes are numbered from 1: p@1.2 is the prior at types (1, 2), u2.o3@1.2 is what outcome 3
// pays agent 2 there, t_phi.2@1.2 the transfer to agent 2. A solver computes every sum and product:
// nothing here is the result of a computation, except that payoffs, transfers, outside options and
// stated numbers of a family are written as affine functions of its parameters.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/finite/expectation.hpp"
#include "checker/model/finite/mechanism.hpp"
#include "checker/model/finite/parameters.hpp"

namespace candor {

using SmtTerms = std::vector<std::string>;

/// "5.0", "(- (/ 7.0 4.0))".
std::string smt_number(const Rational& number);
/// "(op a b c)"; one alone stands for itself, none for `nothing`.
std::string smt_joined(std::string_view op, const SmtTerms& terms, std::string_view nothing);
std::string smt_sum(const SmtTerms& terms);
std::string smt_any(const SmtTerms& terms);
std::string smt_all(const SmtTerms& terms);
std::string smt_apply(std::string_view function, const std::string& left, const std::string& right);
std::string smt_not(const std::string& term);
/// Letters, digits and underscores; different texts may become alike.
std::string smt_name(std::string_view text);
/// One line: control characters become "?".
std::string smt_comment(std::string_view text);

/// What a transfer rule, known or not, pays an agent when a profile is reported: a term.
using SmtTransfers = std::function<std::string(Agent, Profile)>;

/// The profiles of an event with their weights; sums over them are expectations times
/// `probability`.
struct SmtEvent {
  std::vector<std::pair<Profile, std::string>> profiles;
  std::string probability;
};

class SmtVocabulary {
 public:
  /// Claims about more terms than this are not written down.
  static constexpr std::size_t most_terms = std::size_t{1} << 20;

  explicit SmtVocabulary(const FiniteModel& model, const ParameterFamily* family = nullptr);

  const FiniteModel& model() const { return model_; }
  const TypeSpace& types() const { return model_.environment.types; }

  /// These remember what was named, so that definitions() can define it. They throw Unstated if the
  /// claim becomes too large.
  std::string prior(Profile profile);
  std::string payoff(Agent agent, Outcome outcome, Profile profile);
  std::string outside(Agent agent, Profile profile);
  std::string transfer(std::size_t rule, Agent agent, Profile profile);
  std::string chance(std::size_t allocation, Outcome outcome, Profile profile);  ///< of the outcome in the lottery
  SmtTransfers transfers(std::size_t rule);
  /// A rule that is no rule of the model.
  SmtTransfers given_transfers(const std::string& name, const AgentAmounts& amounts);
  /// The number, or the affine function of the parameters that has these values where one of them
  /// is larger by 1.
  std::string number(const Rational& base, const std::vector<Rational>& shifted) const;
  std::string least(const SmtTerms& terms);  ///< of at least one

  SmtEvent event(const Event& event);
  SmtEvent types_are(JointType types);
  SmtEvent always();

  /// Sums over the members of a coalition, at true types theta when `reported` is reported.
  std::string payoffs(Coalition coalition, std::size_t allocation, Profile theta, Profile reported);
  std::string paid(Coalition coalition, const SmtTransfers& transfers, Profile reported);
  std::string utility(Coalition coalition, std::size_t allocation, const SmtTransfers& transfers, Profile theta,
                      Profile reported);
  /// The sum of weight times amount over an event.
  std::string expected(const SmtEvent& event, const std::function<std::string(Profile)>& amount);
  /// V(S, t -> r), times the probability of t.
  std::string value(JointType truth, JointType report, std::size_t allocation, const SmtTransfers& transfers);

  std::string definitions() const;
  /// "parameter" unknowns.
  SmtTerms parameters() const;

  std::string at(JointType joint) const;  ///< "@1.2"
  std::string at(Profile profile) const { return at(types().restrict(profile, types().grand_coalition())); }
  std::string words(Coalition coalition) const;  ///< "coalition {1, 2}"
  std::string words(JointType joint) const;      ///< "coalition {1, 2} with types (1, 2)"

 private:
  template <class Value>
  std::string define(std::string symbol, const Value& value);  ///< value() is its text
  template <class Number>
  std::string define_number(std::string symbol, const Number& number_in);  ///< number_in(model)
  void count_term();

  const FiniteModel& model_;
  const ParameterFamily* family_;
  std::vector<std::string> transfer_names_, allocation_names_, parameter_names_;
  std::map<std::string, std::string> definitions_;
  std::size_t terms_ = 0;
  bool uses_least_ = false;
};

}  // namespace candor
