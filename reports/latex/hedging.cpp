// SPDX-License-Identifier: MIT
#include "reports/latex/hedging.hpp"

#include <gmp.h>

#include <algorithm>
#include <array>

#include "reports/latex/table.hpp"

namespace candor::tex {
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

std::vector<Rational> utilities(const FiniteModel& model, const Mechanism& mechanism, JointType truth, const MixedReport& report) {
  std::vector<Rational> result;
  Event given;
  given.types = truth;
  for (std::size_t rule : mechanism.transfers) result.push_back(evaluate(model, {Quantity::utility, truth.coalition, mechanism.allocation, rule, given, report}));
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

std::optional<Hedge> most_telling_hedge(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions) {
  if (mechanism.transfers.size() < 2) return std::nullopt;
  std::optional<Hedge> chosen;
  std::optional<std::pair<bool, Rational>> score;      // whether a rule is needed, and the gain without it
  const auto consider = [&](Hedge hedge, std::optional<std::size_t> left_out) {
    std::tie(hedge.alpha, hedge.best) = highest_worst(hedge, left_out);
    const Rational pure = std::max(hedge.worst(0, left_out), hedge.worst(1, left_out));
    const bool needed = left_out && pure <= hedge.truthful && hedge.best > hedge.truthful;
    if (left_out && !needed) return;
    const std::pair<bool, Rational> here{needed, needed ? hedge.best - hedge.truthful : hedge.best - pure};
    if (score && here <= *score) return;
    hedge.without = left_out;
    score = here;
    chosen = std::move(hedge);
  };
  for (const Coalition coalition : coalitions) {
    const std::uint32_t count = model.environment.types.joint_type_count(coalition);
    if (count < 3 || count > most_joint_types) continue;
    const std::vector<Rational> marginals = model.environment.prior.marginals(model.environment.types, coalition);
    for (std::uint32_t t = 0; t < count; ++t) {
      if (marginals[t].sign() == 0) continue;
      const JointType truth{coalition, t};
      const std::vector<Rational> truthful = utilities(model, mechanism, truth, MixedReport::truth());
      std::vector<std::vector<Rational>> reports;
      for (std::uint32_t r = 0; r < count; ++r) reports.push_back(utilities(model, mechanism, truth, MixedReport::pure({coalition, r})));
      for (std::uint32_t first = 0; first < count; ++first)
        for (std::uint32_t second = first + 1; second < count; ++second) {
          if (first == t || second == t) continue;
          const Hedge hedge{truth, {coalition, first}, {coalition, second}, *std::min_element(truthful.begin(), truthful.end()), reports[first], reports[second], std::nullopt, 0, 0};
          consider(hedge, std::nullopt);
          for (std::size_t k = 0; mechanism.transfers.size() > 2 && k < mechanism.transfers.size(); ++k) consider(hedge, k);
        }
    }
  }
  return chosen;
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
  return (value.sign() < 0 && !zero ? "-" : "") + digits.substr(0, digits.size() - 6) + "." + digits.substr(digits.size() - 6);
}

namespace {

struct Window { Rational left, right, bottom, top; };

std::string plot(const Hedge& hedge, const std::vector<std::string>& names, const Window& window, const std::string& width, const std::string& title, bool legend) {
  static constexpr std::array<std::string_view, 6> styles{"black!70,solid", "black!70,dashed", "black!70,dash dot", "black!70,dotted", "black!50,densely dashed", "black!50,densely dotted"};
  const auto point = [](const Rational& x, const Rational& y) { return "(" + decimal(x) + "," + decimal(y) + ") "; };
  std::string result = "\\begin{tikzpicture}\n\\begin{axis}[width=" + width + ",height=5.6cm,title={" + title + "},title style={font=\\small},tick label style={font=\\footnotesize},xlabel={$\\alpha$},xmin=" +
                       decimal(window.left) + ",xmax=" + decimal(window.right) + ",ymin=" + decimal(window.bottom) + ",ymax=" + decimal(window.top) +
                       ",scaled ticks=false,axis x line*=bottom,axis y line*=left,/pgf/number format/fixed,/pgf/number format/precision=3" +
                       (legend ? ",legend style={font=\\footnotesize,draw=none,at={(1.05,-0.32)},anchor=north,legend columns=-1}" : "") + "]\n";
  for (std::size_t k = 0; k < names.size(); ++k) {
    result += "\\addplot[" + std::string(styles[k % styles.size()]) + "] coordinates {" + point(0, hedge.at_second[k]) + point(1, hedge.at_first[k]) + "};\n";
    if (legend) result += "\\addlegendentry{$V_{" + names[k] + "}$}\n";
  }
  std::vector<Rational> corners{0, 1};
  for (std::size_t k = 0; k < names.size(); ++k)
    for (std::size_t l = k + 1; l < names.size(); ++l) {
      const Rational slope = (hedge.at_first[k] - hedge.at_second[k]) - (hedge.at_first[l] - hedge.at_second[l]);
      if (slope.sign() == 0) continue;
      const Rational crossing = (hedge.at_second[l] - hedge.at_second[k]) / slope;
      if (crossing > Rational(0) && crossing < Rational(1)) corners.push_back(crossing);
    }
  std::sort(corners.begin(), corners.end());
  result += "\\addplot[black,line width=1.6pt] coordinates {";
  for (const Rational& corner : corners) result += point(corner, hedge.worst(corner));
  result += "};\n";
  if (legend) result += "\\addlegendentry{$\\min_\\phi V_\\phi$}\n";
  result += "\\addplot[red!70!black,line width=0.8pt] coordinates {" + point(0, hedge.truthful) + point(1, hedge.truthful) + "};\n";
  if (legend) result += "\\addlegendentry{truth}\n";
  return result + "\\end{axis}\n\\end{tikzpicture}";
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
  return {std::max(Rational(0), hedge.alpha - half), std::min(Rational(1), hedge.alpha + half), hedge.truthful - gain * Rational(2), hedge.truthful + gain * Rational(2)};
}

}  // namespace

std::string hedging_figure(const Notation& n, const Mechanism& mechanism, const Hedge& hedge, const std::string& label) {
  std::vector<std::string> names;
  for (std::size_t rule : mechanism.transfers) names.push_back(n.transfers(rule));
  const std::string mixture = math("\\alpha\\," + n.joint(hedge.first) + "\\oplus(1-\\alpha)\\," + n.joint(hedge.second));
  std::string caption = "What the " + std::string(hedge.truth.coalition.size() == 1 ? "agent " : "coalition ") + math(n.members(hedge.truth.coalition)) + " of type " + math(n.joint(hedge.truth)) +
                        " expects from the mixed report " + mixture + " under each transfer rule and at worst, against " + math(fraction(hedge.truthful)) + " from truth. ";
  std::string plots;
  if (hedge.without) {
    const std::string left_out = names[*hedge.without];
    std::vector<std::string> others;
    for (std::size_t k = 0; k < names.size(); ++k)
      if (k != *hedge.without) others.push_back(math(names[k]));
    caption += "With " + joined(others, " and ") + " alone neither of the two reports pays, but the mixture with " + math("\\alpha=" + fraction(hedge.alpha)) + " yields " + math(fraction(hedge.best)) +
               " under each of them: it hedges (right). Under " + math(left_out) + " it yields " + math(fraction(hedge.under(*hedge.without, hedge.alpha))) + ", so that the minimum over all rules stays below truth.";
    plots = plot(hedge, names, whole(hedge), "0.54\\linewidth", "all mixtures", true) + "\\hfill\n" + plot(hedge, names, close(hedge), "0.42\\linewidth", "near $\\alpha=" + fraction(hedge.alpha) + "$", false);
  } else {
    caption += "At best the mixture yields " + math(fraction(hedge.best)) + ", at " + math("\\alpha=" + fraction(hedge.alpha)) + ".";
    plots = "\\centering\n" + plot(hedge, names, whole(hedge), "0.8\\linewidth", "", true);
  }
  return "\\begin{figure}[htbp]\n" + plots + "\n\\caption{" + caption + " Positions are rounded for drawing; the numbers in this text are exact.}\n\\label{" + label + "}\n\\end{figure}\n";
}

}  // namespace candor::tex
