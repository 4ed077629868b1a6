// SPDX-License-Identifier: MIT
#include "reports/text/proof.hpp"

#include <string>

#include "checker/properties/expand.hpp"
#include "reports/case_result.hpp"
#include "reports/text/continuum/continuum.hpp"
#include "reports/text/definition.hpp"
#include "reports/text/dynamic/dynamic.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/region.hpp"
#include "reports/text/words.hpp"

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
    const std::string place = place_in_words(model_, statement_, judgement.place);
    out_ << "  " << (place.empty() ? "" : place + ":  ") << side_in_words(judgement.left) << ' '
         << sign(judgement.relation) << ' ' << side_in_words(judgement.right);
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

/// What the prover chose, where there is something to choose.
void write_evidence(std::ostream& out, const FiniteModel& model, const Statement& statement, const Evidence& evidence) {
  const TypeSpace& space = model.environment.types;
  if (const auto* convex = std::get_if<ConvexWeights>(&evidence)) {
    const std::vector<std::size_t>& rules = claim_of<MaxminCoalitionalIc>(statement).mechanism.transfers;
    out << "Evidence: for each coalition and true types, weights over the transfer rules. If every report's weighted "
           "utility is at most the least utility under truth,\n"
           "no mixed report's least utility can exceed it.\n";
    for (const auto& row : convex->rows) {
      std::vector<std::string> weights;
      for (std::size_t rule = 0; rule < row.weights.size(); ++rule)
        if (row.weights[rule].sign() != 0)
          weights.push_back(row.weights[rule].text() + ' ' + model.transfers[rules[rule]].name);
      out << "  " << in_words(space, row.truth.coalition) << "; true type"
          << (row.truth.coalition.size() == 1 ? " " : "s ") << type_labels(space, row.truth) << ":  "
          << joined(weights, " + ") << '\n';
    }
    out << '\n';
    return;
  }
  if (std::holds_alternative<Proposition2>(evidence)) {
    out << "Evidence: Proposition 2 of Safronov (2016). Types are independent, values private, the allocation is "
           "efficient, transfers sum to zero at every profile, and what an agent expects to be\n"
           "paid is a constant minus his expected payoff, whatever the others report: then no coalition gains by a "
           "misreport.\n\n";
    return;
  }
  write_existence_evidence(out, model, statement, evidence);
  write_region_evidence(out, model, statement, evidence);
}

struct EvidenceWriter {
  std::ostream& out;
  const Statement& statement;
  const Evidence& evidence;
  void operator()(const FiniteModel& model) const { write_evidence(out, model, statement, evidence); }
  void operator()(const continuum::Model& model) const {
    if (const auto* own = std::get_if<continuum::Evidence>(&evidence))
      continuum::write_evidence(out, model, std::get<continuum::Statement>(statement), *own);
  }
  void operator()(const dynamic::Model& model) const {
    if (const auto* own = std::get_if<dynamic::Evidence>(&evidence))
      dynamic::write_evidence(out, model, std::get<dynamic::Statement>(statement), *own);
  }
};

void write_any_evidence(std::ostream& out, const Model& model, const Statement& statement, const Evidence& evidence) {
  std::visit(EvidenceWriter{out, statement, evidence}, model);
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
  out << "Claim: " << definition(model, statement) << '\n';
  if (!stated.says.empty())
    out << "Source: \"" << stated.says << '"' << (stated.where.empty() ? "" : ", " + stated.where) << '\n';
  else
    write_quoted(out, "Source", stated.where);
  write_quoted(out, "Erratum", stated.erratum);
  write_quoted(out, "Note", stated.note);
  const std::string note = expectation_note(stated.expect, verdict);
  out << "Verdict: " << word(verdict) << (note.empty() ? "" : ' ' + note) << ": " << finding(model, statement, verdict)
      << "\n\n";

  Printer printer(out, model, statement, detail);
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    write_any_evidence(out, model, statement, verified->evidence());
    out << "Comparisons:\n";
    expand(reference_to(model), statement, verified->evidence(), printer);
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    write_any_evidence(out, model, statement, refuted->evidence());
    out << "Counterexample:\n";
    for (const Judgement& judgement : refuted->counterexample()) printer.receive(judgement);
  }
}

}  // namespace candor
