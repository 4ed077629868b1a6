// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/continuum.hpp"
#include "reports/latex/continuum/formulas.hpp"
#include "reports/latex/continuum/words.hpp"
#include "reports/latex/table.hpp"
#include "reports/latex/text.hpp"

namespace candor::continuum {
namespace {

using tex::fraction;
using tex::math;

std::string in_interval(const std::string& number, const Enclosure& between) {
  return fraction(between.lower) + "\\le " + number + "\\le" + fraction(between.upper);
}

struct Sentence {
  const Model& model;

  std::string operator()(const Dissolvable& claim) const {
    return for_instance(model, claim.instance) + " the partnership can be dissolved efficiently.";
  }
  std::string operator()(const AlwaysDissolvable& claim) const {
    return "The shares " + math("r=" + tuple(claim.shares)) +
           " can be dissolved efficiently whatever the distribution of values.";
  }
  std::string operator()(const NeverDissolvable& claim) const {
    return "The shares " + math("r=" + tuple(claim.shares)) +
           " cannot be dissolved efficiently, whatever the distribution of values.";
  }
  std::string operator()(const Value& claim) const {
    const std::string number = symbol(model, claim);
    std::string result = for_instance(model, claim.subject.instance) + ", ";
    if (claim.relation) return result + math(number + tex::relation(*claim.relation) + fraction(claim.number)) + ".";
    result += math(in_interval(number, *claim.between));
    return claim.root_of
               ? result + ", and " + math(number) + " is a root of " + math(tex::polynomial(*claim.root_of, "y")) + "."
               : result + ".";
  }
  std::string operator()(const Function& claim) const {
    const std::string function = symbol(model, claim.subject, "v"),
                      opening = for_instance(model, claim.subject.instance) + ", ";
    if (claim.at_least)
      return opening + math(function + "\\ge" + fraction(*claim.at_least)) + " for all " + math("v") + ".";
    if (claim.at_most)
      return opening + math(function + "\\le" + fraction(*claim.at_most)) + " for all " + math("v") + ".";
    if (claim.pieces.size() == 1)
      return opening + math(function + "=" + tex::polynomial(claim.pieces.front(), "v")) + " for all " + math("v") +
             ".";
    std::vector<std::string> pieces;
    for (const Polynomial& piece : claim.pieces) pieces.push_back(math(tex::polynomial(piece, "v")));
    return opening + math(function) + " is, piece by piece, " + tex::joined(pieces, "; ") + ".";
  }
  std::string operator()(const Identity& claim) const {
    return for_instance(model, claim.instance, false) + ",\n\\[ " + identity_formula(claim.identity) +
           (claim.identity == NamedIdentity::simple_mechanism ? transfer_of_the_simple_mechanism() : "") + ". \\]";
  }
  std::string operator()(const DissolvingMechanism& claim) const {
    return for_instance(model, claim.instance) + " the side payments " + math("c=" + tuple(claim.side_payments)) +
           " make a dissolving mechanism.";
  }
  std::string operator()(const SimpleMechanismParticipation& claim) const {
    return for_instance(model, claim.instance) + " everybody takes part in the simple mechanism without side payments.";
  }
  std::string operator()(const EfficientTrade& claim) const {
    return for_instance(model, claim.instance) + " efficient trade is possible without a subsidy.";
  }
  std::string operator()(const DissolvableShares& claim) const {
    return "With values from \\emph{" + tex::text(model.distributions.at(claim.distribution).name) +
           "} two partners with the shares " + math("(r,1-r)") + " can dissolve efficiently if and only if " +
           math("\\underline r\\le r\\le\\bar r") + ", where " + end_point("\\underline r", claim.lower) + " and " +
           end_point("\\bar r", claim.upper) + ".";
  }

 private:
  static std::string transfer_of_the_simple_mechanism() {
    return R"(\quad\text{with}\quad t(v)=-\frac{n-1}{n}G(v)b(v)+\frac1n\int_v^\beta b\,dG)";
  }
  static std::string end_point(const std::string& name, const DissolvableShares::EndPoint& end) {
    return math(name) + " is the root of " + math(tex::polynomial(end.root_of, "x")) + " with " +
           math(in_interval(name, end.between));
  }
};

}  // namespace

std::string sentence(const Model& model, const Statement& statement) { return std::visit(Sentence{model}, statement); }

std::optional<tex::StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict) {
  const auto* claim = std::get_if<Value>(&statement);
  if (claim == nullptr || !claim->relation || claim->subject.quantity == Quantity::worst_off_type ||
      std::holds_alternative<Undecided>(verdict))
    return std::nullopt;
  const bool has_evidence = std::visit(
      [](const auto& one) {
        if constexpr (requires { one.evidence(); })
          return std::holds_alternative<Evidence>(one.evidence());
        else
          return false;
      },
      verdict);
  if (has_evidence) return std::nullopt;  // a proof by points or roots, to be shown
  return tex::StatedNumber{
      for_instance(model, claim->subject.instance), "", symbol(model, *claim),
      (*claim->relation == Relation::equal ? "" : tex::relation(*claim->relation) + " ") + fraction(claim->number)};
}

std::string about(const Model& model, const Statement& statement) {
  return std::visit(
      [&](const auto& claim) -> std::string {
        if constexpr (requires { claim.subject; })
          return math(symbol(model, claim.subject, "v"));
        else if constexpr (requires { claim.identity; })
          return tex::code(word(claim.identity));
        else if constexpr (requires { claim.shares; })
          return math(tuple(claim.shares));
        else if constexpr (requires { claim.instance.shares; })
          return math(tuple(claim.instance.shares));
        else
          return {};
      },
      statement);
}

}  // namespace candor::continuum
