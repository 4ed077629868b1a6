// SPDX-License-Identifier: MIT
// Collusion schemes.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/dynamic/read.hpp"

namespace candor::dynamic {
namespace {

class SchemeReader {
 public:
  SchemeReader(Reading& reading, Scheme& scheme) : reading_(reading), model_(model_of(reading)), scheme_(scheme) {}

  bool read(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    if (!reading_.keys(node, scheme_keys(), "the scheme", &node)) return false;
    const YamlNode *coalition = node.find("coalition"), *reports = node.find("reports"),
                   *payments = node.find("side_payments");
    if (const auto mechanism = read_mechanism(reading_, node, node)) scheme_.mechanism = *mechanism;
    if (coalition != nullptr) scheme_.coalition = read_coalition(reading_, *coalition).value_or(Coalition{});
    if (reading_.errors.error_count() > before || scheme_.coalition.empty() || reports == nullptr) return false;
    joint_types_ = model_.types.joint_type_count(scheme_.coalition);
    const std::size_t allocation[] = {scheme_.mechanism.allocation};
    reachable_ = reachable_states(model_, allocation, reading_.patience());
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      const std::size_t rows = model_.state_count(period) * joint_types_;
      if (!reading_.afford(node, rows * (model_.agent_count() + 1))) return false;
      scheme_.reports.emplace_back(rows);
      scheme_.side_payments.emplace_back(rows * model_.agent_count());
    }
    if (reports->is_map())
      read_report_formulas(*reports);
    else
      read_report_table(*reports);
    if (payments != nullptr) payments->is_map() ? read_team(*payments) : read_payment_table(*payments);
    return reading_.errors.error_count() == before;
  }

 private:
  template <class Visit>
  void for_each_message(const Visit& visit) {
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (std::size_t state = 0; state < model_.state_count(period); ++state)
        for (std::uint32_t joint = 0; joint < joint_types_; ++joint)
          if (reachable_[period - 1][state]) {
            if (!visit(period, state, JointType{scheme_.coalition, joint})) return;
          } else
            scheme_.reports[period - 1][state * joint_types_ + joint] = joint;
  }

  /// For each member, what it reports, in terms of the members' messages.
  void read_report_formulas(const YamlNode& map) {
    std::vector<ReadFormula> formulas;
    for (const YamlNode& key : map.keys)
      if (const auto agent = reading_.agent(key); agent && !scheme_.coalition.contains(*agent))
        reading_.error(key, "agent " + key.text + " is no member of the coalition");
    for (Agent i : scheme_.coalition) {
      const YamlNode* node = map.find(model_.types.label(i));
      if (node == nullptr)
        return reading_.error(map, "the scheme does not say what agent " + model_.types.label(i) + " reports");
      const auto formula = reading_.formula(*node, scope_of(reading_, true), Sort::value);
      if (!formula) return;
      formulas.push_back(*formula);
    }
    for_each_message([&](std::uint32_t period, std::size_t state, JointType messages) {
      std::vector<Type> types;
      std::size_t k = 0;
      for (Agent i : scheme_.coalition) {
        const ReadFormula& formula = formulas[k++];
        const auto label = value_known_from(reading_, formula, i, messages, [&](Profile profile) {
          return reading_.label_of(
              formula, Situation{profile, i, {}, moment_of(reading_, period, model_.state_at(period, state))});
        });
        if (!label) return false;
        const auto type = label ? model_.types.find_type(i, *label) : std::nullopt;
        if (label && !type)
          reading_.error(*formula.node, "agent " + model_.types.label(i) + " has no type " + in_quotes(*label),
                         did_you_mean(*label, reading_.type_names(i)));
        if (!type) return false;
        types.push_back(*type);
      }
      scheme_.reports[period - 1][state * joint_types_ + messages.index] =
          model_.types.joint_type(scheme_.coalition, types).index;
      return true;
    });
  }

  std::vector<std::string> columns(std::string_view prefix) const {
    std::vector<std::string> names;
    for (Agent i : scheme_.coalition) names.push_back(std::string(prefix) + model_.types.label(i));
    return names;
  }
  Agent agent_of(const std::string& column) const {
    return model_.types.find_agent(column.substr(column.find(' ') + 1)).value();
  }

