// Writing what is installed beside the program: see documents.hpp.
#include "cli/described/documents.hpp"

#include "base/files.hpp"
#include "cli/described/completion_scripts.hpp"
#include "cli/described/manual.hpp"
#include "cli/programs.hpp"

namespace accord::cli {
namespace {

/// bash and fish look for the script of a command by the command's name. zsh reads in its script
/// for which names it is; Debian's looks into a folder of its own.
Result<void> write_completions(const std::filesystem::path& folder, const std::string& program) {
    const auto write = [&](Shell shell, const char* where) {
        return write_file_atomically(folder / where / completion_file_of(shell, program),
                                     completion_script(shell),
                                     Durability::kProcess);
    };
    if (auto written = write(Shell::kBash, "bash-completion/completions"); !written) {
        return written;
    }
    if (auto written = write(Shell::kFish, "fish/vendor_completions.d"); !written) {
        return written;
    }
    if (program != programs().front().name) {
        return {};
    }
    if (auto written = write(Shell::kZsh, "zsh/vendor-completions"); !written) {
        return written;
    }
    return write(Shell::kZsh, "zsh/site-functions");
}

}  // namespace

Result<void> write_documents(const std::filesystem::path& folder, std::string_view date) {
    for (const auto& page : manual_pages(date)) {
        const auto file = folder / "man/man1" / (page.name + ".1");
        if (auto written = write_file_atomically(file, page.text, Durability::kProcess); !written) {
            return written;
        }
    }
    for (const auto& program : programs()) {
        if (auto written = write_completions(folder, program.name); !written) {
            return written;
        }
    }
    return {};
}

}  // namespace accord::cli
