// A chain of entries, and what it tells of changes to it.
#include "broker/domain/audit/audit_entry.hpp"

#include "base/encoding.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace accord::broker::domain {
namespace {

const Instant kNow = parse_iso8601("2026-01-02T03:04:05.000678Z").value();

AuditEntry entry_of(std::string uuid, std::string name = "ann@example.org") {
    return {.uuid = std::move(uuid),
            .timestamp = kNow,
            .type = "webhook.changed",
            .user = {.kind = "user", .uuid = "u", .name = std::move(name), .token = "t"},
            .details = {{"subject", {{"webhook", "w"}}}}};
}

std::vector<AuditRecord> chain_of(int size) {
    std::vector<AuditRecord> records;
    AuditHead head;
    for (int i = 0; i < size; ++i) {
        records.push_back(record_after(head, entry_of("e" + std::to_string(i))));
        head = {records.back().number, records.back().timestamp, records.back().hash};
    }
    return records;
}

/// "2: was changed ..." of the first fault; otherwise the number of the last entry.
std::string verdict(const std::vector<AuditRecord>& records) {
    AuditChain chain;
    for (const auto& record : records) {
        const auto number = chain.head().number + 1;
        if (const auto fault = chain.add(record); !fault.empty()) {
            return std::to_string(number) + " " + fault.substr(0, fault.find(':'));
        }
    }
    return std::to_string(chain.head().number);
}

TEST(AuditRecord, says_all_of_it_in_its_text) {
    const auto record = record_after({}, entry_of("e"));
    EXPECT_EQ(record.text,
              R"({"number":1,"previousHash":")" + std::string(64, '0') +
                  R"(","uuid":"e","timestamp":"2026-01-02T03:04:05.000678+00:00",)"
                  R"("type":"webhook.changed","user":{"kind":"user","uuid":"u",)"
                  R"("name":"ann@example.org","email":"ann@example.org","token":"t"},)"
                  R"("subject":{"webhook":"w"}})");
    EXPECT_EQ(record.hash, sha256_hex(record.text));
    EXPECT_EQ(audit_line(record),
              record.text.substr(0, record.text.size() - 1) + R"(,"hash":")" + record.hash + "\"}");
}

TEST(AuditRecord, is_one_line_of_json_whatever_stands_in_it) {
    using namespace std::string_view_literals;
    const std::string name("a\nb\"c\0d\xff\xe2\x80\xa8"sv);
    const auto record = record_after({}, entry_of("e", name));
    EXPECT_EQ(record.text.find_first_of("\n\0"sv), std::string::npos);
    const auto line = json::parse(audit_line(record));
    ASSERT_TRUE(line);
    EXPECT_EQ(json::at_pointer(*line, "/user/name")->get_string(),
              "a\nb\"c\0d\xef\xbf\xbd\xe2\x80\xa8"sv);
    AuditChain chain;
    EXPECT_EQ(chain.add(record), "");
}

TEST(AuditRecord, is_never_before_the_one_that_it_follows) {
    const AuditHead head{.number = 1, .timestamp = kNow + std::chrono::hours(1), .hash = "h"};
    EXPECT_EQ(record_after(head, entry_of("e")).timestamp, head.timestamp);
}

TEST(AuditChain, is_whole_when_nobody_has_touched_it) {
    EXPECT_EQ(verdict({}), "0");
    EXPECT_EQ(verdict(chain_of(5)), "5");
}

TEST(AuditChain, tells_what_was_changed) {
    auto records = chain_of(5);
    records[1].text.replace(records[1].text.find("webhook"), 7, "wobhook");
    EXPECT_EQ(verdict(records), "2 was changed");
    records[1].hash = sha256_hex(records[1].text);
    EXPECT_EQ(verdict(records), "2 was changed") << "the type beside it is still the true one";
    records[1].type = "wobhook.changed";
    EXPECT_EQ(verdict(records), "3 does not follow the one before it");
}

TEST(AuditChain, tells_what_is_found_by_other_values_than_it_has) {
    for (const auto change :
         {+[](AuditRecord& record) { record.user_uuid = "bob"; },
          +[](AuditRecord& record) { record.user_key = "bob"; },
          +[](AuditRecord& record) { record.uuid = "other"; },
          +[](AuditRecord& record) { record.timestamp += std::chrono::microseconds(1); }}) {
        auto records = chain_of(3);
        change(records[1]);
        EXPECT_EQ(verdict(records), "2 was changed");
    }
}

TEST(AuditChain, tells_what_was_removed_or_swapped) {
    auto records = chain_of(5);
    records.erase(records.begin() + 2);
    EXPECT_EQ(verdict(records), "3 is not there");
    for (auto& record : records) {
        record.number -= record.number > 3 ? 1 : 0;
    }
    EXPECT_EQ(verdict(records), "3 does not follow the one before it");
    auto swapped = chain_of(5);
    std::swap(swapped[1], swapped[2]);
    EXPECT_EQ(verdict(swapped), "2 is not there");
    std::swap(swapped[1].number, swapped[2].number);
    EXPECT_EQ(verdict(swapped), "2 does not follow the one before it");
    records = chain_of(5);
    records.erase(records.begin());
    EXPECT_EQ(verdict(records), "1 is not there");
}

/// What only a head that somebody else keeps can tell of.
TEST(AuditChain, does_not_know_of_entries_that_were_taken_from_its_end) {
    auto records = chain_of(5);
    records.pop_back();
    EXPECT_EQ(verdict(records), "4");
}

}  // namespace
}  // namespace accord::broker::domain
