// SPDX-License-Identifier: MIT
// The grammar of formulas, in PEGTL, and the actions that build an Expression.
#include <algorithm>
#include <optional>
#include <tao/pegtl.hpp>
#include <utility>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/formula/formula.hpp"
#include "cases/format/formula/slips.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

namespace pegtl = tao::pegtl;
using Kind = Expression::Kind;

/// Parsed parts on a stack; a rule's action replaces what its parts left by one expression.
struct Builder {
  struct Pending {
    Expression::Quantifier quantifier;
    std::size_t begin;
  };
  std::vector<Expression> stack;
  std::vector<std::size_t> heights;  // of the expressions on the stack
  std::vector<std::size_t> calls;    // where the arguments of min, max and definitions begin on the stack
  std::size_t depth = 0;

  void push(Expression expression, std::size_t height) {
    if (height > highest_expression)
      throw FormulaError{expression.begin, expression.end,
                         "the formula has more than " + std::to_string(highest_expression) + " parts in a chain",
                         "split it, or sum over a set"};
    stack.push_back(std::move(expression));
    heights.push_back(height);
  }
  void push(Kind kind, std::size_t begin, std::size_t end, std::string name = {}) {
    Expression leaf;
    leaf.kind = kind;
    leaf.begin = begin;
    leaf.end = end;
    leaf.name = std::move(name);
    push(std::move(leaf), 1);
  }
  /// Makes the last `count` expressions the parts of one more.
  Expression take(Kind kind, std::size_t count, std::size_t& height) {
    Expression whole;
    whole.kind = kind;
    whole.parts.assign(std::make_move_iterator(stack.end() - static_cast<std::ptrdiff_t>(count)),
                       std::make_move_iterator(stack.end()));
    height = 1 + *std::max_element(heights.end() - static_cast<std::ptrdiff_t>(count), heights.end());
    stack.resize(stack.size() - count);
    heights.resize(heights.size() - count);
    whole.begin = whole.parts.front().begin;
    whole.end = whole.parts.back().end;
    return whole;
  }
  /// Where the mark of the range that is being read stands.
  std::size_t range_mark() const {
    std::size_t mark = stack.size() - 1;
    while (stack[mark].kind != Kind::quantified || !stack[mark].parts.empty()) --mark;
    return mark;
  }
  void combine(Kind kind, std::size_t count, std::optional<std::size_t> begin = {},
               std::optional<std::size_t> end = {}) {
    std::size_t height = 0;
    Expression whole = take(kind, count, height);
    whole.begin = begin.value_or(whole.begin);
    whole.end = end.value_or(whole.end);
    push(std::move(whole), height);
  }
};

// --- words ---------------------------------------------------------------------------------------

struct space : pegtl::star<pegtl::one<' ', '\n', '\r'>> {};
struct name_rest : pegtl::star<pegtl::sor<pegtl::alnum, pegtl::one<'_'>>> {};
struct word_end : pegtl::not_at<pegtl::sor<pegtl::alnum, pegtl::one<'_'>>> {};
template <char... C>
struct word : pegtl::seq<pegtl::string<C...>, word_end, space> {};
template <char C>
struct sign : pegtl::seq<pegtl::one<C>, space> {};
/// A sign of print that means the same as one that is typed.
template <char... C>
struct printed : pegtl::seq<pegtl::string<C...>, space> {};
struct minus_sign : pegtl::sor<sign<'-'>, printed<'\xE2', '\x88', '\x92'>> {};
struct times_sign
    : pegtl::sor<sign<'*'>, printed<'\xC3', '\x97'>, printed<'\xC2', '\xB7'>, printed<'\xE2', '\x8B', '\x85'>> {};
struct not_equal_sign : pegtl::sor<printed<'!', '='>, printed<'\xE2', '\x89', '\xA0'>> {};
struct at_most_sign : pegtl::sor<printed<'<', '='>, printed<'\xE2', '\x89', '\xA4'>> {};
struct at_least_sign : pegtl::sor<printed<'>', '='>, printed<'\xE2', '\x89', '\xA5'>> {};

