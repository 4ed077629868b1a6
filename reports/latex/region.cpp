// SPDX-License-Identifier: MIT
#include "reports/latex/region.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "checker/properties/finite/parameter_region.hpp"
#include "reports/latex/hedging.hpp"
#include "reports/latex/text.hpp"
#include "reports/text/region.hpp"
#include "reports/text/words.hpp"

namespace candor::tex {
namespace {

std::string parameter(const std::string& name) {
  const std::optional<Symbol> known = symbol(name);
  if (known) return known->digits.empty() ? known->base : known->base + "_{" + known->digits + "}";
  return name.size() == 1 ? name : upright(name);
}

std::vector<std::string> parameters(const RegionSubject& subject) {
  std::vector<std::string> result;
  for (const std::string& name : parameter_names(subject.family)) result.push_back(parameter(name));
  return result;
}

/// Math: "2\,t-c\le\tfrac{7}{4}".
std::string in_math(const WrittenInequality& inequality, const std::vector<std::string>& names) {
  std::string sum;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const Rational& coefficient = inequality.coefficients[k];
    if (coefficient.sign() == 0) continue;
    const Rational size = abs(coefficient);
    sum += (coefficient.sign() < 0 ? "-"
            : sum.empty()          ? ""
                                   : "+") +
           (size == Rational(1) ? "" : fraction(size) + "\\,") + names[k];
  }
  return sum + relation(inequality.relation) + fraction(inequality.bound);
}

std::string in_math(const std::vector<AffineInequality>& region, const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  for (const WrittenInequality& inequality : as_written(region)) parts.push_back(math(in_math(inequality, names)));
  return joined(parts, " and ");
}

std::string in_math(const AffineInequality& inequality, const std::vector<std::string>& names) {
  if (inequality.function.is_constant()) return inequality.holds_at({}) ? "0\\ge0" : "0>0";
  return in_math(as_written({inequality}).front(), names);
}

std::string claims(const RegionSubject& subject) {
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : subject.claims) ids.push_back(text(part.claim.id));
  return (ids.size() == 1 ? "claim " : "claims ") + joined(ids, ", ");
}

std::string place(const Notation& n, const RegionSubject& subject, const RegionPlace& where) {
  return text(candor::in_words(n.model(), subject.claims[where.claim].claim.statement, where.place));
}

}  // namespace

std::string region_sentence(const ParameterRegion& claim) {
  const RegionSubject& subject = *claim.subject;
  const std::vector<std::string> names = parameters(subject);
  std::vector<std::string> symbols;
  for (const std::string& name : names) symbols.push_back(math(name));
  const std::string which = joined(symbols, ", "), verb = subject.claims.size() == 1 ? " holds" : " hold";
  if (is_nowhere(claim.region))
    return "For no value of " + which + (subject.claims.size() == 1 ? " does " : " do ") + claims(subject) + " hold.";
  std::string what = claims(subject);
  what[0] = 'C';
  if (as_written(claim.region).empty()) return what + verb + " for all values of " + which + ".";
  return what + verb + " for exactly those values of " + which + " with " + in_math(claim.region, names) + ".";
}

std::string region_proof(const Notation& n, const ParameterRegion& claim, const RegionProof& proof, Measure measure) {
  const RegionSubject& subject = *claim.subject;
  const std::vector<std::string> names = parameters(subject);
  std::string result = "With the allocations as they are, both sides of every comparison are affine in " +
                       math(joined(names, ",")) + ". ";
  if (!as_written(claim.region).empty() || is_nowhere(claim.region)) {
    bool each_is_one = true;
    for (std::size_t k = 0; k < proof.bounds.size(); ++k) {
      const std::vector<RegionProof::Bound::Term>& terms = proof.bounds[k].terms;
      each_is_one = each_is_one && (terms.empty() ||  // a constant that is true
                                    (terms.size() == 1 && terms.front().demand.function.coefficients ==
                                                              claim.region[k].normalised().function.coefficients));
    }
    std::vector<std::string> header{"bound"};
    if (!each_is_one) header.insert(header.end(), {"multiplier", "of"});
    if (subject.claims.size() > 1) header.emplace_back("claim");
    header.emplace_back("asked for where");
    Table table(std::string(header.size(), 'l'), header);
    for (std::size_t k = 0; k < proof.bounds.size(); ++k)
      for (std::size_t t = 0; t < proof.bounds[k].terms.size(); ++t) {
        const RegionProof::Bound::Term& term = proof.bounds[k].terms[t];
        std::vector<std::string> row{t == 0 ? math(in_math(claim.region[k], names)) : ""};
        if (!each_is_one) row.insert(row.end(), {math(fraction(term.multiplier)), math(in_math(term.demand, names))});
        if (subject.claims.size() > 1) row.push_back(text(subject.claims[term.place.claim].claim.id));
        row.push_back(place(n, subject, term.place));
        table.row(std::move(row));
      }
    result += std::string("Each bound is what one comparison asks for") + (each_is_one ? "" : ", or a sum of several") +
              ":\n" + table.set(measure) + "\\noindent ";
  }
  if (is_nowhere(claim.region)) return result + "They contradict one another.\n";
  return result + "Conversely, all comparisons together ask for " +
         counted(proof.consequences.size(), "distinct inequality", "distinct inequalities") +
         ", and each of them follows from the bounds.\n";
}

