// SPDX-License-Identifier: MIT
#include "cli/mpi/processes.hpp"

#include <mpi.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <vector>

#include "tasks/interruption.hpp"

namespace candor {
namespace {

using Json = nlohmann::json;

Json as_json(const Findings::Part& part) {
  return {part.number, part.tally.judgements, part.tally.inequalities, part.tally.tight, part.holds, part.trouble};
}
Findings::Part part_of(const Json& json) {
  return {json.at(0), {json.at(1), json.at(2), json.at(3)}, json.at(4), json.at(5)};
}

Json as_json(const Findings& findings) {
  Json parts = Json::array();
  for (const Findings::Part& part : findings.parts) parts.push_back(as_json(part));
  return parts;
}
Findings findings_of(const Json& json) {
  Findings findings;
  for (const Json& part : json) findings.parts.push_back(part_of(part));
  return findings;
}

Json as_json(const Settlement& settlement) {
  return {settlement.tally.judgements, settlement.tally.inequalities, settlement.tally.tight,
          settlement.first_failure ? as_json(*settlement.first_failure) : Json()};
}
Settlement settlement_of(const Json& json) {
  Settlement settlement{{json.at(0), json.at(1), json.at(2)}, {}};
  if (!json.at(3).is_null()) settlement.first_failure = part_of(json.at(3));
  return settlement;
}

/// FNV-1a, 64 bits: to notice accidents.
std::uint64_t fingerprint(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

void look_about() {
  if (interruption()) throw ColleagueFailed("interrupted");
}

/// Soon at first, then less often: waiting costs next to nothing, and an answer that is there at
/// once is found at once.
class Waiting {
 public:
  void wait() {
    if (++waits_ < 1000)
      std::this_thread::yield();
    else
      std::this_thread::sleep_for(std::chrono::microseconds(100));
  }

 private:
  int waits_ = 0;
};

}  // namespace

enum class Processes::Kind {
  take,      // to process 0: which part is next?
  part,      // its answer: a number, or null if there are no more
  stop_at,   // to process 0: this part does not hold
  findings,  // to process 0
  settled,   // its answer: the settlement
  failed,    // from process 0: there will be no settlement, and why
  leave,     // the sender goes
};

struct Processes::Message {
  Kind kind;
  std::uint64_t comparison;
  Json content = {};
};

/// MPI. Calls come from several threads, one at a time.
class Processes::Connection {
 public:
  Connection(int& argc, char**& argv) {
    int provided = 0;
    MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
    if (provided < MPI_THREAD_SERIALIZED) throw std::runtime_error("this MPI cannot be called from several threads");
  }
  ~Connection() { MPI_Finalize(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }

  void send(int to, const Message& message) {
    const std::string text = Json{static_cast<int>(message.kind), message.comparison, message.content}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
    const std::lock_guard lock(mutex_);
    MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, to, 0, MPI_COMM_WORLD);
  }

  /// Whether this process has been heard to take its leave.
  bool is_gone(int process) {
    const std::lock_guard lock(mutex_);
    return gone_.contains(process);
  }

  /// What has arrived, and from whom, if anything has.
  std::optional<std::pair<int, Message>> receive() {
    const std::lock_guard lock(mutex_);
    int there = 0, length = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    MPI_Get_count(&status, MPI_CHAR, &length);
    std::string text(static_cast<std::size_t>(length), ' ');
    MPI_Recv(text.data(), length, MPI_CHAR, status.MPI_SOURCE, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    Json json = Json::parse(text);
    if (json.at(0).get<int>() == static_cast<int>(Kind::leave)) gone_.insert(status.MPI_SOURCE);
    return std::pair{status.MPI_SOURCE,
                     Message{static_cast<Kind>(json.at(0).get<int>()), json.at(1), std::move(json.at(2))}};
  }

 private:
  std::mutex mutex_;
  int rank_ = 0, size_ = 1;
  std::set<int> gone_;
};

/// Process 0 in a comparison: answers the others until it has the findings of all, or one fails.
class Processes::Dealer {
 public:
  Dealer(Connection& connection, std::uint64_t comparison, std::size_t parts)
      : connection_(connection),
        comparison_(comparison),
        end_(parts),
        missing_(static_cast<std::size_t>(connection.size()) - 1),
        thread_([this] { serve(); }) {}

  std::optional<std::size_t> take() {
    const std::lock_guard lock(mutex_);
    return next_ < end_ ? std::optional(next_++) : std::nullopt;
  }
  void stop_at(std::size_t part) {
    const std::lock_guard lock(mutex_);
    end_ = std::min(end_, part + 1);
  }
  /// The findings of the others. Throws ColleagueFailed.
  std::vector<Findings> collected() {
    thread_.join();
    if (!failure_.empty()) throw ColleagueFailed(failure_);
    return std::move(findings_);
  }

