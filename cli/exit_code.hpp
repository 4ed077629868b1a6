// SPDX-License-Identifier: MIT
// What the program tells its caller. 77 and 99 are never used: Meson reads them.
#pragma once

#include <initializer_list>

namespace candor {

enum class ExitCode {
  as_expected = 0,       ///< every claim came out as expected, and at least one was checked
  not_as_expected = 1,   ///< some claim did not, or a certificate is rejected
  undecided = 2,         ///< some claim is undecided, nothing was checked, memory ended, or the run was interrupted
  bad_case = 3,          ///< some case file, or a certificate, has errors
  bad_command_line = 4,  ///< the command line is wrong, or something it names cannot be found or written
  disagreement = 70,     ///< parts of Candor contradict each other: always a bug
};

/// Of two things that happened in one run, the one to report. Gravest first: 70, 4, 3, 1, 2, 0.
constexpr ExitCode graver(ExitCode left, ExitCode right) {
  for (ExitCode code : {ExitCode::disagreement, ExitCode::bad_command_line, ExitCode::bad_case,
                        ExitCode::not_as_expected, ExitCode::undecided})
    if (left == code || right == code) return code;
  return ExitCode::as_expected;
}

}  // namespace candor
