// SPDX-License-Identifier: MIT
#include "checker/certificate/parts.hpp"

#include <limits>

#include "checker/certificate/fields.hpp"

namespace candor::certificates {
namespace {

/// What `write(form)` writes at one key.
template <class Write>
JsonNode part(const Model& model, const Write& write) {
  Vocabulary vocabulary;
  vocabulary.speak_of(model);
  vocabulary.longest_number = std::numeric_limits<std::size_t>::max();
  Writer form(vocabulary);
  write(form);
  return std::move(form.node.items.at(0));
}

}  // namespace

JsonNode evidence_as_written(const Model& model, const Statement& statement, const Evidence& evidence) {
  return part(model, [&](Writer& form) {
    about_claim(form.vocabulary, statement);
    form("evidence", evidence);
  });
}

JsonNode place_as_written(const Model& model, const Place& place) {
  return part(model, [&](Writer& form) { form("place", Place(place)); });
}

JsonNode amounts_as_written(const Model& model, AgentAmounts amounts) {
  return part(model, [&](Writer& form) { amounts_field(form, "amounts", amounts); });
}

}  // namespace candor::certificates
