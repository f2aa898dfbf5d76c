// One line that is written over: see progress_bar.hpp.
#include "cli/progress/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::cli {
namespace {

constexpr std::size_t kBarColumns = 24;
constexpr std::size_t kLineColumns = 78;
constexpr std::chrono::milliseconds kBetweenLines{100};
constexpr std::string_view kEraseLine = "\r\x1b[K";

/// As many characters as fit, each whole.
std::string_view first_columns(std::string_view text, std::size_t columns) {
    std::size_t end = 0;
    while (end < text.size()) {
        std::size_t next = end + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        if (columns-- == 0) {
            break;
        }
        end = next;
    }
    return text.substr(0, end);
}

}  // namespace

ProgressBar::ProgressBar(const Console& console,
                         std::size_t total,
                         std::chrono::milliseconds patience)
    : terminal_(console.bar), total_(total), next_(std::chrono::steady_clock::now() + patience) {}

ProgressBar::~ProgressBar() {
    if (is_shown_) {
        *terminal_ << kEraseLine << std::flush;
    }
}

void ProgressBar::step(std::string_view what) {
    ++begun_;
    const auto now = std::chrono::steady_clock::now();
    if (terminal_ == nullptr || now < next_) {
        return;
    }
    next_ = now + kBetweenLines;
    is_shown_ = true;
    *terminal_ << kEraseLine << line(what) << std::flush;
}

std::string ProgressBar::line(std::string_view what) const {
    std::string text;
    if (total_ > 0) {
        const auto done = std::min(begun_ - 1, total_);
        const auto filled = kBarColumns * done / total_;
        text =
            fmt::format("[{:<{}}] {} of {} ", std::string(filled, '#'), kBarColumns, done, total_);
    }
    const auto shown = printable_line(what);
    return text + std::string(first_columns(shown, kLineColumns - text.size()));
}

}  // namespace accord::cli
