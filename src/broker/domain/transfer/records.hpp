// Everything in a broker, as what is said of it elsewhere: records that name each other by their
// names, so that they mean the same in any database and in files. Each kind lists its fields once;
// columns, JSON and checks are made from that list.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/transfer/record_fields.hpp"
#include "broker/domain/transfer/secret_record.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace accord::broker::domain {

struct PacticipantRecord {
    std::string name;
    std::string display_name;
    std::optional<std::string> main_branch;
    std::optional<std::string> repository_url;
    std::optional<std::string> repository_name;
    std::optional<std::string> repository_namespace;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "pacticipants";
    static constexpr auto fields() {
        using R = PacticipantRecord;
        return std::tuple(Field{"name", &R::name},
                          Field{"displayName", &R::display_name},
                          Field{"mainBranch", &R::main_branch},
                          Field{"repositoryUrl", &R::repository_url},
                          Field{"repositoryName", &R::repository_name},
                          Field{"repositoryNamespace", &R::repository_namespace},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct LabelRecord {
    std::string pacticipant;
    std::string name;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "labels";
    static constexpr auto fields() {
        using R = LabelRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"name", &R::name},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct VersionRecord {
    std::string pacticipant;
    std::string number;
    std::int64_t order = 0;  ///< a later version of the pacticipant has a higher one
    std::optional<std::string> build_url;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "versions";
    static constexpr auto fields() {
        using R = VersionRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"number", &R::number},
                          Field{"order", &R::order},
                          Field{"buildUrl", &R::build_url},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct TagRecord {
    std::string pacticipant;
    std::string version;
    std::string name;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "tags";
    static constexpr auto fields() {
        using R = TagRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"version", &R::version},
                          Field{"name", &R::name},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct BranchRecord {
    std::string pacticipant;
    std::string name;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "branches";
    static constexpr auto fields() {
        using R = BranchRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"name", &R::name},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct BranchVersionRecord {
    std::string pacticipant;
    std::string branch;
    std::string version;
    bool auto_created = false;
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "branch versions";
    static constexpr auto fields() {
        using R = BranchVersionRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"branch", &R::branch},
                          Field{"version", &R::version},
                          Field{"autoCreated", &R::auto_created},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct BranchHeadRecord {
    std::string pacticipant;
    std::string branch;
    std::string version;

    static constexpr std::string_view kName = "branch heads";
    static constexpr auto fields() {
        using R = BranchHeadRecord;
        return std::tuple(Field{"pacticipant", &R::pacticipant},
                          Field{"branch", &R::branch},
                          Field{"version", &R::version});
    }
};

struct IntegrationRecord {
    std::string consumer;
    std::string provider;
    Instant created_at;
    std::optional<Instant> contract_data_updated_at;

    static constexpr std::string_view kName = "integrations";
    static constexpr auto fields() {
        using R = IntegrationRecord;
        return std::tuple(Field{"consumer", &R::consumer},
                          Field{"provider", &R::provider},
                          Field{"createdAt", &R::created_at},
                          Field{"contractDataUpdatedAt", &R::contract_data_updated_at});
    }
};

struct ContentRecord {
    std::string consumer;
    std::string provider;
    std::string sha;
    std::string content;  ///< the pact as it is stored, each interaction with its `_id`
    Instant created_at;

    static constexpr std::string_view kName = "contents";
    static constexpr auto fields() {
        using R = ContentRecord;
        return std::tuple(Field{"consumer", &R::consumer},
                          Field{"provider", &R::provider},
                          Field{"sha", &R::sha},
                          Field{"content", &R::content},
                          Field{"createdAt", &R::created_at});
    }
};

struct PublicationRecord {
    std::string consumer;
    std::string version;
    std::string provider;
    std::string sha;
    std::int64_t revision = 0;
    Instant created_at;

    static constexpr std::string_view kName = "publications";
    static constexpr auto fields() {
        using R = PublicationRecord;
        return std::tuple(Field{"consumer", &R::consumer},
                          Field{"version", &R::version},
                          Field{"provider", &R::provider},
                          Field{"sha", &R::sha},
                          Field{"revision", &R::revision},
                          Field{"createdAt", &R::created_at});
    }
};

struct ResultRecord {
    std::string consumer;
    std::string provider;
    std::string sha;
    std::int64_t number = 0;
    std::string provider_version;
    bool success = false;
    bool wip = false;
    std::optional<bool> pending;
    std::optional<std::string> build_url;
    Instant execution_date;
    Instant created_at;
    std::optional<std::string> consumer_version_selectors;  ///< JSON
    std::optional<std::string> implementation;
    std::optional<std::string> implementation_version;
    std::optional<std::string> client_implementation;
    std::optional<std::string> client_version;
    std::optional<std::string> client_test_framework;
    std::optional<std::string> test_results;  ///< JSON

    static constexpr std::string_view kName = "results";
    static constexpr auto fields() {
        using R = ResultRecord;
        return std::tuple(Field{"consumer", &R::consumer},
                          Field{"provider", &R::provider},
                          Field{"sha", &R::sha},
                          Field{"number", &R::number},
                          Field{"providerVersion", &R::provider_version},
                          Field{"success", &R::success},
                          Field{"wip", &R::wip},
                          Field{"pending", &R::pending},
                          Field{"buildUrl", &R::build_url},
                          Field{"executionDate", &R::execution_date},
                          Field{"createdAt", &R::created_at},
                          Field{"consumerVersionSelectors", &R::consumer_version_selectors},
                          Field{"implementation", &R::implementation},
                          Field{"implementationVersion", &R::implementation_version},
                          Field{"clientImplementation", &R::client_implementation},
                          Field{"clientVersion", &R::client_version},
                          Field{"clientTestFramework", &R::client_test_framework},
                          Field{"testResults", &R::test_results});
    }
};

struct EnvironmentRecord {
    std::string uuid;
    std::string name;
    std::string display_name;
    bool production = false;
    std::optional<std::string> contacts;  ///< JSON
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "environments";
    static constexpr auto fields() {
        using R = EnvironmentRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"name", &R::name},
                          Field{"displayName", &R::display_name},
                          Field{"production", &R::production},
                          Field{"contacts", &R::contacts},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct DeploymentRecord {
    std::string uuid;
    std::string pacticipant;
    std::string version;
    std::string environment;  ///< its uuid
    std::optional<std::string> target;
    bool auto_created = false;
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> undeployed_at;

    static constexpr std::string_view kName = "deployments";
    static constexpr auto fields() {
        using R = DeploymentRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"pacticipant", &R::pacticipant},
                          Field{"version", &R::version},
                          Field{"environment", &R::environment},
                          Field{"target", &R::target},
                          Field{"autoCreated", &R::auto_created},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at},
                          Field{"undeployedAt", &R::undeployed_at});
    }
};

struct ReleaseRecord {
    std::string uuid;
    std::string pacticipant;
    std::string version;
    std::string environment;  ///< its uuid
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> support_ended_at;

    static constexpr std::string_view kName = "releases";
    static constexpr auto fields() {
        using R = ReleaseRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"pacticipant", &R::pacticipant},
                          Field{"version", &R::version},
                          Field{"environment", &R::environment},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at},
                          Field{"supportEndedAt", &R::support_ended_at});
    }
};

struct WebhookRecord {
    std::string uuid;
    std::string description;
    std::optional<std::string> consumer;
    std::optional<std::string> consumer_label;
    std::optional<std::string> provider;
    std::optional<std::string> provider_label;
    bool enabled = true;
    std::string method;
    std::string url;
    std::string headers;              ///< JSON: an object, its names in lower case
    std::optional<std::string> body;  ///< JSON: an object, a text, ...
    std::optional<std::string> username;
    std::optional<std::string> password;
    std::optional<std::string> secrets;  ///< JSON: an object, each value as it is stored
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "webhooks";
    static constexpr auto fields() {
        using R = WebhookRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"description", &R::description},
                          Field{"consumer", &R::consumer},
                          Field{"consumerLabel", &R::consumer_label},
                          Field{"provider", &R::provider},
                          Field{"providerLabel", &R::provider_label},
                          Field{"enabled", &R::enabled},
                          Field{"method", &R::method},
                          Field{"url", &R::url},
                          Field{"headers", &R::headers},
                          Field{"body", &R::body},
                          Field{"username", &R::username},
                          Field{"password", &R::password},
                          Field{"secrets", &R::secrets},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

struct WebhookEventRecord {
    std::string webhook;  ///< its uuid
    std::string name;
    std::int64_t position = 0;  ///< among the events of the webhook

    static constexpr std::string_view kName = "webhook events";
    static constexpr auto fields() {
        using R = WebhookEventRecord;
        return std::tuple(Field{"webhook", &R::webhook},
                          Field{"name", &R::name},
                          Field{"position", &R::position});
    }
};

/// What one event of one webhook set off.
struct TriggeredWebhookRecord {
    std::string uuid;
    std::optional<std::string> webhook;  ///< its uuid; nothing when it is gone
    std::string trigger_type;
    std::string event;
    std::string context;  ///< JSON
    std::string status;
    std::string consumer;
    std::string version;
    std::string provider;
    std::int64_t revision = 1;           ///< of the publication that it is about
    std::optional<std::int64_t> result;  ///< the number of the result that it is about, if any
    Instant created_at;
    Instant updated_at;

    static constexpr std::string_view kName = "triggered webhooks";
    static constexpr auto fields() {
        using R = TriggeredWebhookRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"webhook", &R::webhook},
                          Field{"triggerType", &R::trigger_type},
                          Field{"event", &R::event},
                          Field{"context", &R::context},
                          Field{"status", &R::status},
                          Field{"consumer", &R::consumer},
                          Field{"version", &R::version},
                          Field{"provider", &R::provider},
                          Field{"revision", &R::revision},
                          Field{"result", &R::result},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at});
    }
};

/// An attempt to send it.
struct WebhookExecutionRecord {
    std::string triggered;      ///< the uuid of what it was to send
    std::int64_t position = 0;  ///< among its attempts, from 1
    bool success = false;
    std::string logs;
    Instant created_at;

