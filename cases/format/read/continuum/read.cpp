// SPDX-License-Identifier: MIT
#include "cases/format/read/continuum/read.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"

namespace candor::continuum {
namespace {

/// What is written like sqrt(2) is none.
bool is_rational_by_its_form(const std::string& text) {
  const std::variant<Expression, FormulaError> parsed = parse_formula(text);
  const auto* expression = std::get_if<Expression>(&parsed);
  return expression != nullptr && expression->kind != Expression::Kind::call;
}

class ModelReader {
 public:
  ModelReader(Reading& reading, const YamlNode& root)
      : reading_(reading), root_(root), model_(std::get<Model>(reading.case_file.model)) {}

  bool read() {
    const std::size_t before = reading_.errors.error_count();
    const YamlNode *agents = root_.find("agents"), *distributions = root_.find("distributions");
    if (agents != nullptr) read_agents(*agents);
    if (distributions != nullptr) read_distributions(*distributions);
    if (agents == nullptr || distributions == nullptr || reading_.errors.error_count() > before) return false;
    read_setting();
    return reading_.errors.error_count() == before;
  }

 private:
  void read_agents(const YamlNode& written) {
    const YamlNode node = listed_agents(written);
    if (!node.is_sequence())
      return reading_.error(written, "agents are a list of labels, or their number",
                            "for example   [1, 2, 3]   or   3");
    if (node.items.size() < 2 || node.items.size() > most_partners)
      return reading_.error(written, "a case has 2 to " + std::to_string(most_partners) + " agents, not " +
                                         std::to_string(node.items.size()));
    for (const YamlNode& item : node.items) {
      const std::optional<std::string> label = reading_.label(item, "an agent");
      if (label && std::find(model_.agents.begin(), model_.agents.end(), *label) != model_.agents.end())
        reading_.error(item, in_quotes(*label) + " is listed twice");
      else if (label)
        model_.agents.push_back(*label);
    }
  }

  // --- distributions -----------------------------------------------------------------------------

  void read_distributions(const YamlNode& node) {
    if (!node.is_map() || node.keys.empty())
      return reading_.error(node, "distributions are a map from name to distribution",
                            "for example   {uniform: {uniform: [0, 1]}}");
    for (std::size_t k = 0; k < node.keys.size(); ++k) {
      const std::optional<std::string> name = reading_.name(node.keys[k], "a distribution");
      if (name) reading_.declare(node.keys[k], *name, "a distribution");
      std::optional<PiecewisePolynomial> cdf = distribution(node.keys[k], node.items[k]);
      if (name && cdf) model_.distributions.push_back({*name, std::move(*cdf)});
    }
  }

  std::optional<PiecewisePolynomial> distribution(const YamlNode& key, const YamlNode& node) {
    if (!reading_.keys(node, distribution_keys(), "the distribution", &key)) return std::nullopt;
    const YamlNode *uniform = node.find("uniform"), *points = node.find("points"), *cdf = node.find("cdf"),
                   *breaks = node.find("breaks");
    const int ways = (uniform != nullptr) + (points != nullptr) + (cdf != nullptr || breaks != nullptr);
    if (ways != 1) {
      reading_.error(key, "a distribution is written in one way",
                     "either 'uniform', or 'points', or 'breaks' and 'cdf'");
      return std::nullopt;
    }
    if (uniform != nullptr) return uniform_on(*uniform);
    if (points != nullptr) return through(*points);
    return pieces(key, cdf, breaks);
  }

  std::optional<PiecewisePolynomial> uniform_on(const YamlNode& node) {
    const std::optional<Enclosure> interval = read_interval(reading_, node);
    if (!interval) return std::nullopt;
    if (interval->lower == interval->upper) {
      reading_.error(node, "a distribution on a single value has an atom");
      return std::nullopt;
    }
    const Rational slope = Rational(1) / (interval->upper - interval->lower);
    return PiecewisePolynomial{{interval->lower, interval->upper}, {Polynomial({-interval->lower * slope, slope})}};
  }

