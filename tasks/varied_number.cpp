// SPDX-License-Identifier: MIT
#include "tasks/varied_number.hpp"

#include <sstream>

#include "tasks/invalid_question.hpp"

namespace candor {
namespace {

class NumberParser {
 public:
  NumberParser(const FiniteModel& model, const std::string& text)
      : model_(model), types_(model.environment.types), text_(text) {}

  VariedNumber parse() const {
    const std::size_t open = text_.find('['), close = text_.find(']'), at = text_.find(" at ");
    if (open == std::string::npos || close == std::string::npos || at == std::string::npos ||
        !(open < close && close < at))
      throw InvalidQuestion("'" + text_ +
                            "' names no number of the case; write: RULE[AGENT] at TYPE, TYPE, ...   payoff[AGENT] "
                            "from OUTCOME at ...   outside[AGENT] at ...");
    VariedNumber number{};
    number.agent = agent(trimmed(text_.substr(open + 1, close - open - 1)));
    number.profile = profile(text_.substr(at + 4));
    const std::string what = trimmed(text_.substr(0, open)), from = trimmed(text_.substr(close + 1, at - close - 1));
    for (const TransferRule& rule : model_.transfers)
      if (rule.name == what && (what == "payoff" || what == "outside"))
        throw InvalidQuestion("'" + what + "' is the name of a transfer rule of this case, too: rename the rule");
    if (what == "payoff")
      number.outcome = outcome(from);
    else if (!from.empty())
      throw InvalidQuestion("'" + from + "' has no place in '" + text_ + "': only payoffs are from an outcome");
    else if (what != "outside")
      number.transfers = rule(what);
    return number;
  }

 private:
  static std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" ("), last = text.find_last_not_of(" )");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
  }
  Agent agent(const std::string& label) const {
    std::vector<std::string> known;
    for (Agent i : types_.grand_coalition()) known.push_back(types_.label(i));
    return Agent{static_cast<std::uint32_t>(place_of(label, known, "there is no agent"))};
  }
  Profile profile(const std::string& list) const {
    std::stringstream parts(list);
    std::vector<Type> chosen;
    for (std::string part; std::getline(parts, part, ',');) {
      if (chosen.size() == types_.agent_count())
        throw InvalidQuestion("'" + list + "' has more types than there are agents");
      const Agent i{static_cast<std::uint32_t>(chosen.size())};
      std::vector<std::string> known;
      for (std::uint32_t t = 0; t < types_.type_count(i); ++t) known.push_back(types_.label(i, Type{t}).label);
      const std::size_t type = place_of(trimmed(part), known, "agent " + types_.label(i) + " has no type");
      chosen.push_back(Type{static_cast<std::uint32_t>(type)});
    }
    if (chosen.size() < types_.agent_count())
      throw InvalidQuestion("'" + list + "' has fewer types than there are agents: one for each, in their order");
    return types_.profile(types_.joint_type(types_.grand_coalition(), chosen));
  }
  Outcome outcome(const std::string& words) const {
    const std::string label = words.starts_with("from ") ? trimmed(words.substr(5)) : words;
    return Outcome{static_cast<std::uint32_t>(place_of(label, model_.environment.outcomes, "there is no outcome"))};
  }
  std::size_t rule(const std::string& name) const {
    std::vector<std::string> known = names_of(model_.transfers);
    known.insert(known.begin(), {"payoff", "outside"});
    return place_of(name, known, "there is no transfer rule") - 2;
  }

  const FiniteModel& model_;
  const TypeSpace& types_;
  const std::string& text_;
};

}  // namespace

VariedNumber varied_number(const FiniteModel& model, const std::string& written) {
  return NumberParser(model, written).parse();
}

}  // namespace candor
