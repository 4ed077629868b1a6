// SPDX-License-Identifier: MIT
#include "reports/latex/hedging.hpp"

#include <gmp.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "reports/document/letters.hpp"
#include "reports/printers/latex.hpp"
#include "reports/text/words.hpp"

namespace candor::tex {

using namespace document;

namespace {

constexpr std::uint32_t most_joint_types = 16;

/// The highest point of the lower envelope of lines: at an end or where two lines cross.
std::pair<Rational, Rational> highest_worst(const Hedge& hedge, std::optional<std::size_t> left_out) {
  std::vector<Rational> candidates{0, 1};
  for (std::size_t k = 0; k < hedge.at_first.size(); ++k)
    for (std::size_t l = k + 1; l < hedge.at_first.size(); ++l) {
      const Rational slope = (hedge.at_first[k] - hedge.at_second[k]) - (hedge.at_first[l] - hedge.at_second[l]);
      if (slope.sign() == 0) continue;
      const Rational crossing = (hedge.at_second[l] - hedge.at_second[k]) / slope;
      if (crossing > Rational(0) && crossing < Rational(1)) candidates.push_back(crossing);
    }
  std::pair<Rational, Rational> best{0, hedge.worst(0, left_out)};
  for (const Rational& alpha : candidates)
    if (const Rational worst = hedge.worst(alpha, left_out); worst > best.second) best = {alpha, worst};
  return best;
}

std::vector<Rational> utilities(const FiniteModel& model, const Mechanism& mechanism, JointType truth,
                                const MixedReport& report) {
  std::vector<Rational> result;
  Event given;
  given.types = truth;
  for (std::size_t rule : mechanism.transfers)
    result.push_back(evaluate(model, {Quantity::utility, truth.coalition, mechanism.allocation, rule, given, report}));
  return result;
}

}  // namespace

Rational Hedge::worst(const Rational& weight, std::optional<std::size_t> left_out) const {
  std::optional<Rational> least;
  for (std::size_t k = 0; k < at_first.size(); ++k)
    if (k != left_out)
      if (const Rational value = under(k, weight); !least || value < *least) least = value;
  return least.value();
}

namespace {

/// Keeps the hedge that shows most: one that shows a rule to be needed before one that does not,
/// then the larger gain.
class Choice {
 public:
  Choice(const FiniteModel& model, const Mechanism& mechanism) : model_(model), mechanism_(mechanism) {}

  void consider(const Mixture& mixture) {
    const std::vector<Rational> truthful = utilities(model_, mechanism_, mixture.truth, MixedReport::truth());
    const Hedge hedge{mixture.truth,
                      mixture.first,
                      mixture.second,
                      *std::min_element(truthful.begin(), truthful.end()),
                      utilities(model_, mechanism_, mixture.truth, MixedReport::pure(mixture.first)),
                      utilities(model_, mechanism_, mixture.truth, MixedReport::pure(mixture.second)),
                      std::nullopt,
                      0,
                      0};
    consider(hedge, std::nullopt);
    for (std::size_t k = 0; truthful.size() > 2 && k < truthful.size(); ++k) consider(hedge, k);
  }
  bool shows_a_rule_to_be_needed() const { return chosen_ && chosen_->without; }
  std::optional<Hedge> take() { return std::move(chosen_); }

 private:
  void consider(Hedge hedge, std::optional<std::size_t> left_out) {
    std::tie(hedge.alpha, hedge.best) = highest_worst(hedge, left_out);
    const Rational pure = std::max(hedge.worst(0, left_out), hedge.worst(1, left_out));
    if (left_out && (pure > hedge.truthful || hedge.best <= hedge.truthful)) return;
    const std::pair<bool, Rational> score{left_out.has_value(),
                                          left_out ? hedge.best - hedge.truthful : hedge.best - pure};
    if (score_ && score <= *score_) return;
    hedge.without = left_out;
    score_ = score;
    chosen_ = std::move(hedge);
  }

