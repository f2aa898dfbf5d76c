// Reading pacts.
#include "broker/api/pacts/pacts.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/domain/metadata.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

store::Pair pair_of(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

/// The metadata of a pact that was found as the latest, with a tag or without.
std::string latest_metadata(std::int64_t version_id, std::string_view tag) {
    const auto version = fmt::format("cv={}", version_id);
    if (tag.empty()) {
        return base64url_encode(version);
    }
    return base64url_encode(fmt::format("cvt%5B%5D={}&{}", percent_encode(tag), version));
}

/// The numbers of the consumer versions that a URL's metadata names.
std::vector<std::string> consumer_versions_of(db::Session& session,
                                              const domain::UrlMetadata& metadata) {
    std::vector<std::string> numbers;
    if (metadata.consumer_version_number) {
        numbers.push_back(*metadata.consumer_version_number);
    }
    for (const auto& selector : metadata.selectors) {
        if (!selector.consumer_version_id) {
            continue;
        }
        auto number = session.one<std::string>("select number from versions where id = ?",
                                               *selector.consumer_version_id);
        if (number && std::ranges::find(numbers, *number) == numbers.end()) {
            numbers.push_back(std::move(*number));
        }
    }
    return numbers;
}

http::Response latest(const Call& call,
                      db::Session& session,
                      const std::optional<store::Pact>& pact,
                      std::string_view tag = {}) {
    if (!pact) {
        return not_found(call);
    }
    const PactView view{latest_metadata(pact->version_id, tag), {}};
    auto response = pact_response(call, session, *pact, view);
    if (call.media_type != kExtendedJson) {
        response.headers.add("X-Pact-Consumer-Version", pact->version);
    }
    return response;
}

}  // namespace

http::Response get_pact(Call& call) {
    return call.read([&](db::Session& session) {
        const auto pact = store::find_pact(session, pair_of(call), call.parameter("version"));
        return pact ? pact_response(call, session, *pact) : not_found(call);
    });
}

http::Response get_pact_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto pact = store::find_pact_by_sha(session, pair_of(call), call.parameter("sha"));
        if (!pact) {
            return not_found(call);
        }
        const auto& segment = call.parameter("metadata");
        const PactView view{segment,
                            consumer_versions_of(session, domain::decode_metadata(segment))};
        return pact_response(call, session, *pact, view);
    });
}

http::Response get_latest_pact(Call& call) {
    return call.read([&](db::Session& session) {
        return latest(call, session, store::find_latest_pact(session, pair_of(call)));
    });
}

http::Response get_latest_tagged_pact(Call& call) {
    return call.read([&](db::Session& session) {
        const auto& tag = call.parameter("tag");
        return latest(
            call, session, store::find_latest_tagged_pact(session, pair_of(call), tag), tag);
    });
}

http::Response get_latest_untagged_pact(Call& call) {
    return call.read([&](db::Session& session) {
        return latest(
            call, session, store::find_latest_untagged_pact(session, pair_of(call)), "untagged");
    });
}

http::Response get_latest_branch_pact(Call& call) {
    return call.read([&](db::Session& session) {
        return latest(
            call,
            session,
            store::find_latest_branch_pact(session, pair_of(call), call.parameter("branch")));
    });
}

http::Response get_previous_distinct_pact(Call& call) {
    return call.read([&](db::Session& session) {
        const auto pact = store::find_pact(session, pair_of(call), call.parameter("version"));
        if (!pact) {
            return not_found(call);
        }
        const auto previous = store::find_previous_distinct_pact(session, *pact);
        return previous ? pact_response(call, session, *previous) : not_found(call);
    });
}

http::Response delete_pact(Call& call) {
    return call.write([&](db::Session& session) {
        const auto pact = store::find_pact(session, pair_of(call), call.parameter("version"));
        if (!pact) {
            return not_found(call);
        }
        store::delete_pact(session, *pact);
        return hal(call, deletion_document(call, session));
    });
}

}  // namespace accord::broker::api
