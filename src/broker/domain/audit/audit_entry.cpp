// Texts, hashes, and whether they fit together: see audit_entry.hpp.
#include "broker/domain/audit/audit_entry.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

/// With its microseconds: "2026-01-02T03:04:05.000678+00:00".
std::string exact_time(Instant instant) {
    constexpr std::size_t kSecondsEnd = 19;
    auto text = to_iso8601(instant);
    const auto micros = instant.time_since_epoch().count() % 1'000'000;
    return text.insert(kSecondsEnd, fmt::format(".{:06}", micros));
}

json::Object audit_user_document(const AuditUser& user) {
    json::Object document{{"kind", user.kind}};
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            document[name] = value;
        }
    };
    add("uuid", user.uuid);
    add("name", user.name);
    if (user.kind == "user") {
        add("email", user.name);
    }
    add("token", user.token);
    return document;
}

/// Whether what stands beside the text is what the text says.
bool is_as_text_says(const AuditRecord& record, const json::Object& said) {
    const auto* user = json::object_at(said, "user");
    return user != nullptr && json::string_or(said, "uuid") == record.uuid &&
           json::string_or(said, "timestamp") == exact_time(record.timestamp) &&
           json::string_or(said, "type") == record.type &&
           json::string_or(*user, "uuid") == record.user_uuid &&
           fold_case(json::string_or(*user, "name")) == record.user_key;
}

}  // namespace

AuditRecord record_after(const AuditHead& head, AuditEntry entry) {
    entry.user.name = to_valid_utf8(std::move(entry.user.name));
    const auto timestamp = std::max(entry.timestamp, head.timestamp);
    json::Object text{{"number", head.number + 1},
                      {"previousHash", head.hash},
                      {"uuid", entry.uuid},
                      {"timestamp", exact_time(timestamp)},
                      {"type", entry.type},
                      {"user", audit_user_document(entry.user)}};
    for (auto& member : entry.details) {
        text[member.key()] = std::move(member.value());
    }
    AuditRecord record{.number = head.number + 1,
                       .uuid = std::move(entry.uuid),
                       .timestamp = timestamp,
                       .type = std::move(entry.type),
                       .user_uuid = std::move(entry.user.uuid),
                       .user_key = fold_case(entry.user.name),
                       .text = to_valid_utf8(json::write_compact(text)),
                       .hash = {}};
    record.hash = sha256_hex(record.text);
    return record;
}

std::string audit_line(const AuditRecord& record) {
    return fmt::format(
        R"({},"hash":"{}"}})",
        std::string_view(record.text).substr(0, record.text.empty() ? 0 : record.text.size() - 1),
        record.hash);
}

std::string AuditChain::add(const AuditRecord& record) {
    if (record.number != head_.number + 1) {
        return fmt::format("is not there: {} follows {}", record.number, head_.number);
    }
    if (sha256_hex(record.text) != record.hash) {
        return "was changed: its hash is another one";
    }
    const auto said = json::parse(record.text);
    if (!said || !said->is_object()) {
        return "was changed: it can't be read";
    }
    const auto& members = said->get_object();
    if (json::string_or(members, "previousHash") != head_.hash) {
        return "does not follow the one before it: that one was changed, or another one was there";
    }
    const auto* number = json::find(members, "number");
    if (number == nullptr || !number->is_int64() || number->get_int64() != record.number) {
        return "was moved here from another place";
    }
    if (!is_as_text_says(record, members)) {
        return "was changed: what it is found by is not what it says";
    }
    head_ = {record.number, record.timestamp, record.hash};
    return {};
}

}  // namespace accord::broker::domain
