// Contents, publications and results from records: the SQL.
#include "base/json.hpp"
#include "broker/domain/contents/pact_content.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/transfer/record_writing.hpp"
#include "broker/store/transfer/references.hpp"
#include "db/dialect/sequence.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kWriteIntegration = R"sql(
insert into integrations (consumer_id, provider_id, created_at, contract_data_updated_at)
values (?, ?, ?, ?)
on conflict (consumer_id, provider_id) do nothing
)sql";

constexpr std::string_view kTouchWrittenIntegration = R"sql(
update integrations
set contract_data_updated_at = ?
where consumer_id = ? and provider_id = ?
    and (contract_data_updated_at is null or contract_data_updated_at < ?)
)sql";

constexpr std::string_view kWriteContent = R"sql(
insert into pact_versions (consumer_id, provider_id, sha, created_at, interactions_count,
                           messages_count, has_messages, content)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (consumer_id, provider_id, sha) do nothing
)sql";

constexpr std::string_view kRevision = R"sql(
select x.sha
from pact_publications pp
join pact_versions x on x.id = pp.pact_version_id
where pp.consumer_version_id = ? and pp.provider_id = ? and pp.revision_number = ?
)sql";

constexpr std::string_view kReplaceLowerRevisions = R"sql(
update pact_publications
set current = 0
where consumer_version_id = ? and provider_id = ? and current = 1 and revision_number < ?
)sql";

constexpr std::string_view kWritePublication = R"sql(
insert into pact_publications (consumer_version_id, consumer_version_ordinal, consumer_id,
                               provider_id, pact_version_id, revision_number, current, created_at)
values (?, ?, ?, ?, ?, ?,
        case when exists (
            select 1
            from pact_publications n
            where n.consumer_version_id = ? and n.provider_id = ? and n.revision_number > ?)
        then 0 else 1 end,
        ?)
)sql";

constexpr std::string_view kResultOfNumber = R"sql(
select provider_version_id, success, execution_date
from verifications
where pact_version_id = ? and number = ?
)sql";

constexpr std::string_view kResultOfMoment = R"sql(
select id
from verifications
where pact_version_id = ? and success = ? and provider_version_id = ?
    and execution_date >= ? and execution_date < ?
order by number
limit 1
)sql";

struct NumberedResult {
    std::int64_t provider_version_id = 0;
    bool success = false;
    Instant execution_date;

    using Columns = std::tuple<std::int64_t, bool, Instant>;
};

/// An API tells seconds, a database their parts: it may be the same result.
Instant second_of(Instant time) { return std::chrono::floor<std::chrono::seconds>(time); }

bool is_same(const NumberedResult& there,
             std::int64_t provider_version_id,
             const domain::ResultRecord& record) {
    return there.provider_version_id == provider_version_id && there.success == record.success &&
           second_of(there.execution_date) == second_of(record.execution_date);
}

NewVerification new_result(const domain::ResultRecord& record,
                           const ReferredContent& content,
                           std::int64_t provider_version_id) {
    return {.content_id = content.id,
            .consumer_id = content.consumer_id,
            .provider_id = content.provider_id,
            .provider_version_id = provider_version_id,
            .success = record.success,
            .wip = record.wip,
            .pending = record.pending,
            .build_url = record.build_url,
            .execution_date = record.execution_date,
            .consumer_version_selectors = record.consumer_version_selectors,
            .implementation = record.implementation,
            .implementation_version = record.implementation_version,
            .client_implementation = record.client_implementation,
            .client_version = record.client_version,
            .client_test_framework = record.client_test_framework,
            .test_results = record.test_results,
            .interactions = record.test_results
                                ? domain::count_tested_interactions(*record.test_results)
                                : std::nullopt};
}

/// Of a result whose number another result has, made here since both brokers counted on: the one
/// that an earlier import wrote under another number, if it did.
std::optional<std::int64_t> written_before(db::Session& session, const NewVerification& result) {
    const auto second = second_of(result.execution_date);
    return session.one<std::int64_t>(kResultOfMoment,
                                     result.content_id,
                                     result.success,
                                     result.provider_version_id,
                                     second,
                                     Instant(second + std::chrono::seconds(1)));
}

}  // namespace

