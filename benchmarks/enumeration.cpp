// SPDX-License-Identifier: MIT
// All coalitions of n agents with k types each, a correlated prior, interdependent values: does any
// of them gain by a lie? Answered by the kernel and by what one would write without it, on the same
// model; each answer with its tally and seconds of processor time, as JSON.
//   enumeration WAY AGENTS TYPES [THREADS]      WAY: candor, candor128, candor_gmp, gmp, boost,
//     flint, multiply_add; or write, for benchmarks/plain_loop.py; or smtlib, for z3
#include <flint/fmpq_mat.h>

#include <boost/multiprecision/gmp.hpp>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "benchmarks/clock.hpp"
#include "benchmarks/family.hpp"
#include "checker/kernel.hpp"
#include "engine/integer_engine.hpp"

namespace candor::benchmarks {
namespace {

struct Found {
  std::uint64_t inequalities = 0, tight = 0, failing = 0;
  bool operator==(const Found&) const = default;
};

/// Everybody has the same interest, and is paid a constant: nobody gains, and every inequality must
/// be looked at. `bits` widens the numbers.
FiniteModel unanimous(const Instance& instance, unsigned bits) {
  FiniteModel model = environment_of(instance);
  Environment& environment = model.environment;
  const TypeSpace& types = environment.types;
  TransferRule& rule = model.transfers.emplace_back();
  rule.name = "x";
  rule.amounts = AgentAmounts(types.agent_count(), types.profile_count());
  const Rational fine = Rational(1) / Rational(2).power(bits);
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      rule.amounts(i, theta) = Rational(i.value + 1) + fine;
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        environment.payoffs(i, a, theta) = environment.payoffs(Agent{0}, a, theta);
    }
  AllocationRule q;
  q.name = "q";
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Outcome best;
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      if (environment.payoffs(Agent{0}, a, theta) > environment.payoffs(Agent{0}, best, theta)) best = a;
    q.assign(theta, Lottery::sure(best));
  }
  model.allocations = {q};
  return model;
}

CoalitionPattern all_coalitions(std::uint32_t agents) {
  CoalitionPattern all;
  for (std::uint32_t bits = 1; bits < (1u << agents); ++bits) all.push_back(Coalition::from_bits(bits));
  return all;
}

/// sum over S of |Theta_S|^2 |Theta_-S|.
std::uint64_t term_count(const TypeSpace& types) {
  std::uint64_t terms = 0;
  for (Coalition s : all_coalitions(types.agent_count()))
    terms += std::uint64_t{types.joint_type_count(s)} * types.profile_count();
  return terms;
}

Found by_kernel(const FiniteModel& model, unsigned threads) {
  CoalitionalIc claim;
  claim.mechanism = {"", 0, {0}};
  claim.coalitions = all_coalitions(model.environment.types.agent_count());
  const IntegerEngine engine(Labour{threads});
  const Verdict verdict = Kernel(model).check(
      claim, Enumerate{}, [](const Tally&) {}, &engine);
  if (const auto* verified = std::get_if<Verified>(&verdict))
    return {verified->tally().inequalities, verified->tally().tight, 0};
  throw std::runtime_error("not verified");
}

/// The triple loop: true types, reports, outsiders' types. Payoffs of the coalition at an outcome
/// are added up beforehand.
template <class Number, class Convert>
Found by_loop(const FiniteModel& model, const Convert& number) {
  const TypeSpace& types = model.environment.types;
  const std::uint32_t profiles = types.profile_count(), outcomes = model.environment.outcome_count();
  std::vector<Number> prior;
  for (Profile theta; theta.value < profiles; ++theta.value) prior.push_back(number(model.environment.prior(theta)));
  Found found;
  for (Coalition s : all_coalitions(types.agent_count())) {
    std::vector<Number> payoff(std::size_t{outcomes} * profiles), transfer(profiles);
    for (Profile theta; theta.value < profiles; ++theta.value)
      for (Agent i : s) {
        transfer[theta.value] += number(model.transfers[0].amounts(i, theta));
        for (Outcome a; a.value < outcomes; ++a.value)
          payoff[a.value * profiles + theta.value] += number(model.environment.payoffs(i, a, theta));
      }
    const std::vector<std::uint32_t> own = types.offsets(s), others = types.offsets(types.outsiders(s));
    const auto value = [&](std::uint32_t t, std::uint32_t r) {
      Number sum = 0;
      for (std::uint32_t o : others)
        sum +=
            prior[t + o] * (payoff[model.allocations[0](Profile{r + o}).branches[0].outcome.value * profiles + t + o] +
                            transfer[r + o]);
      return sum;
    };
    for (std::uint32_t t : own) {
      const Number truthful = value(t, t);
      for (std::uint32_t r : own) {
        if (r == t) continue;
        const Number lie = value(t, r);
        ++found.inequalities;
        found.tight += truthful == lie;
        found.failing += truthful < lie;
      }
    }
  }
  return found;
}