    static constexpr std::string_view kName = "webhook executions";
    static constexpr auto fields() {
        using R = WebhookExecutionRecord;
        return std::tuple(Field{"triggered", &R::triggered},
                          Field{"position", &R::position},
                          Field{"success", &R::success},
                          Field{"logs", &R::logs},
                          Field{"createdAt", &R::created_at});
    }
};

/// Records of one kind. The kinds stand in the order in which they are read: each refers to those
/// before it alone.
using RecordPage = std::variant<std::vector<PacticipantRecord>,
                                std::vector<LabelRecord>,
                                std::vector<VersionRecord>,
                                std::vector<TagRecord>,
                                std::vector<BranchRecord>,
                                std::vector<BranchVersionRecord>,
                                std::vector<BranchHeadRecord>,
                                std::vector<IntegrationRecord>,
                                std::vector<ContentRecord>,
                                std::vector<PublicationRecord>,
                                std::vector<ResultRecord>,
                                std::vector<EnvironmentRecord>,
                                std::vector<DeploymentRecord>,
                                std::vector<ReleaseRecord>,
                                std::vector<WebhookRecord>,
                                std::vector<WebhookEventRecord>,
                                std::vector<TriggeredWebhookRecord>,
                                std::vector<WebhookExecutionRecord>,
                                std::vector<SecretRecord>>;

/// A kind of record, as its place in RecordPage.
using RecordKind = std::size_t;
inline constexpr RecordKind kRecordKinds = std::variant_size_v<RecordPage>;

/// The kind of a record type.
template <class Record, RecordKind kind = 0>
constexpr RecordKind kind_of_record() {
    if constexpr (std::same_as<std::variant_alternative_t<kind, RecordPage>, std::vector<Record>>) {
        return kind;
    } else {
        return kind_of_record<Record, kind + 1>();
    }
}

/// Calls `visit.template operator()<Record>()` with the record type of a kind.
template <class Visit, std::size_t... kind>
decltype(auto) with_record_type(RecordKind wanted, Visit&& visit, std::index_sequence<kind...>) {
    using Result = decltype(visit.template operator()<PacticipantRecord>());
    Result (*const functions[])(Visit&) = {[](Visit& called) -> Result {
        using Records = std::variant_alternative_t<kind, RecordPage>;
        return called.template operator()<typename Records::value_type>();
    }...};
    return functions[wanted](visit);
}
template <class Visit>
decltype(auto) with_record_type(RecordKind kind, Visit&& visit) {
    return with_record_type(
        kind, std::forward<Visit>(visit), std::make_index_sequence<kRecordKinds>());
}

/// "branch versions".
inline std::string_view name_of_kind(RecordKind kind) {
    return with_record_type(kind, []<class Record>() { return Record::kName; });
}

}  // namespace accord::broker::domain