 private:
  void serve() {
    try {
      Waiting waiting;
      while (missing_ > 0) {
        look_about();
        if (const auto received = connection_.receive())
          waiting = {}, answer(received->first, received->second);
        else
          waiting.wait();
      }
    } catch (const std::exception& error) {
      failure_ = error.what();
      stop_at(0);
    }
  }

  void answer(int sender, const Message& message) {
    if (message.kind == Kind::leave) throw ColleagueFailed("process " + std::to_string(sender) + " has ended");
    if (message.comparison != comparison_)
      throw ColleagueFailed("process " + std::to_string(sender) + " compares something else");
    switch (message.kind) {
      case Kind::take: {
        const std::optional<std::size_t> part = take();
        return connection_.send(sender, {Kind::part, comparison_, part ? Json(*part) : Json()});
      }
      case Kind::stop_at: return stop_at(message.content.get<std::size_t>());
      case Kind::findings:
        findings_.push_back(findings_of(message.content));
        --missing_;
        return;
      default: throw ColleagueFailed("process " + std::to_string(sender) + " has sent what was not asked for");
    }
  }

  Connection& connection_;
  const std::uint64_t comparison_;
  std::mutex mutex_;
  std::size_t next_ = 0, end_, missing_;
  std::vector<Findings> findings_;
  std::string failure_;
  std::jthread thread_;  // last: it works with what stands above
};

Processes::Processes(int& argc, char**& argv) : connection_(std::make_unique<Connection>(argc, argv)) {}

Processes::~Processes() {
  try {
    std::vector<int> others;  // who may have something to say to this process
    for (int other = 0; other < connection_->size(); ++other)
      if (other != connection_->rank() && (is_first() || other == 0)) others.push_back(other);
    for (const int other : others) connection_->send(other, {Kind::leave, 0});
    // MPI ends only when everything sent has been received.
    while (!interruption() &&
           !std::all_of(others.begin(), others.end(), [&](int other) { return connection_->is_gone(other); }))
      if (!connection_->receive()) std::this_thread::sleep_for(std::chrono::microseconds(100));
  } catch (const std::exception&) {  // what was not understood has been received all the same
  }
}

bool Processes::is_first() const { return connection_->rank() == 0; }
std::size_t Processes::count() const { return static_cast<std::size_t>(connection_->size()); }

void Processes::agree_on(const std::string& text) {
  set_subject(text);
  begin(0);
  settle({});
}

void Processes::throw_if_failed() const {
  if (!failure_.empty()) throw ColleagueFailed(failure_);
}

void Processes::fail(const std::string& why) {
  failure_ = why;
  if (is_first())
    for (int other = 1; other < connection_->size(); ++other)
      connection_->send(other, {Kind::failed, fingerprint_, why});
  throw ColleagueFailed(why);
}

void Processes::begin(std::size_t parts) {
  throw_if_failed();
  parts_ = parts;
  fingerprint_ = fingerprint(std::to_string(++comparisons_) + ' ' + std::to_string(parts) + ' ' + subject_);
  if (is_first()) dealer_ = std::make_unique<Dealer>(*connection_, fingerprint_, parts);
}

std::optional<std::size_t> Processes::take() {
  if (is_first()) return dealer_->take();
  const std::lock_guard one_at_a_time(asking_);
  throw_if_failed();
  connection_->send(0, {Kind::take, fingerprint_});
  const Json part = answer(Kind::part).content;
  return part.is_null() ? std::nullopt : std::optional(part.get<std::size_t>());
}

Processes::Message Processes::answer(Kind expected) {
  for (Waiting waiting;; waiting.wait()) {
    if (interruption()) fail("interrupted");
    auto received = connection_->receive();
    if (!received) continue;
    Message& message = received->second;
    if (message.kind == Kind::leave) fail("process 0 has ended");
    if (message.kind == Kind::failed) fail(message.content.get<std::string>());
    if (message.kind != expected || message.comparison != fingerprint_)
      fail("process 0 has sent what was not asked for");
    return std::move(message);
  }
}

void Processes::stop_at(std::size_t part) {
  if (is_first())
    dealer_->stop_at(part);
  else
    connection_->send(0, {Kind::stop_at, fingerprint_, part});
}

Settlement Processes::settle(Findings mine) {
  if (!is_first()) {
    connection_->send(0, {Kind::findings, fingerprint_, as_json(mine)});
    return settlement_of(answer(Kind::settled).content);
  }
  try {
    std::vector<Findings> findings = dealer_->collected();
    findings.push_back(std::move(mine));
    const Settlement settlement = put_together(parts_, findings);
    for (int other = 1; other < connection_->size(); ++other)
      connection_->send(other, {Kind::settled, fingerprint_, as_json(settlement)});
    return settlement;
  } catch (const ColleagueFailed& failed) {
    fail(failed.what());
  }
}

}  // namespace candor
