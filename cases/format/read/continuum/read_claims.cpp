// SPDX-License-Identifier: MIT
#include <stdexcept>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/continuum/read.hpp"
#include "checker/properties/continuum/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor::continuum {
namespace {

class ClaimReader {
 public:
  ClaimReader(Reading& reading, const YamlNode& map)
      : reading_(reading),
        map_(map),
        place_(*map.find("property")),
        model_(std::get<Model>(reading.case_file.model)),
        partnership_(std::get_if<Partnership>(&model_.setting)) {}

  std::optional<Statement> statement(std::string_view property) {
    const std::size_t before = reading_.errors.error_count();
    std::optional<Statement> result = build(property);
    if (reading_.errors.error_count() > before) return std::nullopt;
    return result;
  }

  // Kinds of keys (describe.hpp).
  void distribution(std::size_t& index) { index = distribution(); }
  void shares(std::vector<Rational>& shares) { shares = this->shares(); }
  void partnership(PartnershipInstance& instance) { instance = partnership(); }
  void trade(TradeInstance& instance) { instance = trade(); }
  void subject(Subject& about) {
    const std::optional<Subject> found = subject();
    is_understood_ = found.has_value();
    if (found) about = *found;
  }
  void argument(Value& claim);
  void stated(Value& claim);
  void function(Function& claim);
  void identity(Identity& claim);
  void side_payments(const PartnershipInstance& about, std::vector<Rational>& payments) {
    const YamlNode* node = find("side_payments");
    if (node == nullptr || about.shares.empty()) return;
    payments = read_agent_numbers(reading_, *node, agent_names(model_, about), false).value_or(std::vector<Rational>{});
  }
  void end_point(Field field, DissolvableShares::EndPoint& end) { end = end_point(field.key); }

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }

  std::optional<Statement> build(std::string_view property) {
    std::optional<Statement> result;
    const auto read = [&]<class Claim>() {
      Claim claim{};
      describe(*this, claim);
      result = std::move(claim);
    };
    if (!with_property<Statement>(property, read))
      throw std::logic_error("there is no property " + std::string(property));
    return result;
  }

  // --- instances ---------------------------------------------------------------------------------

  std::size_t distribution() {
    std::optional<std::size_t> usual;
    if (partnership_ != nullptr)
      usual = partnership_->distribution;
    else if (model_.distributions.size() == 1)
      usual = 0;
    const auto chosen = read_distribution_name(reading_, map_, "distribution", usual, place_);
    if (!chosen) return 0;
    const YamlNode* named = find("distribution");
    if (const auto defect = defect_as_partners(model_.distributions[*chosen]))
      reading_.error(named != nullptr ? *named : place_, *defect);
    return *chosen;
  }

  std::vector<Rational> shares() {
    if (const YamlNode* node = find("shares"))
      return read_shares(reading_, *node, model_.agents, true).value_or(std::vector<Rational>{});
    if (partnership_ != nullptr) return partnership_->shares;
    reading_.error(place_, "the agents of this case are no partners: which shares are meant?",
                   "add   shares: [1/2, 1/2]");
    return {};
  }

  PartnershipInstance partnership() {
    const std::size_t chosen = distribution();
    return {chosen, shares()};
  }

  TradeInstance trade() {
    const auto* setting = std::get_if<Trade>(&model_.setting);
    std::optional<std::size_t> buyer, seller;
    if (setting != nullptr) {
      buyer = setting->buyer_distribution;
      seller = setting->seller_distribution;
    } else if (model_.distributions.size() == 1)
      buyer = seller = 0;
    buyer = read_distribution_name(reading_, map_, "buyer_distribution", buyer, place_);
    seller = read_distribution_name(reading_, map_, "seller_distribution", seller, place_);
    return {buyer.value_or(0), seller.value_or(0)};
  }

