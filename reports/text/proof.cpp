// SPDX-License-Identifier: MIT
#include "reports/text/proof.hpp"

#include <limits>
#include <string>

#include "checker/properties/expand.hpp"
#include "checker/properties/words.hpp"
#include "reports/case_result.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/sentence.hpp"
#include "reports/text/words.hpp"
#include "reports/words/words.hpp"

namespace candor {

namespace {

/// A factor or summand: in parentheses if it is negative or a fraction.
std::string grouped(const Rational& value) {
  const std::string text = value.text();
  return value.sign() < 0 || !value.is_integer() ? '(' + text + ')' : text;
}

/// "7/4"; "min(3, 4) = 3" for the least of several; "(5/7) * 3 + (2/7) * 4 = 23/7" for a weighted
/// sum.
std::string side_in_words(const FiniteModel& model, const Side& side) {
  const std::string value = side.value.text();
  if (side.expectations.size() < 2) return value;
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < side.expectations.size(); ++k) {
    const Rational part = evaluate(model, side.expectations[k]);
    if (side.weights.empty())
      parts.push_back(part.text());
    else if (side.weights[k].sign() != 0)
      parts.push_back(side.weights[k] == 1 ? part.text() : grouped(side.weights[k]) + " * " + grouped(part));
  }
  if (side.weights.empty()) return "min(" + joined(parts) + ") = " + value;
  return parts.size() == 1 && parts.front() == value ? value : joined(parts, " + ") + " = " + value;
}

/// Prints every judgement it receives.
class Printer : public Judge {
 public:
  Printer(std::ostream& out, const Model& model, const Statement& statement, Detail detail)
      : out_(out), model_(model), statement_(statement), detail_(detail) {}
  using Judge::receive;

  void receive(const Judgement& judgement) override {
    std::string place = place_in_words(model_, statement_, judgement.place);
    if (place.empty() || is_claim<Value>(statement_)) place = subject_in_words(model_, statement_);
    out_ << "  " << (place.empty() ? "" : place + ":  ") << side_in_words(judgement.left) << ' '
         << word_of(judgement.relation) << ' ' << side_in_words(judgement.right);
    if (!judgement.holds())
      out_ << "   FAILS";
    else if (judgement.tight() && judgement.relation != Relation::equal)
      out_ << "   tight";
    out_ << '\n';
    if (detail_ == Detail::terms) {
      print_terms("left", judgement.left);
      print_terms("right", judgement.right);
    }
  }

 private:
  void print_terms(std::string_view name, const Side& side) {
    for (std::size_t k = 0; k < side.expectations.size(); ++k) {
      const Expectation& expectation = side.expectations[k];
      out_ << "      " << name << ": ";
      if (!side.weights.empty()) out_ << "weight " << side.weights[k].text() << ", ";
      out_ << in_words(finite(), expectation) << '\n';
      for (const ExpectationTerm& term : terms(finite(), expectation)) print_term(expectation.quantity, term);
      out_ << "        = " << evaluate(finite(), expectation).text() << '\n';
    }
  }

  void print_term(Quantity quantity, const ExpectationTerm& term) {
    const TypeSpace& space = finite().environment.types;
    const std::string amount =
        quantity == Quantity::payoff ? grouped(term.payoff)
        : quantity == Quantity::transfer
            ? grouped(term.transfer)
            : '(' + term.payoff.text() + (term.transfer.sign() < 0 ? " - " : " + ") + abs(term.transfer).text() + ')';
    out_ << "        + " << term.probability.text() << " * " << amount << "   types "
         << type_labels(space, space.restrict(term.truth, space.grand_coalition()));
    if (term.reported != term.truth)
      out_ << ", reported " << type_labels(space, space.restrict(term.reported, space.grand_coalition()));
    out_ << '\n';
  }

  std::ostream& out_;
  const Model& model_;
  const Statement& statement_;
  Detail detail_;

  /// Expectations occur in finite models only.
  const FiniteModel& finite() const { return std::get<FiniteModel>(model_); }
  std::string side_in_words(const Side& side) const {
    return side.expectations.empty() ? side.value.text() : candor::side_in_words(finite(), side);
  }
};

/// Why the claim is true, or false, before the comparisons that show it.
void write_argument(std::ostream& out, const Model& model, const Statement& statement, const Verdict& verdict) {
  ProofSetting before_comparisons{.all_follow = true};
  if (family_of(model) == Family::dynamic) before_comparisons.row_limit = std::numeric_limits<std::size_t>::max();
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    const document::Blocks proof = said::proof(before_comparisons, model, statement, *verified);
    out << (proof.empty() ? "" : "Proof: " + printers::terminal(proof, 2) + '\n') << "Comparisons:\n";
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    out << "Counterexample: "
        << printers::terminal(said::refutation(before_comparisons, model, statement, *refuted), 2);
  }
}

void write_quoted(std::ostream& out, std::string_view name, const std::string& text) {
  if (!text.empty()) out << name << ": " << text << '\n';
}

}  // namespace

void write_proof(std::ostream& out, const CaseFile& file, const StatedClaim& stated, const Verdict& verdict,
                 Detail detail) {
  const Model& model = file.model;
  const Statement& statement = stated.claim.statement;
  out << file.id << ": " << stated.claim.id << " (" << property_name(statement) << ")\n";
  out << "Claim: " << sentence(model, statement) << '\n' << definition(statement);
  if (!stated.says.empty())
    out << "Source: \"" << stated.says << '"' << (stated.where.empty() ? "" : ", " + stated.where) << '\n';
  else
    write_quoted(out, "Source", stated.where);
  write_quoted(out, "Erratum", stated.erratum);
  write_quoted(out, "Note", stated.note);
  const std::string note = expectation_note(stated.expect, verdict);
  out << "Verdict: " << word(verdict) << (note.empty() ? "" : ' ' + note) << ": " << finding(model, statement, verdict)
      << "\n\n";

  write_argument(out, model, statement, verdict);
  Printer printer(out, model, statement, detail);
  if (const auto* verified = std::get_if<Verified>(&verdict))
    expand(reference_to(model), statement, verified->evidence(), printer);
  else if (const auto* refuted = std::get_if<Refuted>(&verdict))
    for (const Judgement& judgement : refuted->counterexample()) printer.receive(judgement);
}

}  // namespace candor