struct word_if : word<'i', 'f'> {};
struct word_then : word<'t', 'h', 'e', 'n'> {};
struct word_else : word<'e', 'l', 's', 'e'> {};
struct word_and : word<'a', 'n', 'd'> {};
struct word_or : word<'o', 'r'> {};
struct word_not : word<'n', 'o', 't'> {};
struct word_where : word<'w', 'h', 'e', 'r', 'e'> {};
struct word_in : word<'i', 'n'> {};
struct word_agents : word<'a', 'g', 'e', 'n', 't', 's'> {};
struct word_outcomes : word<'o', 'u', 't', 'c', 'o', 'm', 'e', 's'> {};
struct word_types : word<'t', 'y', 'p', 'e', 's'> {};
struct word_sum : word<'s', 'u', 'm'> {};
struct word_count : word<'c', 'o', 'u', 'n', 't'> {};
struct word_all : word<'a', 'l', 'l'> {};
struct word_any : word<'a', 'n', 'y'> {};
struct word_min : word<'m', 'i', 'n'> {};
struct word_max : word<'m', 'a', 'x'> {};
struct word_truth
    : pegtl::seq<pegtl::sor<pegtl::string<'t', 'r', 'u', 'e'>, pegtl::string<'f', 'a', 'l', 's', 'e'>>, word_end> {};

/// Words that stand between expressions or before a bracket: never a name. (`i`, `outcome` and
/// `type` are names with a fixed meaning.)
struct structural
    : pegtl::sor<word_if, word_then, word_else, word_and, word_or, word_not, word_where, word_in, word_agents,
                 word_outcomes, word_types, word_sum, word_count, word_all, word_any, word_min, word_max> {};
struct identifier : pegtl::seq<pegtl::alpha, name_rest> {};
struct variable : pegtl::seq<pegtl::not_at<structural>, pegtl::seq<identifier>> {};
struct attribute_name : pegtl::seq<identifier> {};
struct numeral
    : pegtl::seq<pegtl::plus<pegtl::digit>, pegtl::opt<pegtl::one<'.'>, pegtl::star<pegtl::digit>>, name_rest> {};

struct open_bracket : sign<'('> {};
struct close_bracket : sign<')'> {};
struct open_square : sign<'['> {};
struct close_square : pegtl::one<']'> {};
struct colon : pegtl::seq<pegtl::one<':', ','>, space> {};  // before the body of a range

// --- expressions, from loosest to tightest -------------------------------------------------------

/// Counts nesting, so that no text can exhaust the stack.
template <class Rule>
struct nested {
  using rule_t = nested;
  using subs_t = pegtl::type_list<Rule>;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& input, Builder& builder) {
    if (builder.depth >= deepest_formula) {
      const std::size_t at = input.byte();
      throw FormulaError{
          at, at + 1, "the formula is nested more than " + std::to_string(deepest_formula) + " deep", {}};
    }
    ++builder.depth;
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(input, builder);
    --builder.depth;
    return matched;
  }
};

struct expression_body;
struct expression : nested<expression_body> {};
struct operand;
template <class Rule>
struct needed : pegtl::must<Rule> {};

struct index : pegtl::seq<open_square, needed<expression>, needed<close_square>> {};
struct attribute : pegtl::seq<pegtl::one<'.'>, needed<attribute_name>> {};
struct arguments_begin : pegtl::success {};
struct call : pegtl::seq<open_bracket, arguments_begin, pegtl::opt<pegtl::list_must<expression, sign<','>>>,
                         pegtl::must<close_bracket>> {};
struct reference : pegtl::seq<variable, pegtl::opt<pegtl::sor<index, attribute, call>>, space> {};

struct bound_variable : pegtl::seq<identifier> {};
struct set_of_types
    : pegtl::seq<word_types, pegtl::must<open_square>, needed<expression>, needed<close_square>, space> {};
struct set_agents : pegtl::seq<word_agents> {};
struct set_outcomes : pegtl::seq<word_outcomes> {};
struct range_set : pegtl::sor<set_agents, set_outcomes, set_of_types> {};
struct range_filter : pegtl::seq<word_where, needed<expression>> {};
struct range_begin : pegtl::seq<bound_variable, space, word_in> {};
struct no_second_range : pegtl::not_at<identifier, space, word_in> {};
struct range_body : pegtl::seq<pegtl::must<colon>, pegtl::must<no_second_range>, needed<expression>> {};
struct without_body : pegtl::seq<pegtl::at<pegtl::one<')'>>> {};
struct ranged : pegtl::seq<range_begin, pegtl::must<range_set>, pegtl::opt<range_filter>, range_body> {};
struct counted
    : pegtl::seq<range_begin, pegtl::must<range_set>, pegtl::opt<range_filter>, pegtl::sor<without_body, range_body>> {
};
struct at_range : pegtl::at<identifier, space, word_in> {};

struct quantifier_word : pegtl::sor<word_sum, word_all, word_any> {};
struct needed_range : pegtl::seq<ranged> {};
struct needed_count : pegtl::seq<counted> {};
struct quantifier
    : pegtl::sor<
          pegtl::seq<quantifier_word, pegtl::must<open_bracket>, pegtl::must<needed_range>, pegtl::must<close_bracket>>,
          pegtl::seq<word_count, pegtl::must<open_bracket>, pegtl::must<needed_count>, pegtl::must<close_bracket>>> {};