  /// A claim about a trade or a partnership; keys of the other have no place in it.
  Instance instance(bool trades) {
    for (std::string_view key : {"distribution", "shares", "agents"})
      if (trades) refuse(key, "belongs to partnerships, and this is a trade");
    for (std::string_view key : {"buyer_distribution", "seller_distribution", "form"})
      if (!trades) refuse(key, "belongs to trades, and this is a partnership");
    if (trades) return trade();
    return partnership();
  }

  void refuse(std::string_view key, const std::string& why) {
    if (const YamlNode* node = find(key); node != nullptr && !node->shared)
      reading_.error(*node, "'" + std::string(key) + "' " + why);
  }

  // --- subjects ----------------------------------------------------------------------------------

  std::optional<Subject> subject() {
    const YamlNode* of = find("of");
    const auto chosen = of != nullptr ? reading_.one_of(*of, Shape::continuum_quantity, "quantity") : std::nullopt;
    if (!chosen) return std::nullopt;
    Subject result;
    result.quantity = static_cast<Quantity>(*chosen);
    const bool of_both = is_of_trades(result.quantity) && is_of_partnerships(result.quantity);
    const bool trades = of_both ? partnership_ == nullptr : is_of_trades(result.quantity);
    result.instance = instance(trades);
    if (is_of_an_agent(result.quantity, trades))
      result.agent = agent(result.instance);
    else
      refuse("agent", "has no place here: this is not the quantity of an agent");
    if (trades && has_a_form(result.quantity))
      result.form = form();
    else if (trades)
      refuse("form", "has no place here: this quantity is the same in both forms");
    return result;
  }

  PayoffForm form() {
    const YamlNode* node = find("form");
    if (node == nullptr)
      reading_.error(place_, "the claim does not say how payoffs are counted",
                     "add   form: trade   (the buyer gains her value, the seller bears his cost) or   form: ownership");
    const auto chosen = node != nullptr ? reading_.one_of(*node, Shape::payoff_form, "form") : std::nullopt;
    return static_cast<PayoffForm>(chosen.value_or(0));
  }

  std::uint32_t agent(const Instance& instance) {
    const std::vector<std::string> known = agent_names(model_, instance);
    const YamlNode* node = find("agent");
    if (node == nullptr)
      reading_.error(place_, "the claim does not say which agent is meant",
                     "add   agent: " + (known.empty() ? "1" : known.front()));
    const auto found = node != nullptr ? reading_.reference(*node, known, "agent") : std::nullopt;
    return static_cast<std::uint32_t>(found.value_or(0));
  }

  std::optional<Rational> number(std::string_view key) {
    const YamlNode* node = find(key);
    return node == nullptr ? std::nullopt : reading_.constant(*node);
  }

  std::optional<Polynomial> polynomial_with_one_root(const YamlNode& node, const std::optional<Enclosure>& between) {
    std::optional<Polynomial> polynomial = read_polynomial(reading_, node);
    if (!polynomial) return std::nullopt;
    if (polynomial->degree() == 0)
      reading_.error(node, "this polynomial is constant and has no root to speak of");
    else if (const auto defect = between ? defect_of_root(*polynomial, *between) : std::nullopt)
      reading_.error(node, *defect, "'between' must hold the root that is meant, and no other; its ends belong to it");
    return polynomial;
  }

  DissolvableShares::EndPoint end_point(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr || !reading_.keys(*node, end_point_keys(), "the end point", node)) return {};
    const YamlNode *root_of = node->find("root_of"), *between = node->find("between");
    if (root_of == nullptr || between == nullptr) return {};
    const auto interval = read_interval(reading_, *between);
    const auto polynomial = polynomial_with_one_root(*root_of, interval);
    return {polynomial.value_or(Polynomial{}), interval.value_or(Enclosure{})};
  }

  Reading& reading_;
  const YamlNode& map_;
  const YamlNode& place_;  // of what is missing in the claim
  const Model& model_;
  const Partnership* partnership_;
  bool is_understood_ = true;  // what the claim is about could be read
};

