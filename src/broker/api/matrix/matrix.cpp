// The matrix over HTTP.
#include "broker/api/matrix/matrix.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/api/matrix/explanation_document.hpp"
#include "broker/api/matrix/matrix_document.hpp"
#include "broker/api/matrix/matrix_table.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/nested_query.hpp"
#include "broker/service/matrix/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr SizeRule kRows{};

/// The rows that are shown of a decision: those from `begin` on.
struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Nothing where all rows are asked for, as ever; adds what is wrong with it.
std::optional<Part> read_part(const Call& call, FieldErrors& errors) {
    const auto place = read_place<std::int64_t>(call, errors);
    if (place && std::get<0>(*place) < 0) {
        add_no_place(errors);
    }
    if (!place && !given_query(call, kRows.parameter)) {
        return std::nullopt;
    }
    const auto size = read_size(call, kRows, errors);
    return Part{.begin = place ? static_cast<std::size_t>(std::get<0>(*place)) : 0,
                .size = static_cast<std::size_t>(size)};
}

void add_part(std::vector<domain::MatrixRow>& into,
              const std::vector<domain::MatrixRow>& rows,
              std::size_t begin,
              std::size_t end) {
    const auto at = [&](std::size_t place) {
        return rows.begin() + static_cast<std::ptrdiff_t>(std::min(place, rows.size()));
    };
    into.assign(at(begin), at(end));
}

domain::Matrix rows_of(const domain::Matrix& all, const Part& part) {
    const auto considered = all.considered.size();
    const auto end = part.begin + part.size;
    domain::Matrix rows;
    add_part(rows.considered, all.considered, part.begin, end);
    add_part(rows.ignored,
             all.ignored,
             std::max(part.begin, considered) - considered,
             std::max(end, considered) - considered);
    return rows;
}

std::string links_of(const Call& call, const domain::Matrix& all, const Part& part) {
    const auto end = part.begin + part.size;
    const bool has_more = end < all.considered.size() + all.ignored.size();
    return json::write_compact(portion_links(
        call,
        has_more ? std::optional(place_values(static_cast<std::int64_t>(end))) : std::nullopt));
}

/// With `explain=true` the answer explains itself, that of the first rows where a part of them is
/// asked for.
http::Response answer(const Call& call, service::Work& work, const domain::Decision& decision) {
    if (call.media_type == kTextPlain) {
        return text(kTextPlain, render_matrix_table(decision));
    }
    const std::string explain = call.query("explain").value_or("false");
    if (explain != "true" && explain != "false") {
        return invalid(call, std::vector<std::string>{"explain must be true or false"});
    }
    FieldErrors errors;
    const auto part = read_part(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto some = part ? std::optional(rows_of(decision.matrix, *part)) : std::nullopt;
    const auto& rows = some ? *some : decision.matrix;
    const bool is_first = !part || part->begin == 0;
    const std::string explanation =
        explain == "true" && is_first
            ? explanation_document(service::explain(work, decision), decision, call.urls)
            : "";
    const auto links = part ? links_of(call, decision.matrix, *part) : "";
    const auto details = service::find_details(work, rows);
    return text(call.media_type,
                matrix_document(
                    decision,
                    {.rows = rows, .details = details, .explanation = explanation, .links = links},
                    call.urls));
}

Result<domain::MatrixQuery> query_of(const Call& call) {
    const auto parameters = domain::parse_nested_query(call.request.query());
    if (!parameters) {
        return fail(parameters.error());
    }
    return domain::parse_matrix_query(*parameters);
}

http::Response refuse(const Call& call, const service::PairRefusal& refusal) {
    const auto no_such = [&](std::string_view role) {
        return not_found(call,
                         fmt::format("No {} with name '{}' found", role, call.parameter(role)));
    };
    switch (refusal.unknown) {
        case service::PairRefusal::Unknown::kConsumer:
            return no_such("consumer");
        case service::PairRefusal::Unknown::kProvider:
            return no_such("provider");
        case service::PairRefusal::Unknown::kNobody:
            break;
    }
    return invalid(call, refusal.errors);
}

/// The decision of `decide(Work&)`, if there is one.
template <class Decide>
http::Response answer_if_found(Call& call, Decide decide) {
    return call.read([&](service::Work& work) {
        const std::expected<domain::Decision, service::Missing> decision = decide(work);
        if (decision) {
            return answer(call, work, *decision);
        }
        return decision.error() == service::Missing::kBounds
                   ? invalid(call, std::vector<std::string>{domain::too_many_rows_sentence()})
                   : not_found(call);
    });
}

}  // namespace

http::Response get_matrix(Call& call) {
    const auto query = query_of(call);
    if (!query) {
        return invalid(call, std::vector<std::string>{query.error().message});
    }
    return call.read([&](service::Work& work) {
        const auto decision = service::ask_matrix(work, *query);
        return decision ? answer(call, work, *decision) : invalid(call, decision.error());
    });
}

http::Response get_matrix_of_pair(Call& call) {
    const auto query = query_of(call);
    if (!query) {
        return invalid(call, std::vector<std::string>{query.error().message});
    }
    return call.read([&](service::Work& work) {
        const auto decision = service::ask_matrix_of_pair(
            work, call.parameter("consumer"), call.parameter("provider"), query->options);
        return decision ? answer(call, work, *decision) : refuse(call, decision.error());
    });
}

http::Response get_can_i_deploy(Call& call) {
    const auto parameters = domain::parse_nested_query(call.request.query());
    if (!parameters) {
        return invalid(call, std::vector<std::string>{parameters.error().message});
    }
    return call.read([&](service::Work& work) {
        const auto decision = service::can_i_deploy(work, *parameters);
        if (decision) {
            return answer(call, work, *decision);
        }
        FieldErrors errors;
        for (const auto& [parameter, message] : decision.error()) {
            errors.add(parameter, message);
        }
        return invalid(call, errors);
    });
}

http::Response get_can_i_deploy_branch_to_environment(Call& call) {
    return answer_if_found(call, [&](service::Work& work) {
        return service::can_i_deploy_branch(work,
                                            call.parameter("pacticipant"),
                                            call.parameter("branch"),
                                            call.parameter("environment"));
    });
}

http::Response get_can_i_deploy_tag_to_tag(Call& call) {
    return answer_if_found(call, [&](service::Work& work) {
        return service::can_i_deploy_tag(
            work, call.parameter("pacticipant"), call.parameter("tag"), call.parameter("to"));
    });
}

}  // namespace accord::broker::api