struct extremum_word : pegtl::sor<word_min, word_max> {};
struct arguments : pegtl::seq<arguments_begin, pegtl::list_must<expression, sign<','>>> {};
struct extremum_of_range : pegtl::seq<at_range, ranged> {};
struct extremum_of_arguments : pegtl::seq<arguments> {};
struct extremum : pegtl::seq<extremum_word, pegtl::must<open_bracket>,
                             pegtl::sor<extremum_of_range, needed<extremum_of_arguments>>, pegtl::must<close_bracket>> {
};

struct bracketed : pegtl::seq<open_bracket, needed<expression>, pegtl::must<close_bracket>> {};
struct primary : pegtl::sor<pegtl::seq<numeral, space>, quantifier, extremum, pegtl::seq<word_truth, space>, reference,
                            bracketed> {};
struct raised : pegtl::seq<sign<'^'>, needed<primary>> {};
struct powered : pegtl::seq<primary, pegtl::opt<raised>> {};
struct minus : pegtl::seq<minus_sign, needed<nested<operand>>> {};
struct operand : pegtl::sor<minus, powered> {};
struct times : pegtl::seq<times_sign, needed<operand>> {};
struct over : pegtl::seq<sign<'/'>, needed<operand>> {};
struct product : pegtl::seq<operand, pegtl::star<pegtl::sor<times, over>>> {};
struct plus_term : pegtl::seq<sign<'+'>, needed<product>> {};
struct minus_term : pegtl::seq<minus_sign, needed<product>> {};
struct total : pegtl::seq<product, pegtl::star<pegtl::sor<plus_term, minus_term>>> {};

struct is_not_equal : pegtl::seq<not_equal_sign, needed<total>> {};
struct is_at_most : pegtl::seq<at_most_sign, needed<total>> {};
struct is_at_least : pegtl::seq<at_least_sign, needed<total>> {};
struct is_equal : pegtl::seq<sign<'='>, needed<total>> {};
struct is_less : pegtl::seq<sign<'<'>, needed<total>> {};
struct is_greater : pegtl::seq<sign<'>'>, needed<total>> {};
struct comparison
    : pegtl::seq<total, pegtl::opt<pegtl::sor<is_not_equal, is_at_most, is_at_least, is_equal, is_less, is_greater>>> {
};
struct truth_operand;
struct inverted : pegtl::seq<word_not, needed<nested<truth_operand>>> {};
struct truth_operand : pegtl::sor<inverted, comparison> {};
struct and_also : pegtl::seq<word_and, needed<truth_operand>> {};
struct conjunction : pegtl::seq<truth_operand, pegtl::star<and_also>> {};
struct or_else : pegtl::seq<word_or, needed<conjunction>> {};
struct disjunction : pegtl::seq<conjunction, pegtl::star<or_else>> {};
struct choice : pegtl::seq<word_if, needed<expression>, pegtl::must<word_then>, needed<expression>,
                           pegtl::must<word_else>, needed<expression>> {};
struct expression_body : pegtl::sor<choice, disjunction> {};
struct end_of_formula : pegtl::eof {};
struct grammar : pegtl::seq<space, needed<expression>, pegtl::must<end_of_formula>> {};

// --- messages ------------------------------------------------------------------------------------

template <class>
inline constexpr const char* message_of = nullptr;
template <class Rule>
inline constexpr const char* operand_missing = "a number, a name or '(' is expected here";
template <>
inline constexpr const char* message_of<expression> = operand_missing<void>;
template <>
inline constexpr const char* message_of<nested<operand>> = operand_missing<void>;
template <>
inline constexpr const char* message_of<nested<truth_operand>> = operand_missing<void>;
template <>
inline constexpr const char* message_of<operand> = operand_missing<void>;
template <>
inline constexpr const char* message_of<primary> = operand_missing<void>;
template <>
inline constexpr const char* message_of<product> = operand_missing<void>;
template <>
inline constexpr const char* message_of<total> = operand_missing<void>;
template <>
inline constexpr const char* message_of<truth_operand> = operand_missing<void>;
template <>
inline constexpr const char* message_of<conjunction> = operand_missing<void>;
template <>
inline constexpr const char* message_of<extremum_of_arguments> = operand_missing<void>;
template <>
inline constexpr const char* message_of<close_bracket> = "')' or an operator is expected here";
template <>
inline constexpr const char* message_of<open_bracket> = "'(' is expected here";
template <>
inline constexpr const char* message_of<close_square> = "']' is expected here";
template <>
inline constexpr const char* message_of<open_square> = "'[' and an agent are expected here";
template <>
inline constexpr const char* message_of<colon> = "':', ',' or 'where' is expected here";
template <>
inline constexpr const char* message_of<attribute_name> = "the name of an attribute is expected here";
template <>
inline constexpr const char* message_of<needed_range> = "a range is expected here, as in sum(j in agents: ...)";
template <>
inline constexpr const char* message_of<needed_count> = "a range is expected here, as in count(j in agents: ...)";
template <>
inline constexpr const char* message_of<no_second_range> = "one variable at a time";
template <>
inline constexpr const char* message_of<range_set> = "'agents', 'outcomes' or 'types[...]' is expected here";
template <>
inline constexpr const char* message_of<word_then> = "'then' or an operator is expected here";
template <>
inline constexpr const char* message_of<word_else> = "'else' or an operator is expected here";
template <>
inline constexpr const char* message_of<end_of_formula> = "the formula should end here, or an operator is missing";