Result<Written> write_record(db::Session& session, const domain::IntegrationRecord& record) {
    const auto consumer = pacticipant_named(session, record.consumer);
    const auto provider = pacticipant_named(session, record.provider);
    if (!consumer || !provider) {
        return fail(!consumer ? consumer.error() : provider.error());
    }
    if (session.run(kWriteIntegration,
                    *consumer,
                    *provider,
                    record.created_at,
                    record.contract_data_updated_at) > 0) {
        return Written::kNew;
    }
    if (const auto& updated = record.contract_data_updated_at) {
        session.run(kTouchWrittenIntegration, *updated, *consumer, *provider, *updated);
    }
    return Written::kPresent;
}

Result<Written> write_record(db::Session& session, const domain::ContentRecord& record) {
    const auto consumer = pacticipant_named(session, record.consumer);
    const auto provider = pacticipant_named(session, record.provider);
    if (!consumer || !provider) {
        return fail(!consumer ? consumer.error() : provider.error());
    }
    const auto document = domain::parse_stored(record.content);
    if (!document) {
        return fail(document.error());
    }
    domain::PactContent counted;
    if (document->is_object()) {
        domain::count_interactions(counted, document->get_object());
    }
    const auto rows = session.run(kWriteContent,
                                  *consumer,
                                  *provider,
                                  record.sha,
                                  record.created_at,
                                  counted.interactions_count,
                                  counted.messages_count,
                                  counted.has_messages,
                                  record.content);
    return rows > 0 ? Written::kNew : Written::kPresent;
}

Result<Written> write_record(db::Session& session, const domain::PublicationRecord& record) {
    const auto version = version_named(session, record.consumer, record.version);
    const auto content = content_named(session, record.consumer, record.provider, record.sha);
    if (!version || !content) {
        return fail(!version ? version.error() : content.error());
    }
    const auto provider = content->provider_id;
    if (const auto there =
            session.one<std::string>(kRevision, version->id, provider, record.revision)) {
        if (*there == record.sha) {
            return Written::kPresent;
        }
        return fail(ErrorCode::kConflict,
                    fmt::format("revision {} of version \"{}\" for \"{}\" is here with the content "
                                "{} and not {}",
                                record.revision,
                                record.version,
                                record.provider,
                                *there,
                                record.sha));
    }
    session.run(kReplaceLowerRevisions, version->id, provider, record.revision);
    session.run(kWritePublication,
                version->id,
                version->ordinal,
                version->pacticipant_id,
                provider,
                content->id,
                record.revision,
                version->id,
                provider,
                record.revision,
                record.created_at);
    return Written::kNew;
}

Result<Written> write_record(db::Session& session,
                             const domain::ResultRecord& record,
                             RenumberedResults& renumbered) {
    const auto version = version_named(session, record.provider, record.provider_version);
    const auto content = content_named(session, record.consumer, record.provider, record.sha);
    if (!version || !content) {
        return fail(!version ? version.error() : content.error());
    }
    const auto result = new_result(record, *content, version->id);
    const std::pair place(content->id, record.number);
    renumbered.erase(place);
    const auto there = session.one<NumberedResult>(kResultOfNumber, content->id, record.number);
    if (there && is_same(*there, version->id, record)) {
        return Written::kPresent;
    }
    if (!there) {
        insert_numbered_verification(session, result, record.number, record.created_at);
        db::raise_to(session, kVerificationNumbers, record.number);
        return Written::kNew;
    }
    if (const auto before = written_before(session, result)) {
        renumbered[place] = *before;
        return Written::kPresent;
    }
    const auto number = db::next_in(session, kVerificationNumbers);
    renumbered[place] = insert_numbered_verification(session, result, number, record.created_at);
    return Written::kNew;
}

}  // namespace accord::broker::store
