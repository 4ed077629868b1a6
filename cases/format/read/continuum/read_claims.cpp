// SPDX-License-Identifier: MIT
#include <stdexcept>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/continuum/read.hpp"
#include "checker/properties/judgement.hpp"

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

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }

  std::optional<Statement> build(std::string_view property) {
    if (property == AlwaysDissolvable::property) return AlwaysDissolvable{shares()};
    if (property == NeverDissolvable::property) return NeverDissolvable{shares()};
    if (property == Value::property) return value();
    if (property == Function::property) return function();
    if (property == Identity::property) return identity();
    if (property == EfficientTrade::property) return EfficientTrade{trade()};
    if (property == DissolvableShares::property) return dissolvable_shares();
    PartnershipInstance instance = partnership();
    if (property == Dissolvable::property) return Dissolvable{std::move(instance)};
    if (property == SimpleMechanismParticipation::property) return SimpleMechanismParticipation{std::move(instance)};
    if (property == DissolvingMechanism::property) return dissolving_mechanism(std::move(instance));
    throw std::logic_error("the schema knows a property that the reader does not: " + std::string(property));
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
    if (const YamlNode* node = find(key)) reading_.error(*node, "'" + std::string(key) + "' " + why);
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

  /// The agents of the case, or the positions of the shares if there are not as many.
  std::vector<std::string> names_of(const Instance& instance) const {
    const auto* partners = std::get_if<PartnershipInstance>(&instance);
    if (partners == nullptr || partners->shares.size() == model_.agents.size()) return model_.agents;
    std::vector<std::string> positions;
    for (std::size_t k = 1; k <= partners->shares.size(); ++k) positions.push_back(std::to_string(k));
    return positions;
  }

  std::uint32_t agent(const Instance& instance) {
    const std::vector<std::string> known = names_of(instance);
    const YamlNode* node = find("agent");
    if (node == nullptr)
      reading_.error(place_, "the claim does not say which agent is meant",
                     "add   agent: " + (known.empty() ? "1" : known.front()));
    const auto found = node != nullptr ? reading_.reference(*node, known, "agent") : std::nullopt;
    if (!found) return 0;
    const auto* traders = std::get_if<Trade>(&model_.setting);
    if (traders != nullptr && std::holds_alternative<TradeInstance>(instance)) return *found == traders->buyer ? 0 : 1;
    return static_cast<std::uint32_t>(*found);
  }

  // --- claims with keys of their own -------------------------------------------------------------

  std::optional<Rational> number(std::string_view key) {
    const YamlNode* node = find(key);
    return node == nullptr ? std::nullopt : reading_.constant(*node);
  }

  std::optional<Statement> value() {
    static const std::vector<std::pair<std::string_view, Relation>> relations{
        {"equals", Relation::equal},      {"not_equal", Relation::not_equal},
        {"at_most", Relation::at_most},   {"less_than", Relation::less_than},
        {"at_least", Relation::at_least}, {"greater_than", Relation::greater_than}};
    Value result;
    std::size_t stated = find("between") != nullptr ? 1 : 0;
    for (const auto& [key, relation] : relations) {
      if (find(key) == nullptr) continue;
      ++stated;
      result.relation = relation;
      result.number = number(key).value_or(0);
    }
    if (stated != 1)
      reading_.error(
          place_,
          stated == 0 ? "the claim does not say what the value is compared with" : "the claim compares the value twice",
          "one of: equals, not_equal, at_most, less_than, at_least, greater_than, between");
    if (const YamlNode* node = find("between")) result.between = read_interval(reading_, *node);
    if (const YamlNode* node = find("root_of")) {
      if (find("between") == nullptr)
        reading_.error(*node, "which root of the polynomial is meant?", "add   between: [LOWER, UPPER]");
      result.root_of = polynomial_with_one_root(*node, result.between);
    }
    result.at = number("at");
    result.from = number("from");
    const std::optional<Subject> about = subject();
    if (!about) return std::nullopt;
    result.subject = *about;
    const bool has_argument = is_a_function(about->quantity);
    if (has_argument && find("at") == nullptr)
      reading_.error(place_, "the claim does not say at which value", "add   at: 1/2");
    if (!has_argument)
      refuse("at", "has no place here: this quantity is a number"),
          refuse("from", "has no place here: this quantity is a number");
    return result;
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

  std::optional<Statement> function() {
    Function result;
    const int stated = (find("is") != nullptr) + (find("at_least") != nullptr) + (find("at_most") != nullptr);
    if (stated != 1)
      reading_.error(
          place_,
          stated == 0 ? "the claim does not say what the function is" : "the claim says two things about the function",
          "one of: is, at_least, at_most");
    if (const YamlNode* node = find("is"))
      result.pieces = read_polynomials(reading_, *node).value_or(std::vector<Polynomial>{});
    result.at_least = number("at_least");
    result.at_most = number("at_most");
    const std::optional<Subject> about = subject();
    if (!about) return std::nullopt;
    result.subject = *about;
    if (is_a_function(about->quantity)) return result;
    std::vector<std::string> functions;
    for (std::size_t k = 0; k < quantity_count; ++k)
      if (const auto one = static_cast<Quantity>(k); is_a_function(one)) functions.emplace_back(word(one));
    reading_.error(*find("of"), in_quotes(std::string(word(about->quantity))) + " is a number, not a function",
                   "one of: " + enumerated(functions));
    return std::nullopt;
  }

  std::optional<Statement> identity() {
    const YamlNode* name = find("name");
    const auto chosen = name != nullptr ? reading_.one_of(*name, Shape::continuum_identity, "identity") : std::nullopt;
    if (!chosen) return std::nullopt;
    Identity result;
    result.identity = static_cast<NamedIdentity>(*chosen);
    const bool trades = is_of_trades(result.identity);
    const YamlNode* agents = find("agents");
    if (agents == nullptr || trades) {
      if (!trades && partnership_ == nullptr)
        reading_.error(place_, "the agents of this case are no partners: how many are meant?", "add   agents: 2");
      else
        result.instance = instance(trades);
      return result;
    }
    refuse("buyer_distribution", "belongs to trades"), refuse("seller_distribution", "belongs to trades");
    const std::optional<Rational> count = reading_.constant(*agents);
    if (!count) return std::nullopt;
    if (!count->is_integer() || *count < Rational(2) || *count > Rational(most_partners)) {
      reading_.error(*agents,
                     "a partnership has 2 to " + std::to_string(most_partners) + " agents, not " + count->text());
      return std::nullopt;
    }
    std::vector<Rational> equal;
    for (Rational k = 0; k < *count; k += 1) equal.push_back(Rational(1) / *count);
    result.instance = PartnershipInstance{distribution(), std::move(equal)};
    return result;
  }

  std::optional<Statement> dissolving_mechanism(PartnershipInstance about) {
    const YamlNode* node = find("side_payments");
    if (node == nullptr || about.shares.empty()) return std::nullopt;
    const std::vector<std::string> names = names_of(about);
    const auto payments = read_agent_numbers(reading_, *node, names, false);
    if (!payments) return std::nullopt;
    return DissolvingMechanism{std::move(about), *payments};
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

  Statement dissolvable_shares() {
    const std::size_t chosen = distribution();
    const DissolvableShares::EndPoint lower = end_point("lower"), upper = end_point("upper");
    return DissolvableShares{chosen, lower, upper};
  }

  Reading& reading_;
  const YamlNode& map_;
  const YamlNode& place_;  // of what is missing in the claim
  const Model& model_;
  const Partnership* partnership_;
};

}  // namespace

std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property) {
  return ClaimReader(reading, claim).statement(property);
}

}  // namespace candor::continuum
