// Writes and finds entries: see audit_log.hpp.
#include "broker/service/audit/audit_log.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/audit/audit_log.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/locks.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

using store::AuditOrder;

/// One question for each type, so that each is a walk along an index: of all of them together a
/// database may make a walk through everything.
std::vector<domain::AuditRecord> records_of_types(Work& work,
                                                  store::AuditFilter filter,
                                                  const std::vector<std::string>& types,
                                                  AuditOrder order,
                                                  std::int64_t limit) {
    std::vector<domain::AuditRecord> all;
    for (const auto& type : types) {
        filter.type = type;
        auto some = store::list_audit_records(work.session, filter, order, limit);
        std::ranges::move(some, std::back_inserter(all));
    }
    if (types.empty()) {
        return store::list_audit_records(work.session, filter, order, limit);
    }
    std::ranges::sort(all, [&](const auto& left, const auto& right) {
        return order == AuditOrder::kOldestFirst ? left.number < right.number
                                                 : left.number > right.number;
    });
    return all;
}

/// Where the page lies, of all entries; false when there is nothing like it.
bool narrow(Work& work, const AuditQuestion& question, store::AuditFilter& filter) {
    if (question.since) {
        const auto first = store::first_audit_entry_since(work.session, *question.since);
        filter.number_min = first.value_or(filter.number_max);
    }
    if (!question.from) {
        return true;
    }
    const auto from = store::number_of_audit_entry(work.session, *question.from);
    if (from && question.newest_first) {
        filter.number_max = *from - 1;
    } else if (from) {
        filter.number_min = std::max(filter.number_min, *from + 1);
    }
    return from.has_value();
}

/// Begins after so many entries, of which it reads the numbers alone; false when there are no more.
bool skip(Work& work, const AuditQuestion& question, AuditOrder order, store::AuditFilter& filter) {
    const bool is_of_some = question.types.size() > 1;
    std::vector<std::int64_t> numbers;
    for (const auto& type :
         question.types.empty() ? std::vector<std::string>{""} : question.types) {
        filter.type = type;
        const auto some = store::list_audit_numbers(work.session,
                                                    filter,
                                                    order,
                                                    is_of_some ? question.skipped + 1 : 1,
                                                    is_of_some ? 0 : question.skipped);
        numbers.insert(numbers.end(), some.begin(), some.end());
    }
    filter.type.clear();
    const auto place = is_of_some ? question.skipped : 0;
    if (std::ssize(numbers) <= place) {
        return false;
    }
    const auto nth = numbers.begin() + place;
    if (order == AuditOrder::kOldestFirst) {
        std::ranges::nth_element(numbers, nth);
        filter.number_min = *nth;
    } else {
        std::ranges::nth_element(numbers, nth, std::ranges::greater());
        filter.number_max = *nth;
    }
    return true;
}

}  // namespace

domain::AuditUser audit_user(const Actor& actor) {
    if (actor.kind == Actor::Kind::kAnonymous) {
        return {};
    }
    return {.kind = actor.uuid.empty()        ? "settings"
                    : actor.is_system_account ? "system account"
                                              : "user",
            .uuid = actor.uuid,
            .name = actor.name,
            .token = actor.token};
}

void keep_audit_entry(Work& work, domain::AuditEntry entry) {
    store::lock_audit(work.session);
    entry.uuid = make_uuid(work.random);
    entry.timestamp = work.now;
    store::insert_audit_record(
        work.session, domain::record_after(store::audit_head(work.session), std::move(entry)));
}

void note_by_owner(Work& work, std::string type, const std::string& user_uuid) {
    note_by_owner(work, std::move(type), json::Object{{"user", user_uuid}});
}

void note_by_owner(Work& work, std::string type, json::Object subject) {
    keep_audit_entry(
        work,
        {.uuid = {},
         .timestamp = {},
         .type = std::move(type),
         .user = {.kind = "command"},
         .details = {{"subject", std::move(subject)}, {"outcome", {{"success", true}}}}});
}

std::optional<AuditPage> list_audit_entries(Work& work, const AuditQuestion& question) {
    store::AuditFilter filter{.user_uuid = question.user_uuid,
                              .user_key = fold_case(question.user_name)};
    if (!narrow(work, question, filter)) {
        return std::nullopt;
    }
    const auto order = question.newest_first ? AuditOrder::kNewestFirst : AuditOrder::kOldestFirst;
    if (question.skipped > 0 && !skip(work, question, order, filter)) {
        return AuditPage();
    }
    AuditPage page{.records =
                       records_of_types(work, filter, question.types, order, question.size + 1)};
    auto& records = page.records;
    page.has_more = std::ssize(records) > question.size;
    records.resize(std::min<std::size_t>(records.size(), static_cast<std::size_t>(question.size)));
    return page;
}

std::vector<domain::AuditRecord> audit_portion(db::Session& session,
                                               std::int64_t after,
                                               std::int64_t size) {
    return store::list_audit_records(
        session, {.number_min = after + 1}, AuditOrder::kOldestFirst, size);
}

}  // namespace accord::broker::service
