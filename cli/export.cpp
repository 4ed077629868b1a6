// SPDX-License-Identifier: MIT
// candor export: the decided claims of cases, or the claims of certificates, as theorems for Coq,
// one file for each example, or as questions to SMT solvers, one file for each claim.
#include "tasks/export.hpp"

#include <algorithm>
#include <stdexcept>

#include "cases/format/case_name.hpp"
#include "cli/command_line.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"

namespace candor {

namespace {

/// What is to be written for all examples.
class Exporter {
 public:
  explicit Exporter(const Export& options) : options_(options) {}

  void add(const DecidedExample& example) {
    try {
      ExportedExample written = composed(options_.search, "exporting " + example.id, [&] {
        return exported(example, options_.coq ? ExportLanguage::coq : ExportLanguage::smtlib, files_);
      });
      files_.merge(written.files);
      claims_ += example.claims_in_all - written.left_out.size();
      listing_ += shown(options_.directory / written.name) + written.summary + " for " +
                  std::to_string(example.claims_in_all) + " claims\n";
      leave_out(example.id, written.left_out);
    } catch (const std::length_error& too_large) {
      remark(example.id + " is not exported: " + too_large.what());
      add(ExitCode::undecided);
      leave_out(example.id, example.left_out);
    }
  }
  void add(ExitCode code) { code_ = graver(code_, code); }

  void add_certificate(const Path& path) {
    try {
      add_certificate_within(options_.search.limit(), path);
    } catch (const GaveUp& gave_up) {
      remark(shown(path) + " was not read to its end: " + gave_up.what());
      add(ExitCode::undecided);
    }
  }
  static void leave_out_of_another_family(const std::string& id) {
    remark(id +
           " is not exported: only examples of the finite family are, and this one is of another (family: continuum, "
           "dynamic)");
  }

  ExitCode write() {
    if (claims_ == 0) {
      remark("no claim is exported");
      add(ExitCode::undecided);
    }
    write_files(files_, options_.directory);
    if (!options_.quiet) print(listing_);
    return code_;
  }

 private:
  void add_certificate_within(const SearchLimit& limit, const Path& path) {
    const Patience patience = limit.patience("reading");
    std::variant<Certificate, Malformed> read = read_certificate(read_file(path, largest_certificate), patience);
    if (const auto* malformed = std::get_if<Malformed>(&read))
      return refuse(in_words(path, *malformed), ExitCode::bad_case);
    auto& certificate = std::get<Certificate>(read);
    if (family_of(certificate.model) != Family::finite) return leave_out_of_another_family(certificate.case_id);
    const std::variant<Kernel, std::string> kernel = kernel_of_own_tables(path, certificate, patience);
    if (const auto* defect = std::get_if<std::string>(&kernel)) return refuse(*defect, ExitCode::not_as_expected);
    const DecidedExample example = decided_example(certificate, std::get<Kernel>(kernel), options_.search);
    if (example.undecided > 0) add(ExitCode::undecided);
    if (example.rejected > 0) add(ExitCode::not_as_expected);
    add(example);
  }
  void refuse(const std::string& reason, ExitCode code) {
    write_diagnostics(reason + '\n');
    add(code);
  }
  static void leave_out(const std::string& id, const LeftOut& claims) {
    for (const auto& [claim, reason] : claims) remark(id + ": " + claim + " is not exported: " + reason);
  }

  const Export& options_;
  ExportedFiles files_;
  std::string listing_;
  std::size_t claims_ = 0;  ///< exported
  ExitCode code_ = ExitCode::as_expected;
};

bool is_certificate(const Path& path) { return path.extension() == ".json"; }

}  // namespace

ExitCode run(const Export& options) {
  if (!options.coq && !options.smtlib)
    throw CommandLineError(
        "export for whom? Give one of --coq (theorems for Coq) and --smtlib (questions to SMT solvers)");
  std::vector<Path> paths = find_cases(options.cases);
  const auto first_certificate =
      std::stable_partition(paths.begin(), paths.end(), [](const Path& path) { return !is_certificate(path); });
  const std::vector<Path> certificates(first_certificate, paths.end());
  paths.erase(first_certificate, paths.end());
  require_writable_folder(options.directory);

  Exporter exporter(options);
  if (!paths.empty()) {
    Speaker speaker(!options.quiet);
    std::vector<Examined> cases = examine(paths, options.threads, options.search, speaker);
    decide(cases, options.threads, options.search, speaker);
    exporter.add(code_of(cases));
    for (const CaseResult& result : results(cases, options.search)) {
      if (family_of(result.file.model) == Family::finite)
        exporter.add(decided_example(result));
      else
        Exporter::leave_out_of_another_family(result.file.id);
    }
  }
  for (const Path& path : certificates) exporter.add_certificate(path);
  return exporter.write();
}

}  // namespace candor