void ClaimReader::argument(Value& claim) {
  if (!is_understood_) return;
  if (!is_a_function(claim.subject.quantity)) {
    for (std::string_view key : {"at", "from"}) refuse(key, "has no place here: this quantity is a number");
    return;
  }
  claim.at = number("at");
  claim.from = number("from");
  if (find("at") == nullptr) reading_.error(place_, "the claim does not say at which value", "add   at: 1/2");
}

void ClaimReader::stated(Value& claim) {
  std::size_t stated = find("between") != nullptr ? 1 : 0;
  for (std::size_t k = 0; k < comparison_keys.size(); ++k) {
    if (find(comparison_keys[k]) == nullptr) continue;
    ++stated;
    claim.relation = static_cast<Relation>(k);
    claim.number = number(comparison_keys[k]).value_or(0);
  }
  if (stated != 1)
    reading_.error(
        place_,
        stated == 0 ? "the claim does not say what the value is compared with" : "the claim compares the value twice",
        "one of: equals, not_equal, at_most, less_than, at_least, greater_than, between");
  if (const YamlNode* node = find("between")) claim.between = read_interval(reading_, *node);
  const YamlNode* node = find("root_of");
  if (node == nullptr) return;
  if (find("between") == nullptr)
    reading_.error(*node, "which root of the polynomial is meant?", "add   between: [LOWER, UPPER]");
  claim.root_of = polynomial_with_one_root(*node, claim.between);
}

void ClaimReader::function(Function& claim) {
  const int stated = (find("is") != nullptr) + (find("at_least") != nullptr) + (find("at_most") != nullptr);
  if (stated != 1)
    reading_.error(
        place_,
        stated == 0 ? "the claim does not say what the function is" : "the claim says two things about the function",
        "one of: is, at_least, at_most");
  if (const YamlNode* node = find("is"))
    claim.pieces = read_polynomials(reading_, *node).value_or(std::vector<Polynomial>{});
  claim.at_least = number("at_least");
  claim.at_most = number("at_most");
  if (!is_understood_ || is_a_function(claim.subject.quantity)) return;
  std::vector<std::string> functions;
  for (std::size_t k = 0; k < quantity_count; ++k)
    if (const auto one = static_cast<Quantity>(k); is_a_function(one)) functions.emplace_back(word(one));
  reading_.error(*find("of"), in_quotes(std::string(word(claim.subject.quantity))) + " is a number, not a function",
                 "one of: " + enumerated(functions));
}

void ClaimReader::identity(Identity& claim) {
  const YamlNode* name = find("name");
  const auto chosen = name != nullptr ? reading_.one_of(*name, Shape::continuum_identity, "identity") : std::nullopt;
  if (!chosen) return;
  claim.identity = static_cast<NamedIdentity>(*chosen);
  const bool trades = is_of_trades(claim.identity);
  const YamlNode* agents = find("agents");
  if (agents == nullptr || trades) {
    if (!trades && partnership_ == nullptr)
      reading_.error(place_, "the agents of this case are no partners: how many are meant?", "add   agents: 2");
    else
      claim.instance = instance(trades);
    return;
  }
  for (std::string_view key : {"buyer_distribution", "seller_distribution"}) refuse(key, "belongs to trades");
  const std::optional<Rational> count = reading_.constant(*agents);
  if (!count) return;
  if (!count->is_integer() || *count < Rational(2) || *count > Rational(most_partners))
    return reading_.error(*agents,
                          "a partnership has 2 to " + std::to_string(most_partners) + " agents, not " + count->text());
  std::vector<Rational> equal;
  for (Rational k = 0; k < *count; k += 1) equal.push_back(Rational(1) / *count);
  claim.instance = PartnershipInstance{distribution(), std::move(equal)};
}

}  // namespace

std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property) {
  return ClaimReader(reading, claim).statement(property);
}

}  // namespace candor::continuum
