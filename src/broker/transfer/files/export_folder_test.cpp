// A broker as files, and back.
#include "broker/transfer/files/export_folder.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "broker/transfer/copy.hpp"
#include "broker/transfer/files/record_json.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "broker/transfer/record_check.hpp"
#include "broker/transfer/ruby_database/ruby_database.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/ruby_broker/ruby_broker.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace accord::broker::transfer {
namespace {

using testing::HasSubstr;

/// A folder that is gone afterwards, with an export of the story of the Ruby broker in it.
class Exported : public testing::Test {
  protected:
    Exported() {
        support::RubyBroker ruby;
        ruby.database()
            .read([&](db::Session& session) {
                auto source = RubyDatabase::open(session, false).value();
                copy_everything(source, store.database(), [](auto, auto) {}).value();
            })
            .value();
        write(store, folder).value();
    }

    static Result<RecordCounts> write(const support::TemporaryStore& from,
                                      const std::filesystem::path& into) {
        return from.database()
            .read([&](db::Session& session) {
                OwnDatabase source(session);
                return write_export(source, into, Instant{});
            })
            .value();
    }
    static Result<CopyReport> read(const std::filesystem::path& from,
                                   const support::TemporaryStore& into) {
        auto source = ExportFolder::open(from);
        if (!source) {
            return fail(source.error());
        }
        return copy_everything(*source, into.database(), [](auto, auto) {});
    }

    /// What an import of the folder says after `file` was written with this content.
    std::string complaint(const char* file, std::string_view content) {
        std::ofstream(folder / file, std::ios::binary) << content;
        support::TemporaryStore other;
        const auto read_back = read(folder, other);
        return read_back ? "read" : read_back.error().message;
    }

    support::TemporaryStore store;
    const TemporaryFolder temporary;
    const std::filesystem::path& folder = temporary.path();
};

TEST_F(Exported, is_the_same_after_it_was_read_and_written_again) {
    support::TemporaryStore other;
    const auto report = read(folder, other);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    const auto again = folder / "again";
    write(other, again).value();
    for (const auto& entry : std::filesystem::directory_iterator(again)) {
        const auto file = entry.path().filename();
        EXPECT_EQ(read_file(folder / file).value(), read_file(entry.path()).value()) << file;
    }
}

/// A pact may grow beyond a body that is taken, by merging and by its _ids.
TEST(ExportedPact, may_hold_more_than_a_request_may) {
    const auto sha = std::string(40, 'a');
    std::string content = R"({"interactions":[{"description":"a","values":[)";
    for (std::size_t i = 0; i < json::Limits().values_max; ++i) {
        content += "0,";
    }
    content += "0]}]}";
    const domain::ContentRecord large{
        .consumer = "Shop", .provider = "Orders", .sha = sha, .content = content};
    EXPECT_TRUE(check_records(std::vector{large}));
    const auto read_back = from_json_line<domain::ContentRecord>(to_json_line(large)).value();
    EXPECT_EQ(read_back.content.size(), content.size());
}

TEST_F(Exported, says_what_it_holds) {
    EXPECT_THAT(read_file(folder / "accord-export.json").value(),
                HasSubstr("\"file\": \"branch-versions.jsonl\",\n      \"count\": 5"));
    EXPECT_THAT(read_file(folder / "tags.jsonl").value(),
                HasSubstr(R"({"pacticipant":"Shop","version":"1.0.0","name":"dev",)"
                          R"("createdAt":"2026-01-02T10:00:00.000000Z",)"
                          R"("updatedAt":"2026-01-02T10:00:00.000000Z"})"));
}

TEST_F(Exported, is_not_written_over) {
    EXPECT_THAT(write(store, folder).error().message, HasSubstr("is not an empty folder"));
}

TEST_F(Exported, is_read_only_where_it_is_whole) {
    EXPECT_THAT(complaint("labels.jsonl", ""),
                "labels: the source counts 2 and gives 0; a row may have NULL in its key");
    std::filesystem::remove(folder / "accord-export.json");
    support::TemporaryStore other;
    EXPECT_THAT(read(folder, other).error().message, HasSubstr("accord-export.json"));
}

TEST_F(Exported, is_refused_by_line_where_it_is_spoilt) {
    const std::string line = R"({"pacticipant":"Shop","name":"a",)"
                             R"("createdAt":"2026-01-02T10:00:00Z","updatedAt":"2026-01-02"})";
    EXPECT_THAT(complaint("labels.jsonl", line + "\n" + line + "x\n"), HasSubstr("labels.jsonl:2"));
    EXPECT_THAT(complaint("labels.jsonl", "[]\n"), HasSubstr("labels.jsonl:1: a line must be"));
    EXPECT_THAT(complaint("labels.jsonl", "{}\n"),
                HasSubstr("labels.jsonl:1: \"pacticipant\" is missing"));
    EXPECT_THAT(complaint("labels.jsonl", R"({"pacticipant":1,"name":"a"})"),
                HasSubstr("\"pacticipant\": must be a text"));
    EXPECT_THAT(complaint("labels.jsonl", line.substr(0, line.size() - 1) + ",\"x\":1}\n"),
                HasSubstr("has a field that labels do not have in this version"));
    const auto nobody = replace_all(line, "Shop", "Nobody");
    EXPECT_THAT(complaint("labels.jsonl", nobody + "\n" + line + "\n"),
                HasSubstr("refers to the pacticipant \"Nobody\", which is not there"));
}

TEST_F(Exported, is_refused_in_another_version_of_the_format) {
    EXPECT_THAT(complaint("accord-export.json", R"({"format":"accord-export","version":2})"),
                HasSubstr("is of version 2 of the format, and 1 is known"));
    EXPECT_THAT(complaint("accord-export.json", "{}"), HasSubstr("is no export of Accord"));
}

TEST(ExactTime, is_read_back_as_it_was) {
    for (const std::int64_t micros : {0L, 1L, 1'700'000'000'123'456L, -1L}) {
        const Instant instant{std::chrono::microseconds(micros)};
        EXPECT_EQ(parse_iso8601(exact_time(instant)).value(), instant);
    }
}

}  // namespace
}  // namespace accord::broker::transfer
