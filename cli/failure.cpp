// SPDX-License-Identifier: MIT
#include "cli/failure.hpp"

#include <exception>
#include <new>
#include <string>
#include <system_error>

#include "cli/command_line.hpp"
#include "cli/out_of_memory.hpp"
#include "cli/terminal.hpp"
#include "engine/colleagues.hpp"
#include "tasks/invalid_question.hpp"
#include "tasks/search_options.hpp"

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
  } catch (const std::bad_alloc&) {
    complain(out_of_memory);
    return ExitCode::undecided;
  } catch (const std::system_error& error) {  // no thread can be had: each needs memory of its own
    if (error.code() != std::errc::resource_unavailable_try_again && error.code() != std::errc::not_enough_memory) {
      complain_of_bug(error.what());
      return ExitCode::disagreement;
    }
    complain(out_of_memory);
    return ExitCode::undecided;
  } catch (const CommandLineError& error) {
    complain(error.what());
    return ExitCode::bad_command_line;
  } catch (const InvalidQuestion& error) {
    complain(error.what());
    return ExitCode::bad_command_line;
  } catch (const std::exception& error) {
    complain_of_bug(error.what());
    return ExitCode::disagreement;
  }
}

}  // namespace candor
