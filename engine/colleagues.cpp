// SPDX-License-Identifier: MIT
#include "engine/colleagues.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

namespace candor {
namespace {

/// This process alone, with its threads.
class Alone : public Colleagues {
 public:
  std::size_t count() const override { return 1; }
  void set_subject(const std::string&) override {}
  void begin(std::size_t parts) override { parts_ = end_ = parts; }
  std::optional<std::size_t> take() override {
    const std::lock_guard lock(mutex_);
    return next_ < end_ ? std::optional(next_++) : std::nullopt;
  }
  void stop_at(std::size_t part) override {
    const std::lock_guard lock(mutex_);
    end_ = std::min(end_, part + 1);
  }
  Settlement settle(Findings mine) override { return put_together(parts_, {std::move(mine)}); }

 private:
  std::mutex mutex_;
  std::size_t parts_ = 0, next_ = 0, end_ = 0;
};

/// The parts that fall to this process, as its threads compare them.
class OwnParts {
 public:
  OwnParts(Colleagues& colleagues, const std::function<Findings::Part(std::size_t)>& compare)
      : colleagues_(colleagues), compare_(compare) {}

  void work() {
    try {
      while (const std::optional<std::size_t> part = colleagues_.take()) keep(finding(*part));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      lost_ = std::current_exception();
    }
  }

  Settlement settle() {
    if (lost_) std::rethrow_exception(lost_);
    const Settlement settlement = colleagues_.settle(std::move(findings_));
    if (!settlement.first_failure || settlement.first_failure->trouble.empty()) return settlement;
    if (const auto own = errors_.find(settlement.first_failure->number); own != errors_.end())
      std::rethrow_exception(own->second);
    throw ColleagueFailed("another process could not finish: " + settlement.first_failure->trouble);
  }

 private:
  Findings::Part finding(std::size_t number) {
    std::string trouble = "a failure that has no name";
    try {
      return compare_(number);
    } catch (const std::exception& error) {
      if (*error.what() != '\0') trouble = error.what();
      keep_error(number, std::current_exception());
    } catch (...) {
      keep_error(number, std::current_exception());
    }
    return {number, {}, false, trouble};
  }
  void keep_error(std::size_t number, std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    errors_.emplace(number, std::move(error));
  }
  void keep(Findings::Part part) {
    if (!part.holds) colleagues_.stop_at(part.number);
    const std::lock_guard lock(mutex_);
    findings_.parts.push_back(std::move(part));
  }

  Colleagues& colleagues_;
  const std::function<Findings::Part(std::size_t)>& compare_;
  std::mutex mutex_;
  Findings findings_;
  std::map<std::size_t, std::exception_ptr> errors_;
  std::exception_ptr lost_;
};

}  // namespace

Settlement put_together(std::size_t count, const std::vector<Findings>& findings) {
  std::map<std::size_t, const Findings::Part*> parts;
  for (const Findings& of_one : findings)
    for (const Findings::Part& part : of_one.parts)
      if (!parts.emplace(part.number, &part).second)
        throw ColleagueFailed("part " + std::to_string(part.number) + " was compared twice");
  Settlement settlement;
  for (std::size_t number = 0; number < count; ++number) {
    const auto found = parts.find(number);
    if (found == parts.end())
      throw ColleagueFailed("part " + std::to_string(number) + " of " + std::to_string(count) + " was not compared");
    if (!found->second->holds) {
      settlement.first_failure = *found->second;
      return settlement;
    }
    settlement.tally += found->second->tally;
  }
  return settlement;
}

Settlement compare_parts(std::size_t count, const Labour& labour,
                         const std::function<Findings::Part(std::size_t)>& compare) {
  Alone alone;
  Colleagues& colleagues = labour.colleagues == nullptr ? alone : *labour.colleagues;
  colleagues.begin(count);
  OwnParts own(colleagues, compare);
  {
    std::vector<std::jthread> helpers;
    try {
      for (std::size_t k = 1; k < std::min<std::size_t>(labour.threads, count); ++k)
        helpers.emplace_back([&] { own.work(); });
    } catch (const std::system_error&) {  // as many as the system gives
    }
    own.work();
  }
  return own.settle();
}

}  // namespace candor
