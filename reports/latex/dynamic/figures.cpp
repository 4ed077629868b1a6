// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "checker/model/dynamic/play.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/hedging.hpp"
#include "reports/latex/text.hpp"
#include "reports/printers/latex.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/words/dynamic/notation.hpp"

namespace candor::dynamic {

using namespace candor::tex;

namespace {

using Figures = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t most_states = 6, most_layers = 3;  // of a period, in the drawing of public states
constexpr std::size_t most_groups = 8, most_bars = 4;    // mechanisms and agents in the drawing of guarantees

std::string typeset(const document::Math& formula) { return printers::latex(document::Text(formula)); }

std::string figure(const std::string& picture, const std::string& caption, const std::string& label) {
  return "\\begin{figure}[htbp]\\centering\n\\begin{tikzpicture}" + picture + "\\end{tikzpicture}\n\\caption{" +
         caption + "}\\label{" + label + "}\n\\end{figure}\n";
}

/// Whether the public states that reports can lead to are few enough to draw.
bool is_small(const Game& game) {
  if (game.model().infinite || game.periods() < 2 || game.periods() > most_layers) return false;
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    if (game.nodes(period).size() > most_states) return false;
  return true;
}

/// Public states from left to right, period by period, with the probability of each step under
/// truth.
class StateDrawing {
 public:
  StateDrawing(const wording::Notation& n, const Game& game) : n_(n), game_(game) {
    for (Agent i : n.model().types.grand_coalition()) values_.push_back(truthful_values(game, i));
  }

  std::string picture() const {
    std::string text =
        "[every node/.style={font=\\footnotesize},state/.style={draw,rounded corners=2pt,inner "
        "sep=3pt,align=center}]\n";
    for (std::uint32_t period = 1; period <= game_.periods(); ++period) {
      text += "\\node at (" + across(period) + "," + decimal(Rational(1) + height(largest()) / Rational(2)) +
              ") {$t=" + std::to_string(period) + "$};\n";
      for (std::size_t k = 0; k < game_.nodes(period).size(); ++k)
        text += "\\node[state] (" + name(period, k) + ") at (" + across(period) + "," + decimal(up(period, k)) + ") {" +
                typeset(n_.state(game_.nodes(period)[k].state)) + "\\\\" + typeset(total(period, k)) + "};\n";
    }
    for (std::uint32_t period = 1; period < game_.periods(); ++period)
      for (std::size_t k = 0; k < game_.nodes(period).size(); ++k)
        for (const auto& [next, probability] : steps(period, k))
          text += "\\draw[->" + std::string(probability.sign() == 0 ? ",dashed" : "") + "] (" + name(period, k) +
                  ".east) -- " +
                  (period == 1 ? "node[pos=0.6,fill=white,inner sep=1pt] {" + typeset(probability) + "} " : "") + "(" +
                  name(period + 1, next) + ".west);\n";
    return text;
  }

 private:
  static std::string name(std::uint32_t period, std::size_t node) {
    return "s" + std::to_string(period) + "n" + std::to_string(node);
  }
  static std::string across(std::uint32_t period) { return std::to_string((period - 1) * 4); }
  static Rational height(std::size_t nodes) {
    return Rational(static_cast<std::int64_t>(nodes) - 1) * Rational(5) / Rational(4);
  }
  Rational up(std::uint32_t period, std::size_t node) const {
    return height(game_.nodes(period).size()) / Rational(2) -
           Rational(static_cast<std::int64_t>(node)) * Rational(5) / Rational(4);
  }
  std::size_t largest() const {
    std::size_t most = 1;
    for (std::uint32_t period = 1; period <= game_.periods(); ++period)
      most = std::max(most, game_.nodes(period).size());
    return most;
  }
  /// What all agents together expect from the public state on.
  Rational total(std::uint32_t period, std::size_t node) const {
    Rational sum;
    for (const Values& values : values_) sum += expectation(game_, game_.nodes(period)[node], values[period - 1][node]);
    return sum;
  }
  std::map<std::size_t, Rational> steps(std::uint32_t period, std::size_t node) const {
    const Game::Node& here = game_.nodes(period)[node];
    const std::vector<Rational> belief = game_.belief(here, n_.model().types.grand_coalition());
    std::map<std::size_t, Rational> result;
    for (Profile theta; theta.value < n_.model().profile_count(); ++theta.value)
      for (const Game::Branch& branch : here.moves[theta.value].branches)
        result[branch.next] +=
            belief[n_.model().types.restrict(theta, n_.model().types.grand_coalition()).index] * branch.probability;
    return result;
  }

