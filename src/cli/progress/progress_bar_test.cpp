// Progress is told to a terminal, and to nothing else.
#include "cli/progress/progress_bar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

using std::chrono::milliseconds;

struct Seen {
    std::ostringstream out, err, terminal;

    std::string of(std::size_t total, std::vector<std::string> steps, milliseconds patience = {}) {
        const Console console{.out = out, .err = err, .bar = &terminal};
        {
            ProgressBar bar(console, total, patience);
            for (const auto& step : steps) {
                bar.step(step);
            }
        }
        return terminal.str();
    }
};

TEST(ProgressBar, is_written_over_and_taken_away) {
    EXPECT_EQ(Seen().of(4, {"publishing Shop"}),
              "\r\x1b[K[                        ] 0 of 4 publishing Shop\r\x1b[K");
    EXPECT_EQ(Seen().of(0, {"reading Shop"}), "\r\x1b[Kreading Shop\r\x1b[K");
}

TEST(ProgressBar, shows_nothing_of_short_work) {
    EXPECT_EQ(Seen().of(4, {"a", "b", "c", "d"}, milliseconds(10'000)), "");
}

TEST(ProgressBar, keeps_to_one_line_whatever_it_is_about) {
    const auto shown = Seen().of(2, {"a\x1b[2J\n" + std::string(200, 'x')});
    EXPECT_THAT(shown, testing::HasSubstr("a\\x1b[2J\\x0a"));
    EXPECT_EQ(std::ranges::count(shown, '\n'), 0);
    EXPECT_LT(shown.size(), 100);
}

TEST(ProgressBar, is_nothing_in_a_pipe) {
    std::ostringstream out;
    const Console console{.out = out, .err = out};
    {
        ProgressBar bar(console, 2, milliseconds(0));
        bar.step("a");
        EXPECT_FALSE(bar.has_terminal());
    }
    EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace accord::cli
