// SPDX-License-Identifier: MIT
#include "reports/latex/region_figure.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "checker/properties/finite/parametric_judgement.hpp"
#include "reports/latex/hedging.hpp"
#include "reports/printers/latex.hpp"
#include "reports/words/finite/region.hpp"

namespace candor::tex {

using namespace document;

std::vector<const StatedClaim*> drawn_regions(const CaseResult& result) {
  constexpr std::size_t most = 5;
  std::vector<const StatedClaim*> drawn;
  for (std::size_t k = 0; k < result.verdicts.size() && drawn.size() < most; ++k) {
    const auto* claim = claim_if<ParameterRegion>(result.file.claims[k].claim.statement);
    if (claim == nullptr || !is_verified(result.verdicts[k]) || claim->subject->family.parameters.size() != 1 ||
        wording::bounds(claim->region, claim->subject->family).empty())
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

Figure region_figure(const FiniteModel& model, const std::vector<const StatedClaim*>& regions,
                     const std::string& label) {
  static constexpr std::array<std::string_view, 5> styles{"black,solid", "black,dashed", "black,dash dot",
                                                          "black!60,densely dashed", "black!60,densely dotted"};
  const auto point = [](const Rational& x, const Rational& y) { return "(" + decimal(x) + "," + decimal(y) + ") "; };
  const Ends ends = window(regions);
  const ParameterFamily::Parameter& varied =
      claim_of<ParameterRegion>(regions.front()->claim.statement).subject->family.parameters.front();
  const Math parameter = wording::symbol_of_parameter(varied.name);
  Rational top = 0;
  std::string plots;
  for (std::size_t k = 0; k < regions.size(); ++k) {
    const Envelope envelope(model, *claim_of<ParameterRegion>(regions[k]->claim.statement).subject);
    plots += "\\addplot[" + std::string(styles[k]) + "] coordinates {";
    for (const Rational& t : envelope.corners(ends.left, ends.right)) {
      const Rational slack = envelope.at(t);
      top = std::max(top, slack);
      plots += point(t, slack);
    }
    plots += "};\n\\addlegendentry{" + printers::latex(Text(regions[k]->claim.id)) + "}\n";
  }
  if (top.sign() == 0) top = 1;
  const std::string lower = decimal(-top * Rational(2) / Rational(3)),
                    upper = decimal(top * Rational(11) / Rational(10));  // what fails goes on below
  const std::string picture =
      "\n\\begin{axis}[width=0.8\\linewidth,height=5.6cm,"
      "tick label style={font=\\footnotesize},xlabel={" +
      printers::latex(Text(parameter)) +
      "},ylabel={least slack},label style={font=\\small},xmin=" + decimal(ends.left) + ",xmax=" + decimal(ends.right) +
      ",ymin=" + lower + ",ymax=" + upper +
      ",axis x line*=bottom,axis y line*=left,/pgf/number format/fixed,/pgf/number format/precision=3,legend "
      "style={font=\\footnotesize,draw=none,at={(0.5,-0.3)},anchor=north},"
      "legend columns=3,legend cell align=left]\n" +
      plots + "\\addplot[red!70!black,line width=0.6pt,forget plot] coordinates {" + point(ends.left, 0) +
      point(ends.right, 0) + "};\n\\addplot[black!30,line width=0.6pt,forget plot] coordinates {(" +
      decimal(varied.value) + "," + lower + ") (" + decimal(varied.value) + "," + upper + ")};\n\\end{axis}\n";
  return {picture,
          {"The least slack of the comparisons that depend on the parameter, for each claim about its region, over the "
           "values of ",
           parameter,
           ". The claims hold where it is not negative (red line). The grey line marks the value in this example, ",
           parameter == varied.value, ". Positions are rounded for drawing; the numbers in this text are exact."},
          label};
}

}  // namespace candor::tex
