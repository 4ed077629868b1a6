// SPDX-License-Identifier: MIT
#include "checker/properties/finite/message_deviations.hpp"

#include "checker/model/finite/strategies.hpp"

namespace candor {

Rational utility(const FiniteModel& model, const GameForm& form, Coalition coalition, Profile theta, Profile messages) {
  Rational sum;
  for (Agent i : coalition) {
    for (const Lottery::Branch& branch : form.allocation(messages).branches)
      add(sum, branch.probability, model.environment.payoffs(i, branch.outcome, theta));
    sum += form.transfers(i, messages);
  }
  return sum;
}

namespace {

/// The others as those see them who deviate: what may come, with which probability.
struct Circumstance {
  Profile theta;
  JointType others_messages;
  Rational probability;
};

/// One coalition in one situation: its types, and what it expects of the others.
struct Situation {
  Coalition coalition;
  JointType own;  ///< the coalition's types
  std::vector<Circumstance> circumstances;
  Place place;  ///< without the messages
};

class Deviations {
 public:
  Deviations(const FiniteModel& model, const StrategyProfile& strategies, Relation relation, const Place& at,
             Judge& judge)
      : model_(model),
        strategies_(strategies),
        form_(model.game_forms.at(strategies.game_form)),
        types_(model.environment.types),
        relation_(relation),
        at_(at),
        judge_(judge) {}

  /// Those of a coalition that knows its own types.
  void send_interim(Coalition coalition) {
    const std::vector<Rational> marginals = model_.environment.prior.marginals(types_, coalition);
    for (std::uint32_t t = 0; t < marginals.size() && !judge_.finished(); ++t)
      if (marginals[t].sign() != 0) send(interim({coalition, t}, marginals[t]));
  }

  /// Those at every profile; the others send what their strategies say, or whatever they like.
  void send_ex_post(Coalition coalition, bool whatever_others_send) {
    const Coalition others = types_.outsiders(coalition);
    for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
      if (!model_.environment.has_payoffs(theta)) continue;
      Situation here{coalition, types_.restrict(theta, coalition), {}, at_};
      here.place.coalition = coalition;
      here.place.truth = types_.restrict(theta, types_.grand_coalition());
      if (!whatever_others_send) {
        for (const MessageBranch& branch : messages_sent(model_, strategies_, types_.restrict(theta, others)))
          here.circumstances.push_back({theta, branch.messages, branch.probability});
        send(here);
      } else {
        for (std::uint32_t m = 0; m < form_.messages.joint_type_count(others); ++m) {
          here.circumstances = {{theta, {others, m}, 1}};
          here.place.others_messages = JointType{others, m};
          send(here);
        }
      }
      if (judge_.finished()) return;
    }
  }

 private:
  Situation interim(JointType own, const Rational& probability) {
    Situation here{own.coalition, own, {}, at_};
    here.place.coalition = own.coalition;
    here.place.truth = own;
    const Coalition others = types_.outsiders(own.coalition);
    for (std::uint32_t o = 0; o < types_.joint_type_count(others); ++o) {
      const Profile theta = types_.profile(types_.join(own, {others, o}));
      const Rational conditional = model_.environment.prior(theta) / probability;
      if (conditional.sign() == 0) continue;
      for (const MessageBranch& branch : messages_sent(model_, strategies_, {others, o}))
        here.circumstances.push_back({theta, branch.messages, conditional * branch.probability});
    }
    return here;
  }

  void send(const Situation& here) {
    const std::vector<MessageBranch> sent = messages_sent(model_, strategies_, here.own);
    std::optional<Rational> of_strategies;
    for (std::uint32_t m = 0; m < form_.messages.joint_type_count(here.coalition) && !judge_.finished(); ++m) {
      const JointType messages{here.coalition, m};
      if (sent.size() == 1 && sent.front().messages == messages) continue;  // it is what the strategies send
      Place place = here.place;
      place.messages = messages;
      judge_.look();
      if (!judge_.wants(place)) continue;
      if (!of_strategies) {
        of_strategies = Rational();
        for (const MessageBranch& branch : sent)
          add(*of_strategies, branch.probability, expected(here, branch.messages));
      }
      judge_.receive({*of_strategies, relation_, expected(here, messages), std::move(place)});
    }
  }

  Rational expected(const Situation& here, JointType messages) const {
    Rational sum;
    for (const Circumstance& one : here.circumstances)
      add(sum, one.probability,
          utility(model_, form_, here.coalition, one.theta,
                  form_.messages.profile(form_.messages.join(messages, one.others_messages))));
    return sum;
  }

  const FiniteModel& model_;
  const StrategyProfile& strategies_;
  const GameForm& form_;
  const TypeSpace& types_;
  const Relation relation_;
  const Place& at_;
  Judge& judge_;
};

}  // namespace

void judge_message_deviations(const FiniteModel& model, const StrategyProfile& strategies, DeviationStage stage,
                              const CoalitionPattern& coalitions, Judge& judge, Relation relation, const Place& at) {
  Deviations deviations(model, strategies, relation, at, judge);
  for (Coalition coalition : coalitions) {
    if (judge.finished()) return;
    if (stage == DeviationStage::own_types)
      deviations.send_interim(coalition);
    else
      deviations.send_ex_post(coalition, stage == DeviationStage::profile_and_messages);
  }
}

}  // namespace candor