  /// The numbers, if they are and increase.
  std::optional<std::vector<Rational>> increasing(const YamlNode& list, const std::vector<const YamlNode*>& nodes,
                                                  const std::string& what) {
    std::vector<Rational> numbers;
    for (const YamlNode* node : nodes) {
      if (node->is_scalar() && !is_rational_by_its_form(node->text)) {
        reading_.error(*node, in_quotes(node->text) + " is no rational number, as breaks are");
        return std::nullopt;
      }
      const std::optional<Rational> number = reading_.constant(*node);
      if (number) numbers.push_back(*number);
    }
    if (numbers.size() != nodes.size()) return std::nullopt;
    for (std::size_t k = 0; k + 1 < numbers.size(); ++k)
      if (numbers[k + 1] <= numbers[k]) {
        const std::string here = numbers[k + 1].text();
        if (numbers[k + 1] < numbers[k])
          reading_.error(*nodes[k + 1], what + " do not increase: " + here + " comes after " + numbers[k].text());
        else
          reading_.error(
              *nodes[k + 1], what + " do not increase: " + here + " comes twice",
              "an atom, a single value with a probability of its own, is not allowed; spread it over an interval");
        return std::nullopt;
      }
    if (numbers.size() < 2) {
      reading_.error(list, "a distribution needs two values at least between which it lies", "for example   [0, 1]");
      return std::nullopt;
    }
    return numbers;
  }

  /// The distribution, if it is one. `nodes[k]` is what the piece k was written as.
  std::optional<PiecewisePolynomial> valid(PiecewisePolynomial cdf, const std::vector<const YamlNode*>& nodes) {
    const std::optional<DistributionDefect> defect = defect_of(cdf);
    if (!defect) return cdf;
    reading_.error(*nodes[std::min(defect->piece, nodes.size() - 1)], defect->message);
    return std::nullopt;
  }

  std::optional<PiecewisePolynomial> pieces(const YamlNode& key, const YamlNode* cdf, const YamlNode* breaks) {
    if (cdf == nullptr || breaks == nullptr) {
      reading_.error(key, "'breaks' and 'cdf' belong together: the distribution lacks " +
                              std::string(cdf == nullptr ? "'cdf'" : "'breaks'"));
      return std::nullopt;
    }
    if (!breaks->is_sequence()) {
      reading_.error(*breaks, "breaks are a list of numbers", "for example   [0, 1]");
      return std::nullopt;
    }
    std::vector<const YamlNode*> nodes;
    for (const YamlNode& item : breaks->items) nodes.push_back(&item);
    std::optional<std::vector<Rational>> numbers = increasing(*breaks, nodes, "the breaks");
    std::optional<std::vector<Polynomial>> polynomials = read_polynomials(reading_, *cdf);
    if (!numbers || !polynomials) return std::nullopt;
    if (polynomials->size() + 1 != numbers->size()) {
      reading_.error(*cdf, "between " + std::to_string(numbers->size()) + " breaks there are " +
                               std::to_string(numbers->size() - 1) + " pieces, not " +
                               std::to_string(polynomials->size()));
      return std::nullopt;
    }
    nodes.clear();
    if (cdf->is_sequence())
      for (const YamlNode& item : cdf->items) nodes.push_back(&item);
    else
      nodes.push_back(cdf);
    return valid({std::move(*numbers), std::move(*polynomials)}, nodes);
  }