std::string region_counterexample(const Notation& n, const ParameterRegion& claim, const Refuted& refuted) {
  const auto& point = std::get<ParameterPoint>(refuted.evidence());
  const RegionSubject& subject = *claim.subject;
  const std::vector<std::string> names = parameters(subject);
  std::vector<std::string> values;
  for (std::size_t k = 0; k < names.size(); ++k) values.push_back(math(names[k] + "=" + fraction(point.values[k])));
  const std::string at = "At " + joined(values, ", ");
  if (!point.failing)
    return at + ", which is outside, " + claims(subject) + (subject.claims.size() == 1 ? " holds" : " hold") +
           " nevertheless.\n";
  const Judgement& failure = refuted.counterexample().back();
  return at + ", which is inside, claim " + text(subject.claims[point.failing->claim].claim.id) + " fails (" +
         place(n, subject, *point.failing) +
         "): " + math(fraction(failure.left.value) + relation(failure.relation) + fraction(failure.right.value)) +
         ".\n";
}

std::vector<const StatedClaim*> drawn_regions(const CaseResult& result) {
  constexpr std::size_t most = 5;
  std::vector<const StatedClaim*> drawn;
  for (std::size_t k = 0; k < result.verdicts.size() && drawn.size() < most; ++k) {
    const auto* claim = claim_if<ParameterRegion>(result.file.claims[k].claim.statement);
    if (claim == nullptr || !is_verified(result.verdicts[k]) || claim->subject->family.parameters.size() != 1 ||
        as_written(claim->region).empty())
      continue;
    if (drawn.empty() ||
        claim_of<ParameterRegion>(drawn.front()->claim.statement).subject->family.parameters.front().name ==
            claim->subject->family.parameters.front().name)
      drawn.push_back(&result.file.claims[k]);
  }
  return drawn;
}

namespace {

/// slope * t + height.
struct Line {
  Rational slope, height;
  Rational at(const Rational& t) const { return slope * t + height; }
};

/// The least of the lines that depend on the parameter, a concave function.
class Envelope {
 public:
  Envelope(const FiniteModel& model, const RegionSubject& subject) {
    std::map<Rational, Rational> lowest;
    for (const ParametricJudgement& judgement : parametric_judgements(model, subject)) {
      const bool downwards = judgement.relation == Relation::at_most || judgement.relation == Relation::less_than;
      add(lowest, downwards ? judgement.right - judgement.left : judgement.left - judgement.right);
      if (judgement.relation == Relation::equal) add(lowest, judgement.right - judgement.left);
    }
    for (const auto& [slope, height] : lowest) lines_.push_back({slope, height});
  }

  Rational at(const Rational& t) const {
    Rational least = lines_.front().at(t);
    for (const Line& line : lines_) least = std::min(least, line.at(t));
    return least;
  }
  /// Where the least line changes, between two ends, with the ends.
  std::vector<Rational> corners(const Rational& left, const Rational& right) const {
    std::vector<Rational> result{left};
    while (result.back() < right) result.push_back(next(result.back(), right));
    return result;
  }

