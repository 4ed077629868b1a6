// SPDX-License-Identifier: MIT
// A judgement: one comparison of two exact numbers that a claim expands to, with the place in the
// example it speaks about.
//
// Claims expand to judgements and send them to a Judge. The kernel is one judge (it counts those
// that hold and keeps the first that does not); a report is another (it prints them).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "checker/model/finite/expectation.hpp"
#include "checker/properties/continuum/claim.hpp"
#include "checker/properties/dynamic/claim.hpp"
#include "exact/wide/width.hpp"

namespace candor {

class Checked128;  // exact/wide/checked_integer.hpp

enum class Relation { equal, not_equal, at_most, less_than, at_least, greater_than };

bool holds(const Rational& left, Relation relation, const Rational& right);

/// One side of a judgement: its value and, where it is an expectation, which. The value is what was
/// computed; the rest says what was computed.
struct Side {
  Rational value;
  std::vector<Expectation>
      expectations;  ///< empty: the value stands for itself (a surplus, a budget, a probability, a given number)
  std::vector<Rational> weights;  ///< empty: the value is the least of the expectations; otherwise their weighted sum

  Side() = default;
  Side(Rational number) : value(std::move(number)) {}
  Side(Rational number, Expectation expectation) : value(std::move(number)), expectations{std::move(expectation)} {}
};

/// Where in the example a judgement stands. Each property uses some of these; docs/claims.md says
/// which.
struct Place {
  std::optional<Coalition> coalition;  ///< whose incentives or payoffs (a single agent is a coalition of one)
  std::optional<JointType> truth;      ///< true types
  std::optional<JointType> report;     ///< the misreport; absent under truth
  std::optional<JointType>
      outsiders;  ///< what the agents outside the coalition report (dominant strategies, guarantee)
  std::optional<JointType>
      other;  ///< a second joint type that is compared with `truth` (cbdp, externality_payment, private_values)
  std::optional<std::pair<Agent, Agent>> agents;  ///< a pair of agents (separable)
  std::optional<Outcome> outcome;
  std::optional<std::size_t> transfers;  ///< index into FiniteModel::transfers
  std::variant<std::monostate, continuum::Place, dynamic::Place>
      of_family;  ///< in a model that is not finite; nothing else is used there
  friend bool operator==(const Place&, const Place&) = default;
};

struct Judgement {
  Side left;
  Relation relation;
  Side right;
  Place place;

  bool holds() const { return candor::holds(left.value, relation, right.value); }
  bool tight() const {
    return left.value == right.value;
  }  ///< an equality that holds is not counted as tight; see Tally
};

/// Many judgements about one coalition at once, as integers: for every lane k
///    truthful[k] >= misreport[k],
/// each a positive multiple of the utilities compared, or of what they are more than one number.
/// Lanes with exists[k] == 0 are no judgements: a joint type of probability zero, or truth that
/// would be compared with itself; in the others it is 1.
template <class Integer>
struct JudgementBlock {
  Coalition coalition;
  std::span<const Integer> truthful;
  std::span<const Integer> misreport;
  std::span<const Int64> exists;
};

/// Many equalities at once, as integers: left[k] = right[k], each a positive multiple of the
/// numbers compared.
template <class Integer>
struct EqualityBlock {
  std::span<const Integer> left, right;
};

/// Turns one equality of a block into a judgement.
using EqualityReader = std::function<Judgement(std::size_t k)>;

/// Knows which claim is being expanded, and what the lanes of the block are about.
class LaneReader {
 public:
  virtual ~LaneReader() = default;
  virtual Place place(std::size_t lane) const = 0;
  /// The judgement of one lane, with values and expectations.
  virtual Judgement judgement(std::size_t lane) const = 0;
};

class Judge {
 public:
  virtual ~Judge() = default;
  virtual void receive(const Judgement& judgement) = 0;
  /// By default every lane becomes a judgement through the reader. The kernel compares the integers
  /// instead.
  virtual void receive(const JudgementBlock<Int64>& block, const LaneReader& reader);
  virtual void receive(const JudgementBlock<Int128>& block, const LaneReader& reader);
  virtual void receive(const JudgementBlock<WideInteger>& block, const LaneReader& reader);
  /// Likewise: every equality becomes a judgement, but for the kernel.
  virtual void receive_equalities(const EqualityBlock<Checked128>& block, const EqualityReader& reader);
  virtual void receive_equalities(const EqualityBlock<WideInteger>& block, const EqualityReader& reader);
  /// Comparisons of a number with itself, which are too many to be looked at one by one.
  virtual void receive_identities(std::uint64_t count) { (void)count; }
  /// The claim may stop expanding: nothing that follows can matter to this judge.
  virtual bool finished() const { return false; }
  /// Calls expand_part(k, judge) for k = 0, ..., count - 1, with this judge, until it is finished.
  /// A judge that knows how to put its findings together may have the parts expanded at the same
  /// time, each for a judge of its own.
  virtual void receive_parts(std::size_t count, const std::function<void(std::size_t, Judge&)>& expand_part) {
    for (std::size_t k = 0; k < count && !finished(); ++k) expand_part(k, *this);
  }
};

}  // namespace candor
