// SPDX-License-Identifier: MIT
// What the grammar of formulas builds, an Expression, and what it says where it does not go on.
#include <utility>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/formula/grammar.hpp"
#include "cases/format/formula/slips.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using namespace formula_grammar;

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
inline constexpr const char* message_of<needed_range> = "a range is expected here, as in sum(j in agents, ...)";
template <>
inline constexpr const char* message_of<needed_count> = "a range is expected here, as in count(j in agents, ...)";
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

struct PushNumeral {
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
struct Action<numeral> : PushNumeral {};
template <>
struct Action<number_of_agent> : PushNumeral {};
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
struct Action<further> {
  template <class Input>
  static void apply(const Input& input, Builder& builder) {
    std::size_t height = 0;
    Expression whole = builder.take(Kind::attribute, 1, height);
    whole.attribute = input.string().substr(1);
    whole.end = end_of(input);
    builder.push(std::move(whole), height);
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
struct Action<set_coalition> : ChooseSet<Expression::Set::coalition, 0> {};
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