/// For each coalition and outcome, matrices over the rationals whose products are the sums over
/// outsiders' types.
Found by_matrices(const FiniteModel& model) {
  const TypeSpace& types = model.environment.types;
  Found found;
  for (Coalition s : all_coalitions(types.agent_count())) {
    const std::vector<std::uint32_t> own = types.offsets(s), others = types.offsets(types.outsiders(s));
    const long count = static_cast<long>(own.size()), outside = static_cast<long>(others.size());
    fmpq_mat_t value, product, weights, drawn;
    fmpq_mat_init(value, count, count), fmpq_mat_init(product, count, count), fmpq_mat_init(weights, count, outside),
        fmpq_mat_init(drawn, outside, count);
    const auto multiply = [&](const auto& weight, const auto& indicator) {  // value += weights * indicator
      for (long o = 0; o < outside; ++o)
        for (long t = 0; t < count; ++t) {
          const Profile theta{own[static_cast<std::size_t>(t)] + others[static_cast<std::size_t>(o)]};
          fmpq_set_mpq(fmpq_mat_entry(weights, t, o), weight(theta).gmp());
          fmpq_set_mpq(fmpq_mat_entry(drawn, o, t), indicator(theta).gmp());
        }
      fmpq_mat_mul(product, weights, drawn);
      fmpq_mat_add(value, value, product);
    };
    for (Outcome a; a.value < model.environment.outcome_count(); ++a.value)
      multiply(
          [&](Profile theta) {
            Rational sum;
            for (Agent i : s) sum += model.environment.payoffs(i, a, theta);
            return sum * model.environment.prior(theta);
          },
          [&](Profile theta) { return Rational(model.allocations[0](theta) == Lottery::sure(a) ? 1 : 0); });
    multiply([&](Profile theta) { return model.environment.prior(theta); },
             [&](Profile theta) {
               Rational sum;
               for (Agent i : s) sum += model.transfers[0].amounts(i, theta);
               return sum;
             });
    for (long t = 0; t < count; ++t)
      for (long r = 0; r < count; ++r) {
        if (r == t) continue;
        const int order = fmpq_cmp(fmpq_mat_entry(value, t, t), fmpq_mat_entry(value, t, r));
        ++found.inequalities;
        found.tight += order == 0;
        found.failing += order < 0;
      }
    fmpq_mat_clear(value);
    fmpq_mat_clear(product);
    fmpq_mat_clear(weights);
    fmpq_mat_clear(drawn);
  }
  return found;
}

using Gmp = boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;

/// GMP's own rationals without a layer above them.
class PlainGmp {
 public:
  PlainGmp(long value = 0) { mpq_init(value_), mpq_set_si(value_, value, 1); }
  PlainGmp(const Rational& value) { mpq_init(value_), mpq_set(value_, value.gmp()); }
  PlainGmp(const PlainGmp& other) { mpq_init(value_), mpq_set(value_, other.value_); }
  PlainGmp& operator=(const PlainGmp& other) {
    mpq_set(value_, other.value_);
    return *this;
  }
  ~PlainGmp() { mpq_clear(value_); }
  PlainGmp& operator+=(const PlainGmp& other) {
    mpq_add(value_, value_, other.value_);
    return *this;
  }
  friend PlainGmp operator+(PlainGmp left, const PlainGmp& right) {
    left += right;
    return left;
  }
  friend PlainGmp operator*(const PlainGmp& left, const PlainGmp& right) {
    PlainGmp product;
    mpq_mul(product.value_, left.value_, right.value_);
    return product;
  }
  friend bool operator==(const PlainGmp& left, const PlainGmp& right) {
    return mpq_equal(left.value_, right.value_) != 0;
  }
  friend bool operator<(const PlainGmp& left, const PlainGmp& right) { return mpq_cmp(left.value_, right.value_) < 0; }

 private:
  mpq_t value_;
};

/// The machine's own limit: that many 64-bit multiply-adds, nothing compared.
Found multiply_add(std::uint64_t terms) {
  constexpr std::size_t size = 2048;
  std::vector<Int64> sums(size), factors(size);
  std::mt19937 random(1);
  for (Int64& factor : factors) factor = static_cast<Int64>(random() % 1000);
  for (std::uint64_t round = 0; round < terms / size; ++round) {
    const Int64 scale = static_cast<Int64>(round % 7);
    for (std::size_t k = 0; k < size; ++k) sums[k] += factors[k] * scale;
  }
  Int64 total = 0;
  for (Int64 sum : sums) total += sum;
  return {terms / size * size, static_cast<std::uint64_t>(total % 2), 0};
}