  const FiniteModel& model_;
  const Mechanism& mechanism_;
  std::optional<Hedge> chosen_;
  std::optional<std::pair<bool, Rational>> score_;
};

}  // namespace

std::optional<Hedge> most_telling_hedge(const FiniteModel& model, const Mechanism& mechanism,
                                        const CoalitionPattern& coalitions, const std::vector<Mixture>& preferred) {
  if (mechanism.transfers.size() < 2) return std::nullopt;
  Choice choice(model, mechanism);
  for (const Mixture& mixture : preferred) choice.consider(mixture);
  if (choice.shows_a_rule_to_be_needed()) return choice.take();
  for (const Coalition coalition : coalitions) {
    const std::uint32_t count = model.environment.types.joint_type_count(coalition);
    if (count < 3 || count > most_joint_types) continue;
    const std::vector<Rational> marginals = model.environment.prior.marginals(model.environment.types, coalition);
    for (std::uint32_t t = 0; t < count; ++t)
      for (std::uint32_t first = 0; first < count && marginals[t].sign() > 0; ++first)
        for (std::uint32_t second = first + 1; second < count; ++second)
          if (first != t && second != t) choice.consider({{coalition, t}, {coalition, first}, {coalition, second}});
  }
  return choice.take();
}

std::string decimal(const Rational& value) {
  const Rational scaled = abs(value) * Rational(1000000) + Rational(1) / Rational(2);
  mpz_t whole;
  mpz_init(whole);
  mpz_fdiv_q(whole, mpq_numref(scaled.gmp()), mpq_denref(scaled.gmp()));
  std::string digits = Rational::from_gmp_integer(whole).text();
  mpz_clear(whole);
  if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
  const bool zero = digits.find_first_not_of('0') == std::string::npos;
  return (value.sign() < 0 && !zero ? "-" : "") + digits.substr(0, digits.size() - 6) + "." +
         digits.substr(digits.size() - 6);
}

namespace {

struct Window {
  Rational left, right, bottom, top;
};

std::string axis(const Hedge& hedge, const std::vector<Math>& names, const Window& window, const std::string& options,
                 bool legend) {
  static constexpr std::array<std::string_view, 6> styles{"black,solid",
                                                          "black,dashed",
                                                          "black,dash dot",
                                                          "black,dotted",
                                                          "black!60,densely dashed",
                                                          "black!60,densely dotted"};
  const auto point = [](const Rational& x, const Rational& y) { return "(" + decimal(x) + "," + decimal(y) + ") "; };
  std::string result = "\\begin{axis}[" + options +
                       ",scale only axis,height=3.8cm,title style={font=\\small},tick label "
                       "style={font=\\footnotesize},xlabel={$\\alpha$},xmin=" +
                       decimal(window.left) + ",xmax=" + decimal(window.right) + ",ymin=" + decimal(window.bottom) +
                       ",ymax=" + decimal(window.top) +
                       ",scaled ticks=false,axis x line*=bottom,axis y line*=left,/pgf/number format/fixed,/pgf/number "
                       "format/precision=3" +
                       (legend ? ",legend style={font=\\footnotesize,draw=none,at={(0,-0.34)},anchor=north west,legend "
                                 "columns=-1,/tikz/every even column/.append style={column sep=0.6em}}"
                               : "") +
                       "]\n";
  std::vector<Rational> corners{0, 1};
  for (std::size_t k = 0; k < names.size(); ++k)
    for (std::size_t l = k + 1; l < names.size(); ++l) {
      const Rational slope = (hedge.at_first[k] - hedge.at_second[k]) - (hedge.at_first[l] - hedge.at_second[l]);
      if (slope.sign() == 0) continue;
      const Rational crossing = (hedge.at_second[l] - hedge.at_second[k]) / slope;
      if (crossing > Rational(0) && crossing < Rational(1)) corners.push_back(crossing);
    }
  std::sort(corners.begin(), corners.end());
  result += "\\addplot[black!25,line width=3.2pt] coordinates {";
  for (const Rational& corner : corners) result += point(corner, hedge.worst(corner));
  result += "};\n";
  if (legend) result += "\\addlegendentry{$\\min_\\phi V_\\phi$}\n";
  for (std::size_t k = 0; k < names.size(); ++k) {
    result += "\\addplot[" + std::string(styles[k % styles.size()]) + "] coordinates {" + point(0, hedge.at_second[k]) +
              point(1, hedge.at_first[k]) + "};\n";
    if (legend) result += "\\addlegendentry{" + printers::latex(Text(letters::V[names[k]])) + "}\n";
  }
  result += "\\addplot[red!70!black,line width=0.8pt] coordinates {" + point(0, hedge.truthful) +
            point(1, hedge.truthful) + "};\n";
  if (legend) result += "\\addlegendentry{truth}\n";
  return result + "\\end{axis}\n";
}

Window whole(const Hedge& hedge) {
  Rational bottom = hedge.truthful, top = hedge.truthful;
  for (std::size_t k = 0; k < hedge.at_first.size(); ++k) {
    bottom = std::min({bottom, hedge.at_first[k], hedge.at_second[k]});
    top = std::max({top, hedge.at_first[k], hedge.at_second[k]});
  }
  const Rational margin = std::max(Rational(1), top - bottom) / Rational(20);
  return {0, 1, bottom - margin, top + margin};
}

/// Around the best mixture, so close that its gain is seen.
Window close(const Hedge& hedge) {
  const Rational gain = hedge.best - hedge.truthful, height = gain * Rational(3);
  Rational steepest = 1;
  for (std::size_t k = 0; k < hedge.at_first.size(); ++k)
    if (k != hedge.without) steepest = std::max(steepest, abs(hedge.at_first[k] - hedge.at_second[k]));
  const Rational half = height / steepest;
  return {std::max(Rational(0), hedge.alpha - half), std::min(Rational(1), hedge.alpha + half),
          hedge.truthful - gain * Rational(2), hedge.truthful + gain * Rational(2)};
}

/// Three or so ticks, at round places.
std::string tick_distance(const Window& window) {
  const Rational width = window.right - window.left;
  for (Rational step = 1;; step /= Rational(10))
    for (const Rational& part : {step, step / Rational(2), step / Rational(5)})
      if (part * Rational(2) <= width) return decimal(part);
}

}  // namespace

Figure hedging_figure(const wording::Notation& n, const Mechanism& mechanism, const Hedge& hedge,
                      const std::string& label) {
  const Math alpha = letter("alpha");
  std::vector<Math> names;
  for (std::size_t rule : mechanism.transfers) names.push_back(n.transfers(rule));
  Text caption{
      "What ",
      n.who(hedge.truth.coalition),
      " of type ",
      n.joint(hedge.truth),
      is_all_together(n.types(), hedge.truth.coalition) ? " expect" : " expects",
      " from the mixed report ",
      chain(alpha * n.joint(hedge.first), Sign::mixed, fenced(Fence::round, {Math(1) - alpha}) * n.joint(hedge.second)),
      " under each transfer rule and at worst, against ",
      Text(hedge.truthful),
      " from truth. "};
  std::string plots = "\n";
  if (hedge.without) {
    std::vector<Text> others;
    for (std::size_t k = 0; k < names.size(); ++k)
      if (k != *hedge.without) others.emplace_back(names[k]);
    caption += Text{"With ",
                    joined(others, " and "),
                    " alone neither of the two reports pays, but the mixture with ",
                    alpha == hedge.alpha,
                    " yields ",
                    Text(hedge.best),
                    " under each of them: it hedges (right). Under ",
                    names[*hedge.without],
                    " it yields ",
                    Text(hedge.under(*hedge.without, hedge.alpha)),
                    ", so that the minimum over all rules stays below truth."};
    plots += axis(hedge, names, whole(hedge), "name=whole,width=0.46\\linewidth,title={all mixtures}", true) +
             axis(hedge, names, close(hedge),
                  "at={(whole.east)},xshift=3.6em,anchor=west,width=0.28\\linewidth,xtick distance=" +
                      tick_distance(close(hedge)) + ",title={near " + printers::latex(Text(alpha == hedge.alpha)) + "}",
                  false);
  } else {
    caption += Text{"At best the mixture yields ", Text(hedge.best), ", at ", alpha == hedge.alpha, "."};
    plots += axis(hedge, names, whole(hedge), "width=0.7\\linewidth", true);
  }
  caption += " Positions are rounded for drawing; the numbers in this text are exact.";
  return {std::move(plots), std::move(caption), label};
}

}  // namespace candor::tex
