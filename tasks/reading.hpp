// SPDX-License-Identifier: MIT
// Reading cases whose named rules the prover tabulates.
#pragma once

#include "cases/format/read/question.hpp"
#include "cases/format/read/reader.hpp"

namespace candor {

/// The prover's constructions, as the reader asks for them.
const Constructions& constructions();

ReadResult read(const std::filesystem::path& path, const Patience& patience = {});
/// Without tables: see cases/format/read/reader.hpp.
ReadResult read_outline(const std::filesystem::path& path, const Patience& patience = {});
/// A text in memory; `path` gives the id and the name in messages.
ReadResult read_text(std::string text, const std::filesystem::path& path, const Patience& patience = {});

/// A case with questions in place of its claims.
AskedCase read_asked(const std::filesystem::path& path, const std::vector<std::string>& questions,
                     const Patience& patience);

/// What Candor has written, read back. Throws std::logic_error if it is no case.
CaseFile read_back(const std::string& text, const Patience& patience = {});

}  // namespace candor