  void read_report_table(const YamlNode& node) {
    std::optional<HistoryTable> table = HistoryTable::read(reading_, node, scheme_.coalition, columns("report "), true);
    if (!table) return;
    for_each_message([&](std::uint32_t period, std::size_t state, JointType messages) {
      std::map<Agent, Type> chosen;
      for (std::size_t k = 0; k < table->values().size(); ++k) {
        const YamlNode* cell = table->cell(period, model_.state_at(period, state), messages, k);
        if (cell == nullptr) return true;
        const Agent agent = agent_of(table->values()[k]);
        const std::optional<Type> type = reading_.type(*cell, agent);
        if (!type) return false;
        chosen[agent] = *type;
      }
      std::vector<Type> types;
      for (const auto& [agent, type] : chosen) types.push_back(type);
      scheme_.reports[period - 1][state * joint_types_ + messages.index] =
          model_.types.joint_type(scheme_.coalition, types).index;
      return true;
    });
    table->complete();
  }

  void read_team(const YamlNode& node) {
    if (!reading_.keys(node, team_keys(), "the side payments", &node)) return;
    if (const YamlNode* word = node.find("construction"))
      reading_.one_of(*word, Shape::side_payment_construction, "construction of side payments");
    Scheme::Team team{std::vector<Rational>(model_.agent_count())};
    if (const YamlNode* sums = node.find("lump_sums")) {
      const auto numbers = read_agent_numbers(reading_, *sums);
      if (!numbers) return;
      team.lump_sums = *numbers;
      require_balance(*sums, team.lump_sums, "the lump sums");
    }
    scheme_.team = std::move(team);
  }

  bool require_balance(const YamlNode& node, const std::vector<Rational>& numbers, const std::string& what) {
    Rational sum;
    for (Agent i : model_.types.grand_coalition()) {
      sum += numbers[i.value];
      if (numbers[i.value].sign() != 0 && !scheme_.coalition.contains(i)) {
        reading_.error(node,
                       "agent " + model_.types.label(i) + " is no member of the coalition and gets no side payment");
        return false;
      }
    }
    if (sum.sign() != 0) reading_.error(node, what + " sum to " + sum.text() + ", not 0");
    return sum.sign() == 0;
  }

  void read_payment_table(const YamlNode& node) {
    std::optional<HistoryTable> table =
        HistoryTable::read(reading_, node, scheme_.coalition, columns("payment "), true);
    if (!table) return;
    for_each_message([&](std::uint32_t period, std::size_t state, JointType messages) {
      std::vector<Rational> numbers(model_.agent_count());
      const YamlNode* first = nullptr;
      for (std::size_t k = 0; k < table->values().size(); ++k) {
        const YamlNode* cell = table->cell(period, model_.state_at(period, state), messages, k);
        if (cell == nullptr) return true;
        if (k == 0) first = cell;
        const std::optional<Rational> number = reading_.constant(*cell);
        if (!number) return false;
        numbers[agent_of(table->values()[k]).value] = *number;
      }
      if (first != nullptr && !require_balance(*first, numbers, "the side payments of this row")) return false;
      const std::size_t row = (state * joint_types_ + messages.index) * model_.agent_count();
      std::copy(numbers.begin(), numbers.end(),
                scheme_.side_payments[period - 1].begin() + static_cast<std::ptrdiff_t>(row));
      return true;
    });
    table->complete();
  }

  Reading& reading_;
  const Model& model_;
  Scheme& scheme_;
  std::uint32_t joint_types_ = 1;
  std::vector<std::vector<bool>> reachable_;
};

}  // namespace

bool read_schemes(Reading& reading, const YamlNode& node) {
  if (!node.is_map()) {
    reading.error(
        node, "schemes are a map from name to {mechanism: NAME, coalition: [...], reports: ..., side_payments: ...}");
    return false;
  }
  const std::vector<std::string> names = reading.rule_names(node, "a scheme");
  bool fine = true;
  for (std::size_t k = 0; k < names.size(); ++k) {
    Scheme scheme;
    scheme.name = names[k];
    fine = SchemeReader(reading, scheme).read(node.items[k]) && fine;
    model_of(reading).schemes.push_back(std::move(scheme));
  }
  return fine;
}

}  // namespace candor::dynamic
