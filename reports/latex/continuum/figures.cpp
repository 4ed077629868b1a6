// SPDX-License-Identifier: MIT
#include "reports/latex/continuum/figures.hpp"

#include <algorithm>

#include "reports/latex/hedging.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {
namespace {

constexpr int samples_of_a_piece = 24, samples_of_an_edge = 32, steps_of_shares = 240, bisections = 40;

std::string point(const Rational& x, const Rational& y) { return "(" + decimal(x) + "," + decimal(y) + ") "; }

/// A straight piece has two samples.
template <class Visit>
void sample(const PiecewisePolynomial& function, const Rational& from, const Rational& to, Visit visit) {
  for (std::size_t k = 0; k < function.pieces.size(); ++k) {
    const Rational low = std::max(from, function.breaks[k]), high = std::min(to, function.breaks[k + 1]);
    if (!(low < high)) continue;
    const int count = function.pieces[k].degree() <= 1 ? 1 : samples_of_a_piece;
    for (int step = 0; step <= count; ++step) {
      const Rational x = low + (high - low) * Rational(step) / Rational(count);
      visit(x, function.pieces[k](x));
    }
  }
}

std::string curve(const PiecewisePolynomial& function, const Rational& from, const Rational& to) {
  std::string result;
  sample(function, from, to, [&](const Rational& x, const Rational& y) { result += point(x, y); });
  return result;
}

struct Heights {
  Rational least, most;
};

Heights heights(const PiecewisePolynomial& function) {
  Heights result{0, 0};
  sample(function, function.lower(), function.upper(), [&](const Rational&, const Rational& y) {
    result.least = std::min(result.least, y);
    result.most = std::max(result.most, y);
  });
  return result;
}

std::string axis(const PiecewisePolynomial& function, const std::string& more) {
  const Heights height = heights(function);
  const Rational margin = (height.most - height.least) / Rational(12), width = function.upper() - function.lower();
  const Rational bottom = height.least.sign() < 0 ? height.least - margin : Rational(0), top = height.most + margin;
  return "\\begin{axis}[scale only axis,width=8cm,height=4cm,axis x line=middle,axis y line=left,scaled "
         "ticks=false,tick label style={font=\\footnotesize}," +
         std::string(
             "every axis x label/.style={at={(current axis.right of origin)},anchor=west},/pgf/number "
             "format/fixed,/pgf/number format/precision=3,clip=false,xmin=") +
         decimal(function.lower()) + ",xmax=" + decimal(function.upper() + width / Rational(20)) +
         ",ymin=" + decimal(bottom) + ",ymax=" + decimal(top) + more + "]\n";
}

std::string figure(const std::string& picture, const std::string& caption, const std::string& label) {
  return "\\begin{figure}[htbp]\\centering\n\\begin{tikzpicture}" + picture + "\\end{tikzpicture}\n\\caption{" +
         caption + "}\\label{" + label + "}\n\\end{figure}\n";
}

/// What an agent adds to the surplus of dissolution, W(v) with G(v) = r, for r = 0, 1/steps, ...,
/// 1.
std::vector<Rational> contributions(const PiecewisePolynomial& distribution) {
  const PiecewisePolynomial one = constant(1, distribution), square = distribution * distribution;
  const PiecewisePolynomial virtual_value = identity(distribution) * square.derivative();
  const PiecewisePolynomial held = virtual_value.antiderivative();
  const Rational all = ((one - distribution) * virtual_value).integral();
  std::vector<Rational> result;
  for (int step = 0; step <= steps_of_shares; ++step)
    result.push_back(all - held(approximate_root(square, Rational(step) / Rational(steps_of_shares))));
  return result;
}

using Shares = std::array<Rational, 3>;

class DissolvableSet {
 public:
  explicit DissolvableSet(const PiecewisePolynomial& distribution) : contributions_(contributions(distribution)) {}

  /// The shares furthest from equal ones on the way to these that can still be dissolved.
  Shares furthest(const Shares& outermost) const {
    Rational inside = 0, outside = 1;
    if (surplus(outermost).sign() >= 0) return outermost;
    for (int k = 0; k < 16; ++k) {
      const Rational middle = (inside + outside) / Rational(2);
      (surplus(on_the_way(outermost, middle)).sign() >= 0 ? inside : outside) = middle;
    }
    return on_the_way(outermost, inside);
  }

