// What came, counted and kept within limits.
#include "standalone/journal.hpp"

#include <gtest/gtest.h>

namespace accord::standalone {
namespace {

struct JournalOf : testing::Test {
    ManualClock clock{*parse_iso8601("2026-11-29T06:35:02.417Z")};
    Journal journal{clock};
};

TEST_F(JournalOf, counts_by_path_and_keeps_the_newest_first) {
    journal.note({.target = "/a?x=1"}, "an a");
    journal.note({.method = "POST", .target = "/b"}, std::nullopt);
    EXPECT_EQ(json::write_compact(journal.metrics()),
              R"({"requests":2,"requests_by_path":{"/a":1,"/b":1}})");
    EXPECT_EQ(json::write_compact(journal.requests()),
              R"([{"time":"2026-11-29T06:35:02.417Z","method":"POST","target":"/b",)"
              R"("interaction":null},{"time":"2026-11-29T06:35:02.417Z","method":"GET",)"
              R"("target":"/a?x=1","interaction":"an a"}])");
}

TEST_F(JournalOf, does_not_grow_without_end) {
    for (int i = 0; i < 5000; ++i) {
        journal.note({.target = "/" + std::to_string(i) + std::string(5000, 'x')}, std::nullopt);
    }
    EXPECT_EQ(journal.requests().size(), Journal::kRequestsMax);
    const auto metrics = journal.metrics();
    EXPECT_EQ(metrics.at("requests"), 5000);
    EXPECT_EQ(metrics.at("requests_by_path").as_object().size(), Journal::kPathsMax);
    const auto newest = journal.requests()[0].at("target").as_string();
    EXPECT_EQ(newest.size(), Journal::kTargetBytesMax);
}

}  // namespace
}  // namespace accord::standalone
