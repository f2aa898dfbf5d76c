// What each shell is told: to ask the program itself; see complete.hpp. The first line of its
// answer says whether files or folders are meant, which shells complete better.
#include "cli/described/completion_scripts.hpp"

#include "base/text.hpp"
#include "cli/programs.hpp"

namespace accord::cli {
namespace {

constexpr std::string_view kBash = R"sh(# bash completion for NAMES
# . <(accord completions bash)
_accord() {
    local kind= line program=${1/#\~\//$HOME/}
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <("$program" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    case $kind in
        files | folders)
            local typed=$2 what=-f
            [[ $kind = folders ]] && what=-d
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $what -- "$typed")
            ;;
    esac
}
complete -F _accord NAMES
)sh";

constexpr std::string_view kZsh = R"sh(#compdef NAMES
# zsh completion: a file _accord in a folder of $fpath, or: source <(accord completions zsh)
_accord() {
    local kind line program=${(Q)words[1]/#\~\//$HOME/}
    local -a found
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else found+=("$line"); fi
    done < <("$program" __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    (( $#found )) && _describe -V 'accord' found
    case $kind in
        files) [[ $PREFIX = -*=* ]] && compset -P '*='; _files ;;
        folders) [[ $PREFIX = -*=* ]] && compset -P '*='; _files -/ ;;
    esac
}
if [[ $funcstack[1] = _accord ]]; then
    _accord "$@"
else
    compdef _accord NAMES
fi
)sh";

constexpr std::string_view kFish = R"sh(# fish completion for NAMES
# accord completions fish | source
function __accord_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l lines ($program __complete fish $words[2..-1] "$typed" 2>/dev/null)
    set -l option (string match -r '^-[^=]*=' -- "$typed")
    set -l path (string replace -r '^(-[^=]*=)?["\']?' '' -- "$typed")
    switch "$lines[1]"
        case files
            for found in (__fish_complete_path "$path")
                echo "$option$found"
            end
        case folders
            for found in (__fish_complete_directories "$path" '')
                echo "$option$found"
            end
    end
    printf '%s\n' $lines[2..-1]
end
for name in NAMES
    complete -c $name -f -a '(__accord_complete)'
end
)sh";

std::string_view script_of(Shell shell) {
    switch (shell) {
        case Shell::kBash:
            return kBash;
        case Shell::kZsh:
            return kZsh;
        case Shell::kFish:
            return kFish;
    }
    return "";
}

}  // namespace

std::string completion_script(Shell shell) {
    std::vector<std::string> names;
    for (const auto& program : programs()) {
        names.emplace_back(program.name);
    }
    return replace_all(script_of(shell), "NAMES", join(names, " "));
}

std::string completion_file_of(Shell shell, const std::string& program) {
    switch (shell) {
        case Shell::kBash:
            return program + ".bash";
        case Shell::kZsh:
            return "_" + program;
        case Shell::kFish:
            return program + ".fish";
    }
    return "";
}

}  // namespace accord::cli