 private:
  static void add(std::map<Rational, Rational>& lowest, const AffineFunction& slack) {
    if (slack.is_constant()) return;
    const auto [place, is_new] = lowest.emplace(slack.coefficients.front(), slack.constant);
    if (!is_new) place->second = std::min(place->second, slack.constant);
  }
  /// The first crossing to the right of t with a line that falls faster than the least one there.
  Rational next(const Rational& t, const Rational& right) const {
    const Rational here = at(t);
    Rational slope = lines_.back().slope, first = right;
    for (const Line& line : lines_)
      if (line.at(t) == here) slope = std::min(slope, line.slope);
    for (const Line& line : lines_) {
      if (!(line.slope < slope)) continue;
      const Rational crossing = t + (line.at(t) - here) / (slope - line.slope);
      first = std::min(first, crossing);
    }
    return first;
  }
  std::vector<Line> lines_;  // by slope
};

struct Ends {
  Rational left, right;
};

/// Every end of a region and the value of the parameter, with some room.
Ends window(const std::vector<const StatedClaim*>& regions) {
  const auto& first = claim_of<ParameterRegion>(regions.front()->claim.statement);
  const Rational& value = first.subject->family.parameters.front().value;
  Ends ends{value, value};
  for (const StatedClaim* stated : regions)
    for (const AffineInequality& inequality : claim_of<ParameterRegion>(stated->claim.statement).region) {
      if (inequality.function.is_constant()) continue;
      const Rational end = -inequality.function.constant / inequality.function.coefficients.front();
      ends = {std::min(ends.left, end), std::max(ends.right, end)};
    }
  const Rational width = ends.right - ends.left,
                 room = (width.sign() == 0 ? Rational(1) : width) * (Rational(1) / Rational(8));
  return {ends.left - room, ends.right + room};
}

}  // namespace

std::string region_figure(const Notation& n, const std::vector<const StatedClaim*>& regions, const std::string& label) {
  static constexpr std::array<std::string_view, 5> styles{"black,solid", "black,dashed", "black,dash dot",
                                                          "black!60,densely dashed", "black!60,densely dotted"};
  const auto point = [](const Rational& x, const Rational& y) { return "(" + decimal(x) + "," + decimal(y) + ") "; };
  const Ends ends = window(regions);
  const ParameterFamily::Parameter& varied =
      claim_of<ParameterRegion>(regions.front()->claim.statement).subject->family.parameters.front();
  const std::string name = parameter(varied.name);
  Rational top = 0;
  std::string plots;
  for (std::size_t k = 0; k < regions.size(); ++k) {
    const Envelope envelope(n.model(), *claim_of<ParameterRegion>(regions[k]->claim.statement).subject);
    plots += "\\addplot[" + std::string(styles[k]) + "] coordinates {";
    for (const Rational& t : envelope.corners(ends.left, ends.right)) {
      const Rational slack = envelope.at(t);
      top = std::max(top, slack);
      plots += point(t, slack);
    }
    plots += "};\n\\addlegendentry{" + text(regions[k]->claim.id) + "}\n";
  }
  if (top.sign() == 0) top = 1;
  const std::string lower = decimal(-top * Rational(2) / Rational(3)),
                    upper = decimal(top * Rational(11) / Rational(10));  // what fails goes on below
  return "\\begin{figure}[htbp]\n\\centering\n\\begin{tikzpicture}\n\\begin{axis}[width=0.8\\linewidth,height=5.6cm,"
         "tick label style={font=\\footnotesize},xlabel={$" +
         name + "$},ylabel={least slack},label style={font=\\small},xmin=" + decimal(ends.left) +
         ",xmax=" + decimal(ends.right) + ",ymin=" + lower + ",ymax=" + upper +
         ",axis x line*=bottom,axis y line*=left,/pgf/number format/fixed,/pgf/number format/precision=3,legend "
         "style={font=\\footnotesize,draw=none,at={(0.5,-0.3)},anchor=north},"
         "legend columns=3,legend cell align=left]\n" +
         plots + "\\addplot[red!70!black,line width=0.6pt,forget plot] coordinates {" + point(ends.left, 0) +
         point(ends.right, 0) + "};\n\\addplot[black!30,line width=0.6pt,forget plot] coordinates {(" +
         decimal(varied.value) + "," + lower + ") (" + decimal(varied.value) + "," + upper +
         ")};\n\\end{axis}\n\\end{tikzpicture}\n\\caption{The least slack of the comparisons that depend on the "
         "parameter, for each claim about its region, over the values of " +
         math(name) +
         ". The claims hold where it is not negative (red line). The grey line marks the value in this example, " +
         math(name + "=" + fraction(varied.value)) +
         ". Positions are rounded for drawing; the numbers in this text are exact.}\n\\label{" + label +
         "}\n\\end{figure}\n";
}

}  // namespace candor::tex