nlohmann::ordered_json tables(const FiniteModel& model) {
  const TypeSpace& types = model.environment.types;
  nlohmann::ordered_json prior, payoffs, transfers, chosen;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    prior.push_back(model.environment.prior(theta).text());
    chosen.push_back(model.allocations[0](theta).branches[0].outcome.value);
  }
  for (Agent i : types.grand_coalition()) {
    nlohmann::ordered_json of_agent, paid;
    for (Outcome a; a.value < model.environment.outcome_count(); ++a.value) {
      nlohmann::ordered_json row;
      for (Profile theta; theta.value < types.profile_count(); ++theta.value)
        row.push_back(model.environment.payoffs(i, a, theta).text());
      of_agent.push_back(row);
    }
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      paid.push_back(model.transfers[0].amounts(i, theta).text());
    payoffs.push_back(of_agent);
    transfers.push_back(paid);
  }
  return {{"agents", types.agent_count()},
          {"types", types.type_count(Agent{0})},
          {"prior", prior},
          {"payoffs", payoffs},
          {"transfers", transfers},
          {"chosen", chosen}};
}

std::string in_smtlib(const Rational& value) {
  const std::string magnitude = "(/ " + abs(value).numerator().text() + " " + value.denominator().text() + ")";
  return value.sign() < 0 ? "(- " + magnitude + ")" : magnitude;
}

/// Does some lie pay? As the triple loop would ask it: each expected utility a sum of products of
/// numbers. Nobody gains: unsat.
void write_smtlib(const FiniteModel& model, std::ostream& out) {
  const TypeSpace& types = model.environment.types;
  out << "(set-logic QF_LRA)\n";
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    out << "(define-fun p" << theta.value << " () Real " << in_smtlib(model.environment.prior(theta)) << ")\n";
  out << "(assert (or false";
  for (Coalition s : all_coalitions(types.agent_count())) {
    const std::vector<std::uint32_t> own = types.offsets(s), others = types.offsets(types.outsiders(s));
    const auto write_value = [&](std::uint32_t t, std::uint32_t r) {
      out << "(+ 0";
      for (std::uint32_t o : others) {
        out << " (* p" << t + o << " (+";
        for (Agent i : s)
          out << ' '
              << in_smtlib(model.environment.payoffs(i, model.allocations[0](Profile{r + o}).branches[0].outcome,
                                                     Profile{t + o}))
              << ' ' << in_smtlib(model.transfers[0].amounts(i, Profile{r + o}));
        out << "))";
      }
      out << ')';
    };
    for (std::uint32_t t : own)
      for (std::uint32_t r : own) {
        if (r == t) continue;
        out << "\n(< ", write_value(t, t), out << ' ', write_value(t, r), out << ')';
      }
  }
  out << "))\n(check-sat)\n";
}

nlohmann::ordered_json measured(const std::string& way, const Instance& instance, unsigned threads) {
  const unsigned bits = way == "candor128" ? 50 : way == "candor_gmp" ? 150 : 0;
  const FiniteModel model = unanimous(instance, bits);
  if (way == "write") return tables(model);
  const std::uint64_t terms = term_count(model.environment.types);
  const auto wall = std::chrono::steady_clock::now();
  const double start = processor_seconds();
  Found found;
  if (way.starts_with("candor"))
    found = by_kernel(model, threads);
  else if (way == "gmp")
    found = by_loop<PlainGmp>(model, [](const Rational& value) { return PlainGmp(value); });
  else if (way == "boost")
    found = by_loop<Gmp>(model, [](const Rational& value) { return Gmp(value.gmp()); });
  else if (way == "flint")
    found = by_matrices(model);
  else if (way == "multiply_add")
    found = multiply_add(terms);
  else
    throw std::invalid_argument("'" + way + "' is no way to answer");
  const double seconds = processor_seconds() - start;
  return {{"way", way},
          {"agents", instance.agents},
          {"types", instance.types},
          {"terms", terms},
          {"inequalities", found.inequalities},
          {"tight", found.tight},
          {"failing", found.failing},
          {"seconds", seconds},
          {"clock_seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count()}};
}

}  // namespace
}  // namespace candor::benchmarks

int main(int count, char** arguments) {
  using namespace candor::benchmarks;
  try {
    if (count < 4) throw std::invalid_argument("WAY AGENTS TYPES [THREADS] are needed");
    Instance instance;
    instance.agents = static_cast<std::uint32_t>(std::stoul(arguments[2]));
    instance.types = static_cast<std::uint32_t>(std::stoul(arguments[3]));
    if (std::string_view(arguments[1]) == "smtlib") return write_smtlib(unanimous(instance, 0), std::cout), 0;
    std::cout << measured(arguments[1], instance, count > 4 ? static_cast<unsigned>(std::stoul(arguments[4])) : 1)
              << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "enumeration: " << error.what() << '\n';
    return 1;
  }
}