  std::optional<PiecewisePolynomial> through(const YamlNode& node) {
    std::vector<const YamlNode*> at, heights;
    for (const YamlNode& point : node.items) {
      if (!node.is_sequence() || !point.is_sequence() || point.items.size() != 2) {
        reading_.error(point, "a point is a list of a value and a probability", "for example   [1, 1/3]");
        return std::nullopt;
      }
      at.push_back(&point.items[0]), heights.push_back(&point.items[1]);
    }
    const std::optional<std::vector<Rational>> breaks = increasing(node, at, "the values");
    std::vector<Rational> levels;
    for (const YamlNode* height : heights)
      if (const auto level = reading_.constant(*height)) levels.push_back(*level);
    if (!breaks || levels.size() != breaks->size()) return std::nullopt;
    PiecewisePolynomial cdf{*breaks, {}};
    for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
      const Rational slope = (levels[k + 1] - levels[k]) / ((*breaks)[k + 1] - (*breaks)[k]);
      cdf.pieces.push_back(Polynomial({levels[k] - slope * (*breaks)[k], slope}));
    }
    std::vector<const YamlNode*> pieces_written;
    for (std::size_t k = 0; k + 1 < node.items.size(); ++k) pieces_written.push_back(&node.items[k + 1]);
    return valid(std::move(cdf), pieces_written);
  }

  // --- partnership or trade ----------------------------------------------------------------------

  std::optional<std::size_t> only_distribution() const {
    return model_.distributions.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
  }

  void read_setting() {
    const YamlNode *partnership = root_.find("partnership"), *trade = root_.find("trade");
    if ((partnership == nullptr) == (trade == nullptr)) {
      const std::string message = partnership == nullptr
                                      ? "the case says neither that the agents are partners nor that they trade"
                                      : "the agents are either partners or trade, not both";
      const std::string hint = "write either   partnership: {shares: ...}   or   trade: {buyer: ..., seller: ...}";
      return reading_.error(partnership == nullptr ? root_ : *trade, message, hint);
    }
    if (partnership != nullptr)
      read_partnership(*partnership);
    else
      read_trade(*trade);
  }

  void read_partnership(const YamlNode& node) {
    if (!reading_.keys(node, partnership_keys(), "the partnership", &node)) return;
    const YamlNode* written = node.find("shares");
    if (written == nullptr) return;
    const auto shares = read_shares(reading_, *written, model_.agents, false);
    const auto distribution = read_distribution_name(reading_, node, "distribution", only_distribution(), node);
    if (!shares || !distribution) return;
    model_.setting = Partnership{*distribution, *shares};
    const YamlNode* named = node.find("distribution");
    if (const auto defect = defect_as_partners(model_.distributions[*distribution]))
      reading_.error(named != nullptr ? *named : node, *defect);
  }

  void read_trade(const YamlNode& node) {
    if (!reading_.keys(node, trade_keys(), "the trade", &node)) return;
    const YamlNode *buyer = node.find("buyer"), *seller = node.find("seller");
    if (buyer == nullptr || seller == nullptr) return;
    if (model_.agents.size() != 2)
      return reading_.error(*root_.find("agents"),
                            "exactly two agents trade, not " + std::to_string(model_.agents.size()));
    const auto who_buys = reading_.reference(*buyer, model_.agents, "agent"),
               who_sells = reading_.reference(*seller, model_.agents, "agent");
    if (who_buys && who_sells && *who_buys == *who_sells)
      reading_.error(*seller, "an agent does not trade with itself");
    const auto of_buyer = read_distribution_name(reading_, node, "buyer_distribution", only_distribution(), node);
    const auto of_seller = read_distribution_name(reading_, node, "seller_distribution", only_distribution(), node);
    if (!who_buys || !who_sells || !of_buyer || !of_seller) return;
    model_.setting =
        Trade{static_cast<std::uint32_t>(*who_buys), static_cast<std::uint32_t>(*who_sells), *of_buyer, *of_seller};
  }

  Reading& reading_;
  const YamlNode& root_;
  Model& model_;
};

}  // namespace

bool read_model(Reading& reading, const YamlNode& root) {
  reading.case_file.model = Model{};
  return ModelReader(reading, root).read();
}

}  // namespace candor::continuum
