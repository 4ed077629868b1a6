// SPDX-License-Identifier: MIT
// Numbers that somebody asks for, of a case: what `value` claims say, without the number. Each is
// written as in a claim ("of: utility, coalition: [1, 2], given: {1: t1}"), or as reports say it
// ("utility of {1, 2} under q, phi, given 1: t1").
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/read/reader.hpp"

namespace candor {

class Reading;
struct YamlNode;

struct AskedCase {
  ReadResult read;  ///< the case; in place of its claims, which are not read, `value` claims that compare with 0
  std::vector<std::size_t> questions;       ///< for each claim, the question that it is
  std::vector<Diagnostic> about_questions;  ///< the line is the number of the question, from 1
};

/// The same as read_case_text, and the questions.
AskedCase read_asked_case(std::string text, const std::filesystem::path& file,
                          const std::vector<std::string>& questions, const Constructions& constructions,
                          const Patience& patience = {});

/// Nothing could be read, for this reason.
ReadResult no_case(const std::string& message, const std::string& hint = {});

/// Inside the reader: the questions, which stand behind the case in its text, as its claims.
void read_questions(Reading& reading, std::string_view text, const std::vector<TextRange>& asked,
                    const YamlNode* defaults);

}  // namespace candor
