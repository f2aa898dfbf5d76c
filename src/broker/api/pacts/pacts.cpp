// Reading pacts, and deleting one.
#include "broker/api/pacts/pacts.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/domain/metadata.hpp"
#include "broker/service/pacts/deletion.hpp"
#include "broker/service/pacts/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

service::Pair pair_of(const Call& call) {
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

/// The numbers of the consumer versions that a URL's metadata names, each once.
std::vector<std::string> consumer_versions_of(service::Work& work,
                                              const domain::UrlMetadata& metadata) {
    std::vector<std::int64_t> ids;
    for (const auto& selector : metadata.selectors) {
        if (selector.consumer_version_id) {
            ids.push_back(*selector.consumer_version_id);
        }
    }
    std::vector<std::string> numbers;
    if (metadata.consumer_version_number) {
        numbers.push_back(*metadata.consumer_version_number);
    }
    const auto known = service::version_numbers(work, ids);
    for (const auto id : ids) {
        const auto number = known.find(id);
        if (number != known.end() && std::ranges::find(numbers, number->second) == numbers.end()) {
            numbers.push_back(number->second);
        }
    }
    return numbers;
}

http::Response latest(Call& call, const service::WhichPact& which, std::string_view tag = {}) {
    return call.read([&](service::Work& work) {
        auto found = service::read_pact(work, pair_of(call), which);
        if (!found) {
            return not_found(call);
        }
        const auto version = found->pact.version;
        const PactView view{latest_metadata(found->pact.version_id, tag), {}};
        auto response = pact_response(call, std::move(*found), view);
        if (call.media_type != kExtendedJson) {
            response.headers.add("X-Pact-Consumer-Version", version);
        }
        return response;
    });
}

}  // namespace

http::Response get_pact(Call& call) {
    return call.read([&](service::Work& work) {
        auto found =
            service::read_pact(work, pair_of(call), service::OfVersion{call.parameter("version")});
        return found ? pact_response(call, std::move(*found)) : not_found(call);
    });
}

http::Response get_pact_version(Call& call) {
    return call.read([&](service::Work& work) {
        auto found =
            service::read_pact(work, pair_of(call), service::OfContent{call.parameter("sha")});
        if (!found) {
            return not_found(call);
        }
        const auto segment = call.parameter_or("metadata", "");
        const PactView view{segment, consumer_versions_of(work, domain::decode_metadata(segment))};
        return pact_response(call, std::move(*found), view);
    });
}

http::Response get_latest_pact(Call& call) { return latest(call, service::Latest{}); }
http::Response get_latest_tagged_pact(Call& call) {
    const auto& tag = call.parameter("tag");
    return latest(call, service::LatestTagged{tag}, tag);
}
http::Response get_latest_untagged_pact(Call& call) {
    return latest(call, service::LatestUntagged{}, "untagged");
}
http::Response get_latest_branch_pact(Call& call) {
    return latest(call, service::LatestOnBranch{call.parameter("branch")});
}

http::Response get_previous_distinct_pact(Call& call) {
    return call.read([&](service::Work& work) {
        auto found =
            service::read_previous_distinct_pact(work, pair_of(call), call.parameter("version"));
        return found ? pact_response(call, std::move(*found)) : not_found(call);
    });
}

http::Response delete_pact(Call& call) {
    return call.write([&](service::Work& work) {
        const auto left = service::delete_pact(work, pair_of(call), call.parameter("version"));
        return left ? hal(call, deletion_document(call, *left)) : not_found(call);
    });
}

}  // namespace accord::broker::api
