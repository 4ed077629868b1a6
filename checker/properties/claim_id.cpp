// SPDX-License-Identifier: MIT
#include "checker/properties/claim_id.hpp"

#include <algorithm>

namespace candor {

bool is_claim_id(std::string_view text) {
  const auto allowed = [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  const std::string_view written = text.substr(0, text.find('['));
  std::string_view instance = text.substr(written.size());
  if (!instance.empty()) {
    if (instance.size() < 3 || instance.back() != ']') return false;
    instance = instance.substr(1, instance.size() - 2);
  }
  return !written.empty() && text.size() <= longest_claim_id && std::all_of(written.begin(), written.end(), allowed) &&
         std::all_of(instance.begin(), instance.end(), [&](char c) { return allowed(c) || c == '/' || c == ','; });
}

}  // namespace candor
