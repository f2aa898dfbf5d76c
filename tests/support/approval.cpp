// Compares with approved files, and keeps what was received instead: see approval.hpp.
#include "support/approval.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace accord::support {
namespace {

namespace fs = std::filesystem;

/// A reader wants to see where it begins; the rest is for scripts/approve.sh.
constexpr std::size_t kLinesShown = 10;

using Lines = std::vector<std::string_view>;

void append_lines(std::string& out, char sign, const Lines& lines, std::size_t from) {
    const auto end = std::min(lines.size(), from + kLinesShown);
    for (std::size_t i = from; i < end; ++i) {
        out += fmt::format("  {}{}\n", sign, lines[i]);
    }
}

std::string first_difference(std::string_view approved, std::string_view received) {
    const Lines wanted = split(approved, '\n');
    const Lines given = split(received, '\n');
    const auto at =
        static_cast<std::size_t>(std::ranges::mismatch(wanted, given).in1 - wanted.begin());
    std::string text = fmt::format("line {} differs:\n", at + 1);
    append_lines(text, '-', wanted, at);
    append_lines(text, '+', given, at);
    return text;
}

void keep(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

::testing::AssertionResult is_approved(std::string_view name, std::string_view text) {
    const fs::path received = fs::path(ACCORD_RECEIVED_FOLDER) / name;
    const auto approved = read_file(fs::path(ACCORD_APPROVED_FOLDER) / name);
    if (approved && *approved == text) {
        fs::remove(received);
        return ::testing::AssertionSuccess();
    }
    keep(received, text);
    return ::testing::AssertionFailure()
           << "tests/approved/" << name << ": "
           << (approved ? first_difference(*approved, text) : "not approved yet\n")
           << "  review and accept it with scripts/approve.sh";
}

}  // namespace accord::support
