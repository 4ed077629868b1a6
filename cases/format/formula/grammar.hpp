// SPDX-License-Identifier: MIT
// The grammar of formulas, in PEGTL. What its rules build is in parser.cpp.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <tao/pegtl.hpp>
#include <utility>
#include <vector>

#include "cases/format/formula/formula.hpp"

namespace candor::formula_grammar {

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
struct word_coalition : word<'c', 'o', 'a', 'l', 'i', 't', 'i', 'o', 'n'> {};
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
/// Of what stands before it and is no name alone: type[j].signal, outcome.winner.weight, (1/2).weight.
struct further : pegtl::seq<pegtl::one<'.'>, needed<attribute_name>> {};
struct reference : pegtl::seq<variable, pegtl::opt<pegtl::sor<index, attribute, call>>, pegtl::star<further>, space> {};

struct bound_variable : pegtl::seq<identifier> {};
struct set_of_types
    : pegtl::seq<word_types, pegtl::must<open_square>, needed<expression>, needed<close_square>, space> {};
struct set_agents : pegtl::seq<word_agents> {};
struct set_outcomes : pegtl::seq<word_outcomes> {};
struct set_coalition : pegtl::seq<word_coalition> {};  // a word only here: names may be so called
struct range_set : pegtl::sor<set_agents, set_outcomes, set_of_types, set_coalition> {};
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
/// An agent who is called by a number: 1.weight.
struct number_of_agent : pegtl::seq<pegtl::plus<pegtl::digit>, pegtl::at<pegtl::one<'.'>, pegtl::alpha>> {};
struct primary : pegtl::sor<pegtl::seq<number_of_agent, pegtl::plus<further>, space>, pegtl::seq<numeral, space>,
                            quantifier, extremum, pegtl::seq<word_truth, space>, reference,
                            pegtl::seq<bracketed, pegtl::star<further>, space>> {};
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

}  // namespace candor::formula_grammar