struct Messages {
  template <class Rule>
  static constexpr const char* message = message_of<Rule>;
  template <class Rule>
  static constexpr bool raise_on_failure = false;
};
template <class Rule>
using Control = pegtl::must_if<Messages, pegtl::normal, false>::control<Rule>;

// --- actions -------------------------------------------------------------------------------------

template <class Rule>
struct Action : pegtl::nothing<Rule> {};

template <class Input>
std::size_t begin_of(const Input& input) {
  return input.position().byte;
}
template <class Input>
std::size_t end_of(const Input& input) {
  const std::string_view text = input.string_view();
  return begin_of(input) + text.find_last_not_of(" \n\r") + 1;
}

template <>
struct Action<numeral> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    const Numeral parsed = parse_numeral(input.string_view());
    if (!parsed.value)
      throw FormulaError{begin_of(input), begin_of(input) + input.size(), parsed.error,
                         numeral_hint(input.string_view(), parsed.hint)};
    builder.push(Kind::number, begin_of(input), begin_of(input) + input.size(), input.string());
    builder.stack.back().number = *parsed.value;
  }
};
template <>
struct Action<word_truth> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    builder.push(Kind::truth, begin_of(input), end_of(input), input.string());
  }
};
template <>
struct Action<variable> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    builder.push(Kind::name, begin_of(input), end_of(input), input.string());
  }
};
template <>
struct Action<attribute> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    Expression& owner = builder.stack.back();
    owner.kind = Kind::attribute;
    owner.attribute = input.string().substr(1);
    owner.end = end_of(input);
  }
};
template <>
struct Action<index> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    std::size_t height = 0;
    Expression whole = builder.take(Kind::index, 2, height);
    whole.name = whole.parts.front().name;
    whole.end = end_of(input);
    whole.parts.erase(whole.parts.begin());
    builder.push(std::move(whole), height);
  }
};
template <>
struct Action<call> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    const std::size_t count = builder.stack.size() - builder.calls.back();
    builder.calls.pop_back();
    std::size_t height = 0;
    Expression whole = builder.take(Kind::call, count + 1, height);
    whole.name = whole.parts.front().name;
    whole.end = end_of(input);
    whole.parts.erase(whole.parts.begin());
    builder.push(std::move(whole), height);
  }
};
template <>
struct Action<bracketed> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    builder.stack.back().begin = begin_of(input);
    builder.stack.back().end = end_of(input);
  }
};

template <Kind kind, std::size_t count>
struct Combine {
  template <class Input>
  static void apply(const Input&, Builder& builder) {
    builder.combine(kind, count);
  }
};
template <Kind kind, std::size_t count>
struct CombinePrefixed {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    builder.combine(kind, count, begin_of(input));
  }
};
template <>
struct Action<raised> : Combine<Kind::power, 2> {};
template <>
struct Action<minus> : CombinePrefixed<Kind::negate, 1> {};
template <>
struct Action<times> : Combine<Kind::multiply, 2> {};
template <>
struct Action<over> : Combine<Kind::divide, 2> {};
template <>
struct Action<plus_term> : Combine<Kind::add, 2> {};
template <>
struct Action<minus_term> : Combine<Kind::subtract, 2> {};
template <>
struct Action<is_equal> : Combine<Kind::equal, 2> {};
template <>
struct Action<is_not_equal> : Combine<Kind::not_equal, 2> {};
template <>
struct Action<is_less> : Combine<Kind::less, 2> {};
template <>
struct Action<is_at_most> : Combine<Kind::at_most, 2> {};
template <>
struct Action<is_greater> : Combine<Kind::greater, 2> {};
template <>
struct Action<is_at_least> : Combine<Kind::at_least, 2> {};
template <>
struct Action<inverted> : CombinePrefixed<Kind::logical_not, 1> {};
template <>
struct Action<and_also> : Combine<Kind::logical_and, 2> {};
template <>
struct Action<or_else> : Combine<Kind::logical_or, 2> {};
template <>
struct Action<choice> : CombinePrefixed<Kind::conditional, 3> {};

