// SPDX-License-Identifier: MIT
#include "reports/text/sentence.hpp"

#include "reports/printers/terminal.hpp"
#include "reports/words/words.hpp"

namespace candor {

std::string sentence(const Model& model, const Statement& statement) {
  return printers::terminal(said::sentence(model, statement));
}

std::string definition(const Statement& statement) {
  const document::Definition words = said::definition(statement);
  return "Definition (" + words.name + "): " + printers::terminal(words.body, 2);
}

}  // namespace candor
