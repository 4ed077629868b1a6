// SPDX-License-Identifier: MIT
// candor completion: what makes a shell complete verbs, options, templates, and the names of properties.
#include <algorithm>

#include "cli/command_line.hpp"
#include "cli/embedded.hpp"
#include "cli/terminal.hpp"
#include "reports/glossary/glossary.hpp"
#include "tasks/invalid_question.hpp"

namespace candor {

namespace {

const std::vector<std::string> shells{"bash", "zsh", "fish"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> property_names() {
  std::vector<std::string> names;
  for (const glossary::Entry& entry : glossary::all_entries())
    if (std::find(names.begin(), names.end(), entry.property) == names.end()) names.emplace_back(entry.property);
  return names;
}

/// The words that may follow a verb in place of files.
std::vector<std::string> words_after(const std::string& verb) {
  if (verb == "completion") return shells;
  if (verb != "help") return {};
  std::vector<std::string> words = names_of(described_verbs());
  const std::vector<std::string> properties = property_names();
  words.insert(words.end(), properties.begin(), properties.end());
  return words;
}

std::vector<std::string> option_names(const DescribedVerb& verb) {
  std::vector<std::string> names;
  for (const DescribedVerb::Option& option : verb.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

/// For bash, and for zsh as far as the two agree: a function that is told the words before the cursor.
std::string cases_of_verbs(const std::string& add_words, const std::string& add_files) {
  const std::vector<DescribedVerb> all = described_verbs();
  std::string text =
      "  case $verb in\n    '') " + add_words + " \"" + joined(names_of(all)) + " --help --trust --version\" ;;\n";
  for (const DescribedVerb& verb : all) {
    const std::vector<std::string> words = words_after(verb.name);
    text += "    " + verb.name + ") case $before:$word in\n";
    if (verb.name == "new") text += "      --template:*) " + add_words + " \"" + joined(template_names()) + "\" ;;\n";
    text += "      *:-*) " + add_words + " \"" + joined(option_names(verb)) + "\" ;;\n      *) " +
            (words.empty() ? add_files : add_words + " \"" + joined(words) + "\"") + " ;;\n      esac ;;\n";
  }
  return text + "    *) " + add_files + " ;;\n  esac\n";
}

std::string for_bash() {
  return "# bash completion for candor:  source <(candor completion bash)\n"
         "_candor_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\"); }\n"
         "_candor_files() { mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); }\n"
         "_candor() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= k\n"
         "  for ((k = 1; k < COMP_CWORD; k++)); do\n"
         "    case ${COMP_WORDS[k]} in -*) ;; *) verb=${COMP_WORDS[k]}; break ;; esac\n"
         "  done\n" +
         cases_of_verbs("_candor_words", "_candor_files") + "}\ncomplete -o filenames -F _candor candor\n";
}

std::string for_zsh() {
  return "#compdef candor\n"
         "# zsh completion for candor:  source <(candor completion zsh)\n"
         "_candor_words() { compadd -- ${=1}; }\n"
         "_candor() {\n"
         "  local word=${words[CURRENT]} before=${words[CURRENT-1]} verb= k\n"
         "  for ((k = 2; k < CURRENT; k++)); do\n"
         "    case ${words[k]} in -*) ;; *) verb=${words[k]}; break ;; esac\n"
         "  done\n" +
         cases_of_verbs("_candor_words", "_files") + "}\ncompdef _candor candor\n";
}

/// In single quotes of fish.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string for_fish() {
  std::string text = "# fish completion for candor:  candor completion fish | source\n";
  for (const DescribedVerb& verb : described_verbs()) {
    text += "complete -c candor -n __fish_use_subcommand -f -a " + verb.name + " -d " + quoted(verb.what) + '\n';
    const std::string seen = "complete -c candor -n '__fish_seen_subcommand_from " + verb.name + "'";
    for (const DescribedVerb::Option& option : verb.options) {
      text += seen;
      for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (option.takes_value) text += " -r";
      if (option.names.front() == "--template") text += " -f -a " + quoted(joined(template_names()));
      text += " -d " + quoted(option.what) + '\n';
    }
    if (const std::vector<std::string> words = words_after(verb.name); !words.empty())
      text += seen + " -f -a " + quoted(joined(words)) + '\n';
  }
  return text;
}

}  // namespace

ExitCode run(const Completion& options) {
  switch (place_of(options.shell, shells, "there is no completion for the shell")) {
    case 0: print(for_bash()); break;
    case 1: print(for_zsh()); break;
    default: print(for_fish());
  }
  return ExitCode::as_expected;
}

}  // namespace candor
