#include "broker/api/matrix/matrix.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/matrix/matrix_document.hpp"
#include "broker/api/matrix/matrix_table.hpp"
#include "broker/domain/nested_query.hpp"
#include "broker/store/matrix/matrix.hpp"
#include "broker/store/versions/version_lookup.hpp"

#include <fmt/format.h>

#include <set>

namespace accord::broker::api {
namespace {

domain::KnownNames known_names(db::Session& session) {
    return {.pacticipant =
                [&session](std::string_view name) {
                    return store::find_selected_pacticipant(session, name).has_value();
                },
            .environment =
                [&session](std::string_view name) {
                    return store::find_environment_id(session, name).has_value();
                }};
}

/// The details of all versions that are shown.
store::DetailsByVersion details_of(db::Session& session, const domain::Matrix& matrix) {
    std::set<std::int64_t> ids;
    for (const auto* rows : {&matrix.considered, &matrix.ignored}) {
        for (const domain::MatrixRow& row : *rows) {
            ids.insert(row.consumer_version.id);
            if (row.verification) {
                ids.insert(row.verification->provider_version.id);
            }
        }
    }
    const std::vector<std::int64_t> list(ids.begin(), ids.end());
    return store::find_version_details(session, list);
}

http::Response answer_query(const Call& call,
                            db::Session& session,
                            const domain::MatrixQuery& query) {
    const domain::Decision decision = domain::decide(store::find_matrix(session, query));
    if (call.media_type == kTextPlain) {
        return text(kTextPlain, render_matrix_table(decision));
    }
    return text(call.media_type,
                matrix_document(decision, details_of(session, decision.matrix), call.urls));
}

Result<domain::MatrixQuery> query_of(const Call& call) {
    const auto parameters = domain::parse_nested_query(call.request.query());
    if (!parameters) {
        return fail(parameters.error());
    }
    return domain::parse_matrix_query(*parameters);
}

http::Response no_such(const Call& call, std::string_view role) {
    return not_found(call, fmt::format("No {} with name '{}' found", role, call.parameter(role)));
}

/// Answers about one selector whose version has to exist.
http::Response answer_selector(Call& call,
                               const domain::MatrixSelector& selector,
                               const domain::MatrixOptions& options) {
    return call.read([&](db::Session& session) {
        const auto pacticipant = store::find_selected_pacticipant(session, *selector.pacticipant);
        if (!pacticipant) {
            return not_found(call);
        }
        if (store::find_versions(session, *pacticipant, selector).empty()) {
            return not_found(call);
        }
        if (options.environment && !store::find_environment_id(session, *options.environment)) {
            return not_found(call);
        }
        return answer_query(call, session, {{selector}, options});
    });
}

}  // namespace

http::Response get_matrix(Call& call) {
    const auto query = query_of(call);
    if (!query) {
        return invalid(call, std::vector<std::string>{query.error().message});
    }
    return call.read([&](db::Session& session) {
        const auto errors = domain::validate(*query, known_names(session));
        if (!errors.empty()) {
            return invalid(call, errors);
        }
        return answer_query(call, session, *query);
    });
}

http::Response get_matrix_of_pair(Call& call) {
    auto query = query_of(call);
    if (!query) {
        return invalid(call, std::vector<std::string>{query.error().message});
    }
    query->selectors = {{.pacticipant = call.parameter("consumer")},
                        {.pacticipant = call.parameter("provider")}};
    return call.read([&](db::Session& session) {
        const auto known = known_names(session);
        const auto errors = domain::validate(query->options, known);
        if (!errors.empty()) {
            return invalid(call, errors);
        }
        for (const std::string_view role : {"consumer", "provider"}) {
            if (!known.pacticipant(call.parameter(role))) {
                return no_such(call, role);
            }
        }
        return answer_query(call, session, *query);
    });
}

http::Response get_can_i_deploy(Call& call) {
    const auto parameters = domain::parse_nested_query(call.request.query());
    if (!parameters) {
        return invalid(call, std::vector<std::string>{parameters.error().message});
    }
    return call.read([&](db::Session& session) {
        const auto query = domain::parse_can_i_deploy_query(*parameters, known_names(session));
        if (query) {
            return answer_query(call, session, *query);
        }
        FieldErrors errors;
        for (const auto& [parameter, message] : query.error()) {
            errors.add(parameter, message);
        }
        return invalid(call, errors);
    });
}

http::Response get_can_i_deploy_branch_to_environment(Call& call) {
    return answer_selector(call,
                           {.pacticipant = call.parameter("pacticipant"),
                            .branch = call.parameter("branch"),
                            .latest = true},
                           {.latest_by = domain::LatestBy::kConsumerVersionProviderVersion,
                            .environment = call.parameter("environment")});
}

http::Response get_can_i_deploy_tag_to_tag(Call& call) {
    return answer_selector(call,
                           {.pacticipant = call.parameter("pacticipant"),
                            .tag = call.parameter("tag"),
                            .latest = true},
                           {.latest_by = domain::LatestBy::kConsumerVersionProvider,
                            .latest = true,
                            .tag = call.parameter("to")});
}

}  // namespace accord::broker::api
