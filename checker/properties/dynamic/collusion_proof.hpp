// SPDX-License-Identifier: MIT
// collusion_proof: no collusion scheme gives its members more than truthful play.
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/dynamic/participation.hpp"

namespace candor::dynamic {

struct Policy;
struct Immunity;
struct Collusion;
struct WrittenScheme;
struct SchemeBounds;
struct MixedScheme;

/// No incentive compatible, balanced collusion scheme gives each of its members more than truthful
/// play: of the grand coalition; or of any coalition, outsiders' truth being optimal as well. With
/// `participation`: none that its members accept in this sense gives any of them more than truthful
/// play, be its reports drawn by lot or not.
struct CollusionProof {
  static constexpr std::string_view property = "collusion_proof";
  static constexpr std::string_view needs =
      "best policies that show that nothing is gained, or a scheme by which something is, are needed";
  enum class Colluders { any, grand } colluders = Colluders::any;
  Mechanism mechanism;
  std::optional<Participation> participation{};  ///< ex_ante or interim
};

template <class Visitor>
void describe(Visitor& visit, CollusionProof& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"colluders", "which coalitions may collude"}, claim.colluders, CollusionProof::Colluders::any);
  visit.participation(claim.participation);
}

void compare(const Model&, const CollusionProof&, const Policy&, Judge&);
void compare(const Model&, const CollusionProof&, const Immunity&, Judge&);
void compare(const Model&, const CollusionProof&, const Collusion&, Judge&);
void compare(const Model&, const CollusionProof&, const WrittenScheme&, Judge&);
void compare(const Model&, const CollusionProof&, const SchemeBounds&, Judge&);
void compare(const Model&, const CollusionProof&, const MixedScheme&, Judge&);

}  // namespace candor::dynamic
