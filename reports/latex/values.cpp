// SPDX-License-Identifier: MIT
#include "reports/latex/values.hpp"

#include <algorithm>
#include <map>

#include "reports/case_result.hpp"
#include "reports/comparison_list.hpp"
#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

constexpr std::size_t terms_shown = 8;

Rational amount(const ExpectationTerm& term) { return term.payoff + term.transfer; }

/// Terms with the same payoff and transfer added up, in order of first appearance.
std::vector<ExpectationTerm> merged(const std::vector<ExpectationTerm>& all) {
  std::vector<ExpectationTerm> result;
  for (const ExpectationTerm& term : all) {
    const auto same = std::find_if(result.begin(), result.end(), [&](const ExpectationTerm& other) {
      return other.payoff == term.payoff && other.transfer == term.transfer;
    });
    if (same == result.end())
      result.push_back(term);
    else
      same->probability += term.probability;
  }
  return result;
}

std::string bracketed(const Rational& value, bool always) {
  return always || value.sign() < 0 ? "(" + fraction(value) + ")" : fraction(value);
}

/// payoff+transfer, with the sign of the transfer as its sign of operation.
std::string payoff_and_transfer(const ExpectationTerm& term) {
  return "(" + fraction(term.payoff) + (term.transfer.sign() < 0 ? "" : "+") + fraction(term.transfer) + ")";
}

/// "\tfrac{4}{7}(2+60)+\tfrac{3}{7}(2-80)"; one summand of the expectation after the other.
std::string summands(const FiniteModel& model, const Expectation& expectation) {
  std::vector<ExpectationTerm> list = terms(model, expectation);
  if (list.size() > terms_shown) list = merged(list);
  std::vector<std::string> parts;
  for (const ExpectationTerm& term : list) {
    const bool sure = term.probability == Rational(1);
    const std::string weight = sure ? "" : fraction(term.probability);
    const std::string value = expectation.quantity == Quantity::utility ? payoff_and_transfer(term)
                              : sure                                    ? fraction(amount(term))
                                     : (amount(term).sign() < 0 ? "" : "\\cdot ") + bracketed(amount(term), false);
    parts.push_back(weight + value);
  }
  return joined(parts, "+");
}

/// Looking up one entry of the example, or the same entry again and again, needs no computation.
bool is_one_entry(const FiniteModel& model, const Value& claim) {
  if (claim.of == Value::Of::probability)
    return claim.event.types.coalition == model.environment.types.grand_coalition() &&
           claim.given.types.coalition.empty() && !claim.given.condition;
  if (claim.minimum_of().size() > 1) return false;
  const std::vector<ExpectationTerm> all = terms(model, claim.minimum_of().front());
  return claim.of == Value::Of::utility ? false : merged(all).size() == 1;
}

std::string probability_terms(const FiniteModel& model, const Event& event, const Event& given) {
  const Environment& environment = model.environment;
  std::vector<std::string> both;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value)
    if (event.contains(environment.types, theta) && given.contains(environment.types, theta) &&
        environment.prior(theta).sign() > 0)
      both.push_back(fraction(environment.prior(theta)));
  const std::string numerator = both.empty() ? "0" : both.size() > 2 * terms_shown ? "\\dots" : joined(both, "+");
  const bool conditional = !given.types.coalition.empty() || given.condition;
  return conditional ? "\\Bigl(" + numerator + "\\Bigr)\\Big/" + fraction(given.probability(environment)) : numerator;
}

/// Both sides of a stated deviation.
struct Sides {
  Side truthful, deviating;
};

Sides sides(const Deviation& claim) {
  Sides result;
  for (const std::size_t rule : claim.mechanism.transfers) {
    result.truthful.expectations.push_back(
        {Quantity::utility, claim.coalition, claim.mechanism.allocation, rule, claim.given, MixedReport::truth()});
    result.deviating.expectations.push_back(
        {Quantity::utility, claim.coalition, claim.mechanism.allocation, rule, claim.given, claim.report});
  }
  return result;
}

struct QuantityText {
  const Notation& n;
  std::string operator()(const Value& claim) const {
    if (claim.of == Value::Of::probability) return n.probability(claim.event, claim.given);
    Side side;
    side.expectations = claim.minimum_of();
    return n.side(side);
  }
  std::string operator()(const Deviation& claim) const {
    const Sides both = sides(claim);
    return n.side(both.deviating) + "-" + n.side(both.truthful);
  }
  template <class Claim>
  std::string operator()(const Claim&) const {
    return {};
  }
};

struct Printed {
  std::string operator()(const Value& claim) const {
    return (claim.relation == Relation::equal ? "" : relation(claim.relation) + " ") + fraction(claim.number);
  }
  std::string operator()(const Deviation& claim) const {
    return claim.gain ? fraction(*claim.gain) : claim.pays ? "> 0" : "\\le 0";
  }
  template <class Claim>
  std::string operator()(const Claim&) const {
    return {};
  }
};

