// SPDX-License-Identifier: MIT
// Where in a dynamic example a comparison stands.
#pragma once

#include <cstdint>
#include <optional>

#include "checker/model/dynamic/model.hpp"

namespace candor::dynamic {

/// Where in the example a judgement stands.
struct Place {
  /// What is compared there.
  enum class About {
    incentive,      ///< left: truth; right: `report`, both from `truth` on, at `state`
    participation,  ///< left: the agent's value; right: his outside option
    balance,        ///< the transfers at `report`; ex ante: without a period
    planner,     ///< Bellman inequality of a plan: left: its value at `truth`; right: choosing `outcome` (or reporting
                 ///< `report`) now and following it afterwards
    coalition,   ///< Bellman inequality of a policy of `coalition`: left: its value at `truth`; right: reporting
                 ///< `report` now and following it afterwards
    opposition,  ///< Bellman inequality of the others' policy against one agent, the coalition: left: what it leaves
                 ///< him; right: what is left if they report `report` now
    total,       ///< the comparison that the claim is about, once the values are known
    side_payments,  ///< their sum at `state` and message `report`
    multiplier,     ///< of what is asked of a scheme: the incentives of an agent (`truth`, `report`), his participation
                    ///< (`truth`, or nothing)
    weight,  ///< of the side payment to an agent at the messages `report`, in a combination in which side payments
             ///< cancel
  } about = About::total;
  std::uint32_t period =
      0;  ///< 1, 2, ...; 0: before the first, or no period in particular; with an infinite horizon 2: any later period
  std::optional<PublicState> state;
  std::optional<Coalition> coalition;  ///< whose incentives, values or payments; an agent is a coalition of one
  std::optional<JointType> truth, report, outsiders;
  std::optional<Outcome> outcome;
  friend bool operator==(const Place&, const Place&) = default;
};

/// Of the comparison that a claim about these agents comes to.
inline Place total_place(Coalition coalition) {
  Place place;
  place.coalition = coalition;
  return place;
}

}  // namespace candor::dynamic