  const wording::Notation& n_;
  const Game& game_;
  std::vector<Values> values_;
};

/// What each agent is sure of in a mechanism, by verified claims.
using Guarantees = std::map<std::uint32_t, Rational>;
struct Guaranteed {
  Mechanism mechanism;
  Guarantees sure;
};

void note(std::vector<Guaranteed>& all, const Mechanism& mechanism, const Opposition& opposition, const Model& model) {
  auto found = std::find_if(all.begin(), all.end(), [&](const Guaranteed& one) { return one.mechanism == mechanism; });
  if (found == all.end()) found = all.insert(all.end(), {mechanism, {}});
  const Game game(model, mechanism);
  for (const Opposition::Against& against : opposition.policies)
    found->sure[against.agent.value] =
        OppositionPlay(game, against.agent)
            .worth([&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t node) {
              return against.reports[period - 1][model.state_index(game.nodes(period)[node].state)];
            })
            .front()
            .front();
}

std::vector<Guaranteed> guaranteed(const CaseResult& result, const Model& model) {
  std::vector<Guaranteed> all;
  for (std::size_t k = 0; k < result.verdicts.size(); ++k) {
    const auto* verified = std::get_if<Verified>(&result.verdicts[k]);
    const auto* statement = std::get_if<Statement>(&result.file.claims[k].claim.statement);
    if (verified == nullptr || statement == nullptr) continue;
    const Mechanism* mechanism = mechanism_of(model, *statement);
    const auto* evidence = std::get_if<Evidence>(&verified->evidence());
    if (mechanism == nullptr || mechanism->name.empty() || evidence == nullptr) continue;
    if (const auto* opposition = std::get_if<Opposition>(evidence); opposition != nullptr && !opposition->refutes)
      note(all, *mechanism, *opposition, model);
    if (const auto* immunity = std::get_if<Immunity>(evidence)) note(all, *mechanism, immunity->opposition, model);
  }
  std::erase_if(all, [&](const Guaranteed& one) { return one.sure.size() < model.agent_count(); });
  return all;
}

std::string bars(const Model& model, const std::vector<Guaranteed>& all) {
  std::string ticks, labels, plots;
  Rational least = 0;
  for (std::size_t m = 0; m < all.size(); ++m) {
    ticks += (m == 0 ? "" : ",") + std::to_string(m);
    labels += (m == 0 ? "{" : ",{") + code(all[m].mechanism.name) + "}";
  }
  for (Agent i : model.types.grand_coalition()) {
    std::string expected, sure;
    for (std::size_t m = 0; m < all.size(); ++m) {
      const std::string at = "(" + std::to_string(m) + ",";
      expected += at + decimal(truthful_value(Game(model, all[m].mechanism), Coalition::of(i))) + ") ";
      sure += at + decimal(all[m].sure.at(i.value)) + ") ";
      least = std::min(least, all[m].sure.at(i.value));
    }
    const std::string shift =
        decimal(Rational(static_cast<std::int64_t>(2 * i.value) - static_cast<std::int64_t>(model.agent_count()) + 1) *
                Rational(9) / Rational(2));
    const std::string style = "ybar,bar width=7pt,bar shift=" + shift + "pt,draw=black,fill=";
    plots += "\\addplot[" + style + "white] coordinates {" + expected + "};\n\\addplot[" + style + "black!" +
             std::to_string(70 - 20 * static_cast<int>(i.value)) + "] coordinates {" + sure + "};\n";
  }
  return "\n\\begin{axis}[scale only axis,width=10cm,height=3cm,axis x line=middle,axis y line=left,x axis line "
         "style={-},xtick={" +
         ticks + "},xticklabels={" + labels +
         "},xticklabel style={rotate=25,anchor=north east,font=\\footnotesize},yticklabel "
         "style={font=\\footnotesize},scaled ticks=false,xmin=-0.6,xmax=" +
         decimal(Rational(static_cast<std::int64_t>(all.size())) - Rational(2) / Rational(5)) +
         (least.sign() < 0 ? "" : ",ymin=0") + ",enlarge y limits=upper]\n" + plots + "\\end{axis}\n";
}

}  // namespace

Figures figures(const CaseResult& result, const std::string& label) {
  const Model& model = std::get<Model>(result.file.model);
  const wording::Notation n(model);
  Figures all;
  if (!model.allocations.empty()) {
    const std::size_t allocation = model.mechanisms.empty() ? 0 : model.mechanisms.front().allocation;
    const Game game(model, Mechanism{{}, allocation, std::nullopt});
    if (is_small(game))
      all.emplace_back("public_states",
                       figure(StateDrawing(n, game).picture(),
                              "The public states that reports can lead to under " + typeset(n.allocation(allocation)) +
                                  ", in each what all agents together expect from there on, without transfers; on the "
                                  "arrows from the start the probabilities under truth.",
                              label + ":figure:public_states"));
  }
  std::vector<Guaranteed> sure = guaranteed(result, model);
  const bool gap = std::any_of(sure.begin(), sure.end(), [&](const Guaranteed& one) {
    const Game game(model, one.mechanism);
    return std::any_of(one.sure.begin(), one.sure.end(), [&](const auto& own) {
      return own.second != truthful_value(game, Coalition::of(Agent{own.first}));
    });
  });
  if (gap && sure.size() >= 2 && sure.size() <= most_groups && model.agent_count() <= most_bars)
    all.emplace_back("guarantees",
                     figure(bars(model, sure),
                            "For each mechanism and agent (a bar each, from the first agent to the last) what the "
                            "agent expects when all are truthful, $U^i$ (the "
                            "outline), and what he is sure of by his own truth, $g_i$ "
                            "(filled). Where all bars are filled, nobody can be harmed by the others' collusion.",
                            label + ":figure:guarantees"));
  return all;
}

}  // namespace candor::dynamic
