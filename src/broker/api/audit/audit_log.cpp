// Reads the question and gives a page: see audit_log.hpp.
#include "broker/api/audit/audit_log.hpp"

#include "base/query.hpp"
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/service/audit/audit_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::broker::api {
namespace {

using service::AuditQuestion;

constexpr std::int64_t kAuditSizeMax = 100;
/// Pages by number are counted through; further on it goes by `from`, which costs nothing.
constexpr std::int64_t kSkippedMax = 5'000;
constexpr std::size_t kTypesMax = 20;

std::int64_t read_positive(const Call& call,
                           std::string_view name,
                           std::int64_t otherwise,
                           std::int64_t max,
                           FieldErrors& errors) {
    const auto text = call.query(name).value_or("");
    if (text.empty()) {
        return otherwise;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > max) {
        errors.add(name, fmt::format("must be a number from 1 to {}", max));
        return otherwise;
    }
    return number;
}

/// The plus of "+timestamp" is a space to those who don't encode it.
bool is_newest_first(const Call& call, FieldErrors& errors) {
    const auto sort = call.query("sort").value_or("");
    if (!sort.empty() && sort != "+timestamp" && sort != " timestamp" && sort != "timestamp" &&
        sort != "-timestamp") {
        errors.add("sort", "must be one of: +timestamp, -timestamp");
    }
    return sort == "-timestamp";
}

AuditQuestion read_question(const Call& call, FieldErrors& errors) {
    AuditQuestion question{.user_uuid = call.query("userUuid").value_or(""),
                           .user_name = call.query("userEmail").value_or(""),
                           .newest_first = is_newest_first(call, errors)};
    for (auto& type : call.query_all("type")) {
        if (!type.empty() && std::ranges::find(question.types, type) == question.types.end()) {
            question.types.push_back(std::move(type));
        }
    }
    if (question.types.size() > kTypesMax) {
        errors.add("type", fmt::format("can be given {} times", kTypesMax));
    }
    if (const auto since = call.query("since").value_or(""); !since.empty()) {
        const auto time = parse_iso8601(since);
        if (time) {
            question.since = *time;
        } else {
            errors.add("since", "must be a date or a time of ISO 8601");
        }
    }
    if (auto from = call.query("from").value_or(""); !from.empty()) {
        question.from = std::move(from);
    }
    question.size = read_positive(call, "pageSize", kAuditSizeMax, kAuditSizeMax, errors);
    const auto page = read_positive(call, "pageNumber", 1, kSkippedMax, errors);
    question.skipped = (page - 1) * question.size;
    if (question.skipped > kSkippedMax) {
        errors.add("pageNumber",
                   fmt::format("goes to entry {}; further on use from, as the link next does",
                               kSkippedMax));
    }
    return question;
}

/// The same question, from the last entry of this page on.
std::string next_url(const Call& call, const std::string& from) {
    std::string query;
    for (const auto& [name, value] : parse_query(call.request.query())) {
        if (value && name != "from" && name != "pageNumber") {
            add_parameter(query, name, *value);
        }
    }
    add_parameter(query, "from", from);
    return call.urls.audit() + "?" + query;
}

json::Value event_of(const domain::AuditRecord& record) {
    auto event = json::parse(domain::audit_line(record));
    return event ? std::move(*event) : json::Value(json::Object{{"number", record.number}});
}

http::Response lines(const service::AuditPage& page, const std::optional<std::string>& next) {
    std::string body;
    for (const auto& record : page.records) {
        body += domain::audit_line(record) + "\n";
    }
    auto response = text(kJsonLines, std::move(body));
    if (next) {
        response.headers.add("Link", fmt::format("<{}>; rel=\"next\"", *next));
    }
    return response;
}

http::Response document(const Call& call,
                        const service::AuditPage& page,
                        const std::optional<std::string>& next) {
    json::Array events;
    std::ranges::transform(page.records, std::back_inserter(events), event_of);
    json::Object links{{"self", link(call.own_url(), {.title = "Audit log"})}};
    if (next) {
        links["next"] = link(*next, {.title = "Next page"});
    }
    return hal(call, {{"events", std::move(events)}, {"_links", std::move(links)}});
}

}  // namespace

http::Response get_audit(Call& call) {
    FieldErrors errors;
    const auto question = read_question(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return read_of_users(call, [&](service::Work& work) {
        const auto page = service::list_audit_entries(work, question);
        if (!page) {
            FieldErrors unknown;
            unknown.add("from", "is not the UUID of an entry");
            return invalid(call, unknown);
        }
        const auto next = page->has_more ? std::optional(next_url(call, page->records.back().uuid))
                                         : std::nullopt;
        return call.media_type == kJsonLines ? lines(*page, next) : document(call, *page, next);
    });
}

}  // namespace accord::broker::api
