// SPDX-License-Identifier: MIT
// What a Form is asked for: one object of a certificate, which the Reader (reader.hpp) reads and the
// Writer (reports/export/certificate/) writes. describe.hpp says once, for both, which keys each
// thing has: `form("coalitions", claim.coalitions)` reads the coalitions, or writes them.
#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <unordered_map>

#include "checker/certificate/certificate.hpp"
#include "checker/certificate/json_tree.hpp"
#include "checker/certificate/words.hpp"
#include "checker/model/names.hpp"
#include "checker/properties/claim_id.hpp"
#include "exact/numeral.hpp"

namespace candor::certificates {

// --- what is written otherwise than its C++ type says --------------------------------------------

struct Text {
  std::string& text;
};  ///< any text, where a plain string is a name
enum class RuleKind { allocation, transfers };
struct RuleName {
  std::size_t& index;
  RuleKind kind;
};  ///< by name
struct OptionalRuleName {
  std::optional<std::size_t>& index;
  RuleKind kind;
};
struct RuleNames {
  std::vector<std::size_t>& indices;
  RuleKind kind;
};  ///< at least one, distinct
struct Names {
  std::vector<std::string>& names;
};  ///< distinct
/// One of the names of a list. `what` it is: "distribution".
template <class Index>
struct Named {
  const std::vector<std::string>& names;
  Index& index;
  std::string_view what;
};
/// By name, one of those that are known.
template <class AnyMechanism>
struct MechanismName {
  AnyMechanism& mechanism;
  const std::vector<AnyMechanism>& known;
};
template <class AnyMechanism>
MechanismName(AnyMechanism&, const std::vector<AnyMechanism>&) -> MechanismName<AnyMechanism>;
/// An optional thing that this object cannot do without.
template <class T>
struct Needed {
  std::optional<T>& value;
};
template <class T>
Needed(std::optional<T>&) -> Needed<T>;
template <class Index>
Named(const std::vector<std::string>&, Index&, std::string_view) -> Named<Index>;

enum class Lines { one_for_each, as_few_as_possible };

/// What names refer to.
struct Vocabulary {
  const Model* whole = nullptr;
  const FiniteModel* model = nullptr;  ///< the same, if it is finite
  std::unordered_map<std::string, std::uint32_t> outcomes;
  std::vector<std::string> weighted_rules;       ///< over which the weights of the evidence are
  const ParameterRegion* region = nullptr;       ///< the region that the evidence is about
  const TypeSpace* sent = nullptr;               ///< the messages that places of the claim may name
  const TypeSpace* messages = nullptr;           ///< they stand for types in what is described: AmongMessages
  std::size_t table_cells = 0;                   ///< of a dynamic model's tables so far
  std::size_t longest_number = longest_numeral;  ///< that is written

  void speak_of(const Model& any) {
    whole = &any;
    model = std::get_if<FiniteModel>(&any);
  }
  Family family() const { return family_of(*whole); }
  const TypeSpace& types() const {
    if (messages != nullptr) return *messages;
    const auto* dynamic = std::get_if<dynamic::Model>(whole);
    return dynamic != nullptr ? dynamic->types : model->environment.types;
  }
  const std::vector<std::string>& outcome_labels() const {
    const auto* dynamic = std::get_if<dynamic::Model>(whole);
    return dynamic != nullptr ? dynamic->outcomes : model->environment.outcomes;
  }
  const std::string& rule(RuleKind kind, std::size_t index) const;
  std::optional<std::size_t> find_rule(RuleKind kind, const std::string& name) const;
  std::vector<std::string> agents() const;
};

/// While one exists, messages of a game form stand for types.
class AmongMessages {
 public:
  AmongMessages(Vocabulary& vocabulary, const TypeSpace& messages) : vocabulary_(vocabulary) {
    vocabulary_.messages = &messages;
  }
  ~AmongMessages() { vocabulary_.messages = nullptr; }
  AmongMessages(const AmongMessages&) = delete;
  AmongMessages& operator=(const AmongMessages&) = delete;

 private:
  Vocabulary& vocabulary_;
};

std::string listed(std::span<const std::string_view> words);
inline constexpr std::string_view certificate_version = "2";

/// A key by which an enumeration is told; there is just one of them.
template <class Form, class Enumeration>
void key_field(Form& form, std::span<const std::string_view> keys, Enumeration& value) {
  const auto found = form.key_among(keys, static_cast<std::size_t>(value));
  form.require(found.has_value(), {}, "one of these keys is missing: " + listed(keys));
  value = static_cast<Enumeration>(found.value());
}

/// A lottery over joint reports: those of positive probability, in order.
template <class Form>
void lottery_field(Form& form, std::string_view key, Coalition coalition, std::vector<Rational>& lottery) {
  const auto written = [&] {
    MixedReport report;
    for (std::uint32_t r = 0; r < lottery.size(); ++r)
      if (lottery[r].sign() != 0) report.branches.push_back({{coalition, r}, lottery[r]});
    return report;
  };
  const auto tabulate = [&](const MixedReport& report) {
    std::uint32_t next = 0;
    for (const MixedReport::Branch& branch : report.branches) {
      form.require(branch.report.coalition == coalition && branch.report.index >= next && branch.probability.sign() > 0,
                   key, "the reports are in order, and each has a positive probability");
      next = branch.report.index + 1;
      lottery[branch.report.index] = branch.probability;
    }
  };
  form.template as<MixedReport>(written, tabulate, [&](MixedReport& report) { form(key, report); });
}

/// An enumeration, by its word.
template <class T>
concept Worded = std::is_enum_v<T>;
/// An object whose keys are described.
template <class T, class Form>
concept Described = requires(Form& form, T& value) {
  describe(form, value);
};

}  // namespace candor::certificates
