// SPDX-License-Identifier: MIT
// verify_many CASE: does to many certificates of one case what `candor verify CASE CERTIFICATE`
// does to one, without starting the program each time. Reads LENGTH, a line break and so many
// bytes, again and again; answers each with a line: the exit code and why.
#include <algorithm>
#include <iostream>
#include <string>

#include "checker/definitions/names.hpp"
#include "engine/integer_engine.hpp"
#include "reports/export/certificate/certificate.hpp"
#include "tasks/reading.hpp"

namespace candor {
namespace {

struct Answer {
  int code;
  std::string reason;
};

Answer verify(const std::string& text, const CaseFile& file, const Certificate& from_case, const Kernel& kernel) {
  const auto read = read_certificate(text);
  if (const auto* malformed = std::get_if<Malformed>(&read)) return {3, malformed->path + ": " + malformed->message};
  const auto& certificate = std::get<Certificate>(read);
  const std::vector<std::string> found = differences(certificate, from_case);
  if (!found.empty()) return {1, found.front()};
  Answer answer{0, "accepted"};
  const IntegerEngine engine;
  for (std::size_t k = 0; k < certificate.claims.size(); ++k) {
    CertifiedClaim claim = certificate.claims[k];
    claim.claim = from_case.claims[k].claim;
    const Replay replayed = replay(kernel, claim, &engine);
    if (!replayed.verdict && answer.code == 0) answer = {2, claim.claim.id + ": undecided"};
    if (!replayed.fault.empty()) return {1, claim.claim.id + ": " + replayed.fault};
    const auto stated = std::find_if(file.claims.begin(), file.claims.end(),
                                     [&](const StatedClaim& one) { return one.claim.id == claim.claim.id; });
    if (replayed.verdict && (stated->expect == Expect::verified) != std::holds_alternative<Verified>(*replayed.verdict))
      return {1, claim.claim.id + ": not as expected"};
  }
  return answer;
}

int run(const char* path) {
  const ReadResult result = read(path);
  if (!result.case_file) return 3;
  const CaseFile& file = *result.case_file;
  const Kernel kernel(file.model, defect_of_names);
  Certificate from_case{file.id, file.model, {}};
  for (const StatedClaim& stated : file.claims) from_case.claims.push_back({stated.claim, Finding::undecided, {}, {}});
  std::sort(from_case.claims.begin(), from_case.claims.end(),
            [](const CertifiedClaim& left, const CertifiedClaim& right) { return left.claim.id < right.claim.id; });

  std::size_t length = 0;
  while (std::cin >> length) {
    std::string text(length, '\0');
    std::cin.get();
    std::cin.read(text.data(), static_cast<std::streamsize>(length));
    Answer answer = verify(text, file, from_case, kernel);
    std::replace_if(
        answer.reason.begin(), answer.reason.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    std::cout << answer.code << ' ' << answer.reason << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) { return argc == 2 ? candor::run(argv[1]) : 4; }
