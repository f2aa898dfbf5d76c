// The request that publishes a consumer's contracts: see publish.hpp.
#include "broker_client/publish.hpp"

namespace accord::broker_client {
namespace {

json::Object to_body(const Publication& publication, const PublishOptions& options) {
    json::Object body{{"pacticipantName", publication.consumer},
                      {"pacticipantVersionNumber", options.version},
                      {"tags", json::Array(options.tags.begin(), options.tags.end())},
                      {"contracts", publication.contracts}};
    if (!options.branch.empty()) {
        body["branch"] = options.branch;
    }
    if (!options.build_url.empty()) {
        body["buildUrl"] = options.build_url;
    }
    return body;
}

}  // namespace

Result<Published> publish(Connection& broker,
                          const std::vector<Publication>& publications,
                          const PublishOptions& options,
                          const std::function<void(const Publication&)>& begins) {
    const auto address = broker.address_of("pb:publish-contracts");
    if (!address) {
        return fail(address.error());
    }
    Published published;
    for (const auto& publication : publications) {
        if (begins) {
            begins(publication);
        }
        auto answer = broker.post(*address, to_body(publication, options));
        if (!answer) {
            return fail(answer.error(), "publishing the pacts of " + publication.consumer);
        }
        for (auto& notice : notices_of(*answer)) {
            published.notices.push_back(std::move(notice));
        }
        published.answers.push_back(std::move(*answer));
    }
    return published;
}

}  // namespace accord::broker_client
