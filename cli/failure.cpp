// SPDX-License-Identifier: MIT
#include "cli/failure.hpp"

#include <exception>
#include <string>

#include "checker/colleagues.hpp"
#include "cli/command_line.hpp"
#include "cli/interruption.hpp"
#include "cli/search_options.hpp"
#include "cli/terminal.hpp"

namespace candor {

ExitCode tell_failure() {
  try {
    throw;
  } catch (const Interrupted& interrupted) {
    remark(interrupted.what());
    return ExitCode::undecided;
  } catch (const GaveUp& gave_up) {  // where a limit leaves nothing else to say
    remark(gave_up.what());
    return ExitCode::undecided;
  } catch (const ColleagueFailed& failed) {
    complain(std::string("the processes do not work together: ") + failed.what());
    return ExitCode::undecided;
  } catch (const CommandLineError& error) {
    complain(error.what());
    return ExitCode::bad_command_line;
  } catch (const std::exception& error) {
    complain_of_bug(error.what());
    return ExitCode::disagreement;
  }
}

}  // namespace candor