/// What the kernel compared: the value, or the gain.
Rational computed(const FiniteModel& model, const StatedClaim& stated) {
  const Judgement first = listed_comparisons(model, stated.claim.statement, Enumerate{}, 1).rows.front();
  return is_claim<Deviation>(stated.claim.statement) ? first.left.value - first.right.value : first.left.value;
}

struct Computation {
  const Notation& n;
  const Rational& result;
  const std::string& reference;               // of this claim
  std::map<std::string, std::string>& shown;  // expectations already worked out, and where

  std::string line(const Expectation& expectation) const {
    const std::string symbol = n.expectation(expectation),
                      value = "=" + fraction(evaluate(n.model(), expectation)) + "$";
    const auto [entry, is_new] = shown.emplace(symbol, reference);
    return is_new || reference.empty()
               ? "$" + symbol + "=" + summands(n.model(), expectation) + value
               : "$" + symbol + value + (entry->second == reference ? "" : " (see " + entry->second + ")");
  }
  std::string operator()(const Value& claim) const {
    if (is_one_entry(n.model(), claim)) return {};
    if (claim.of == Value::Of::probability)
      return "$" + n.probability(claim.event, claim.given) + "=" +
             probability_terms(n.model(), claim.event, claim.given) + "=" + fraction(result) + "$.";
    std::vector<std::string> lines;
    for (const Expectation& expectation : claim.minimum_of()) lines.push_back(line(expectation));
    return joined(lines, ";\\\\ ") +
           (claim.minimum_of().size() > 1 ? ";\\\\ the least is $" + fraction(result) + "$." : ".");
  }
  std::string operator()(const Deviation& claim) const {
    const Sides both = sides(claim);
    std::vector<std::string> lines;
    for (std::size_t k = 0; k < both.truthful.expectations.size(); ++k) {
      lines.push_back(line(both.truthful.expectations[k]));
      lines.push_back(line(both.deviating.expectations[k]));
    }
    return joined(lines, ";\\\\ ") +
           (both.truthful.expectations.size() > 1
                ? ";\\\\ at worst, the report changes the utility by $" + fraction(result) + "$."
                : ".");
  }
  template <class Claim>
  std::string operator()(const Claim&) const {
    return {};
  }
};

}  // namespace

std::string verdict_word(const Verdict& verdict) { return std::string(word(verdict)); }

std::string values(const Setting& setting, const std::string& heading, const std::vector<PrintedValue>& printed) {
  const Notation& n = setting.notation;
  std::string rows, computations, previous_words;
  std::map<std::string, std::string> shown;
  for (const PrintedValue& value : printed) {
    const finite::Statement& statement = finite_statement(value.stated.claim.statement);
    const std::string words = value.stated.says.empty() ? prose(value.stated.note) : quoted_prose(value.stated.says);
    const std::string word = is_refuted(value.verdict) ? "\\textbf{refuted}" : verdict_word(value.verdict);
    std::string result = "--";
    if (!is_undecided(value.verdict)) {
      const Rational number = computed(n.model(), value.stated);
      result = math(fraction(number));
      if (const std::string steps = std::visit(Computation{n, number, value.reference, shown}, statement);
          !steps.empty())
        computations += "\\item[" + value.reference + "] " + steps + "\n";
    }
    if (!rows.empty() && words != previous_words) rows += "\\addlinespace[2pt]\n";
    rows += value.number + "&\\raggedright " + (words == previous_words ? "" : words) + "&\\raggedright " +
            math(std::visit(QuantityText{n}, statement)) + "&" + math(std::visit(Printed{}, statement)) + "&" + result +
            "&" + word + "\\tabularnewline\n";
    previous_words = words;
  }
  const std::string head = "\\toprule\n&source&quantity&printed&computed&verdict\\\\\n\\midrule\n";
  const std::string first_head = heading.empty() ? ""
                                                 : "\\multicolumn{6}{@{}l}{\\normalsize\\textbf{" + heading +
                                                       "}}\\\\[3pt]\n" + head + "\\endfirsthead\n";
  const std::string columns = setting.measure.line_width > article_measure.line_width
                                  ? "p{0.31\\linewidth}p{0.37\\linewidth}"
                                  : "p{0.29\\linewidth}p{0.33\\linewidth}";
  std::string result =
      "{\\footnotesize\\renewcommand{\\arraystretch}{1.15}\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}r" +
      columns + "rrl@{}}\n" + first_head + head + "\\endhead\n\\bottomrule\n\\endfoot\n" + rows + "\\end{longtable}}\n";
  if (!computations.empty())
    result +=
        "\\begin{list}{}{\\leftmargin=2.2em\\labelwidth=1.8em\\labelsep=0.4em\\itemsep=1pt\\parsep=0pt\\topsep=2pt}"
        "\\small\\raggedright\n" +
        computations + "\\end{list}\n";
  return result;
}

}  // namespace candor::tex