 private:
  static Shares on_the_way(const Shares& outermost, const Rational& part) {
    Shares result;
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = part * outermost[i] + (Rational(1) - part) / Rational(3);
    return result;
  }
  Rational surplus(const Shares& shares) const {
    Rational result;
    for (const Rational& share : shares) result += contribution(share);
    return result;
  }
  /// Between two steps it is taken to be a straight line.
  Rational contribution(const Rational& share) const {
    const Rational position = share * Rational(steps_of_shares);
    std::size_t step = 0;
    for (std::size_t jump = 128; jump > 0; jump /= 2)
      if (step + jump < contributions_.size() - 1 && Rational(step + jump) <= position) step += jump;
    return contributions_[step] + (position - Rational(step)) * (contributions_[step + 1] - contributions_[step]);
  }
  std::vector<Rational> contributions_;
};

/// Agent 1 below left, agent 2 below right, agent 3 above; sides of length 1.
std::string place(const Shares& shares) {
  const Rational height = Rational(866025) / Rational(1000000);
  return point(shares[1] + shares[2] / Rational(2), height * shares[2]);
}

std::string outline(const DissolvableSet& set) {
  std::string result;
  for (std::size_t edge = 0; edge < 3; ++edge)
    for (int step = 0; step < samples_of_an_edge; ++step) {
      Shares outermost;
      outermost[(edge + 1) % 3] = Rational(step) / Rational(samples_of_an_edge);
      outermost[edge] = Rational(1) - outermost[(edge + 1) % 3];
      result += (result.empty() ? "" : "-- ") + place(set.furthest(outermost));
    }
  return result;
}

}  // namespace

Rational approximate_root(const PiecewisePolynomial& increasing, const Rational& level) {
  Rational low = increasing.lower(), high = increasing.upper();
  for (int k = 0; k < bisections; ++k) {
    const Rational middle = (low + high) / Rational(2);
    (increasing(middle) < level ? low : high) = middle;
  }
  return high;
}

std::string surplus_function_figure(const PiecewisePolynomial& surplus_function,
                                    const std::vector<CriticalPoint>& critical, const std::string& label) {
  std::string ticks, names, lines, dots;
  for (const CriticalPoint& one : critical) {
    ticks += (ticks.empty() ? "" : ",") + decimal(one.value);
    names += (names.empty() ? "" : ",") + std::string("{") + math(one.agents) + "}";
    lines += "\\addplot[black!50,densely dashed] coordinates {" + point(one.value, 0) + point(one.value, one.height) +
             "};\n";
    dots += point(one.value, one.height);
  }
  const std::string upside = "extra x ticks={" + ticks + "},extra x tick labels={" + names +
                             "},extra x tick style={tick label style={anchor=north,yshift=-9pt}}";
  const std::string picture = "\n" + axis(surplus_function, ",xlabel={$v$},ylabel={$W(v)$}," + upside) +
                              "\\addplot[black,line width=0.8pt] coordinates {" +
                              curve(surplus_function, surplus_function.lower(), surplus_function.upper()) + "};\n" +
                              lines + "\\addplot[only marks,mark=*,mark size=1.5pt] coordinates {" + dots +
                              "};\n\\end{axis}\n";
  return figure(picture,
                "The function $W$. The dots are at the critical values $v_i^*$, where $G(v_i^*)=r_i$; the partnership "
                "can be dissolved if their heights add up to zero or more.",
                label);
}

std::string dissolvable_figure(const PiecewisePolynomial& distribution, const std::vector<MarkedShares>& marked,
                               const std::string& label) {
  const std::string corners = "(0,0) -- (1,0) -- (0.5,0.866025) -- cycle";
  std::string picture = "[x=6cm,y=6cm]\n\\fill[black!15] " + outline(DissolvableSet(distribution)) +
                        "-- cycle;\n\\draw " + corners +
                        ";\n\\node[anchor=north east] at (0,0) {\\footnotesize$r=(1,0,0)$};\n\\node[anchor=north west] "
                        "at (1,0) {\\footnotesize$(0,1,0)$};\n"
                        "\\node[anchor=south] at (0.5,0.866025) {\\footnotesize$(0,0,1)$};\n";
  for (const MarkedShares& one : marked)
    picture += "\\draw[fill=" + std::string(one.dissolvable ? "black" : "white") + "] " + place(one.shares) +
               "circle[radius=1.6pt];\n";
  std::string caption =
      "The shares $r$ of three agents that can be dissolved efficiently (grey): a convex set around equal shares.";
  if (!marked.empty())
    caption += " The dots are the shares of this example: full ones can be dissolved, empty ones cannot.";
  return figure(picture, caption, label);
}

std::string area_figure(const Area& area, const std::string& label) {
  const PiecewisePolynomial& f = area.integrand;
  const auto filled = [&](const std::string& colour, const Rational& from, const Rational& to) {
    return from < to ? "\\addplot[draw=none,fill=" + colour + "] coordinates {" + point(from, 0) + curve(f, from, to) +
                           point(to, 0) + "};\n"
                     : std::string();
  };
  const std::string picture = "\n" + axis(f, ",xlabel={$" + area.variable + "$},ylabel={$" + area.name + "$}") +
                              filled("black!12", f.lower(), f.upper()) + filled("black!35", area.from, area.to) +
                              "\\addplot[black,line width=0.8pt] coordinates {" + curve(f, f.lower(), f.upper()) +
                              "};\n\\end{axis}\n";
  return figure(picture, area.caption, label);
}

}  // namespace candor::tex