// A range leaves on the stack: a `quantified` mark with the variable (from range_begin), [the agent
// of types], [the condition], the body.
template <>
struct Action<bound_variable> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    builder.push(Kind::quantified, begin_of(input), end_of(input), input.string());
  }
};
template <Expression::Set set, std::size_t above>
struct ChooseSet {
  template <class Input>
  static void apply(const Input&, Builder& builder) {
    builder.stack[builder.stack.size() - 1 - above].set = set;
  }
};
template <>
struct Action<set_agents> : ChooseSet<Expression::Set::agents, 0> {};
template <>
struct Action<set_outcomes> : ChooseSet<Expression::Set::outcomes, 0> {};
template <>
struct Action<set_of_types> : ChooseSet<Expression::Set::types, 1> {};
template <>
struct Action<range_filter> {
  template <class Input>
  static void apply(const Input&, Builder& builder) {
    const std::size_t mark = builder.stack[builder.stack.size() - 2].kind == Kind::quantified &&
                                     builder.stack[builder.stack.size() - 2].parts.empty()
                                 ? 2
                                 : 3;
    builder.stack[builder.stack.size() - mark].filtered = true;
  }
};
/// What is counted if nothing is said of it: those of the range.
template <>
struct Action<without_body> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    Expression& head = builder.stack[builder.range_mark()];
    if (!std::exchange(head.filtered, false)) builder.push(Kind::truth, begin_of(input), begin_of(input), "true");
  }
};
template <>
struct Action<ranged> {
  template <class Input>
  static void apply(const Input&, Builder& builder) {
    const std::size_t mark = builder.range_mark();
    const std::size_t count = builder.stack.size() - mark - 1;
    std::size_t height = 0;
    Expression whole = builder.take(Kind::quantified, count, height);
    const Expression head = std::move(builder.stack.back());
    builder.stack.pop_back();
    builder.heights.pop_back();
    whole.name = head.name;
    whole.set = head.set;
    whole.filtered = head.filtered;
    builder.push(std::move(whole), height);
  }
};

template <>
struct Action<counted> : Action<ranged> {};

template <>
struct Action<quantifier> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    using Range = Expression::Quantifier;
    Expression& whole = builder.stack.back();
    whole.begin = begin_of(input);
    whole.end = end_of(input);
    const std::string_view text = input.string_view();
    whole.quantifier = text.starts_with("sum")     ? Range::sum
                       : text.starts_with("count") ? Range::count
                       : text.starts_with("all")   ? Range::all
                                                   : Range::any;
  }
};
template <>
struct Action<arguments_begin> {
  static void apply0(Builder& builder) { builder.calls.push_back(builder.stack.size()); }
};
template <>
struct Action<arguments> {
  static void apply0(Builder& builder) {
    const std::size_t count = builder.stack.size() - builder.calls.back();
    builder.calls.pop_back();
    builder.combine(Kind::minimum, count);
  }
};
template <>
struct Action<extremum> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    Expression& whole = builder.stack.back();
    const bool least = input.string_view().starts_with("min");
    whole.begin = begin_of(input);
    whole.end = end_of(input);
    if (whole.kind == Kind::quantified)
      whole.quantifier = least ? Expression::Quantifier::minimum : Expression::Quantifier::maximum;
    else
      whole.kind = least ? Kind::minimum : Kind::maximum;
  }
};

}  // namespace

std::variant<Expression, FormulaError> parse_formula(std::string_view text) {
  if (text.size() > longest_formula)
    return FormulaError{0,
                        text.size(),
                        "a formula of " + std::to_string(text.size()) + " characters is too long (the limit is " +
                            std::to_string(longest_formula) + ")",
                        {}};
  Builder builder;
  try {
    pegtl::memory_input<pegtl::tracking_mode::eager> input(text.data(), text.data() + text.size(), "");
    pegtl::parse<grammar, Action, Control>(input, builder);
    return std::move(builder.stack.back());
  } catch (const pegtl::parse_error& failure) {
    return explained_slip(text, failure.positions().front().byte, std::string(failure.message()));
  } catch (const FormulaError& error) {
    return error;
  }
}

}  // namespace candor
