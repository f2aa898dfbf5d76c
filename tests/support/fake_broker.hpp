// A broker in memory for the tests of this folder: the index of a Pact Broker and told answers,
// behind a connection that never waits.
#pragma once

#include "broker_client/wire/connection.hpp"
#include "http/url.hpp"
#include "support/fake_sender.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace accord::broker_client {

struct FakeBroker {
    explicit FakeBroker(Credentials credentials = {}, std::string_view url = "http://b")
        : connection(
              http::parse_url(url).value(),
              std::move(credentials),
              {.sleep = [this](std::chrono::milliseconds pause) { pauses.push_back(pause); }},
              web) {
        web.answer_json("GET http://b/", R"({"_links": {
            "pb:publish-contracts": {"href": "http://b/contracts/publish"},
            "pb:environments": {"href": "http://b/environments"},
            "pb:environment": {"href": "http://b/environments/{uuid}"},
            "pb:pacticipants": {"href": "http://b/pacticipants"},
            "pb:pacticipant": {"href": "http://b/pacticipants/{pacticipant}"},
            "pb:pacticipant-branch": {"href": "http://b/pacticipants/{pacticipant}/branches/{branch}"},
            "pb:latest-version": {"href": "http://b/pacticipants/{pacticipant}/latest-version"},
            "pb:latest-tagged-version":
                {"href": "http://b/pacticipants/{pacticipant}/latest-version/{tag}"},
            "pb:latest-pact-versions": {"href": "http://b/pacts/latest"},
            "pb:latest-provider-pacts": {"href": "http://b/pacts/provider/{provider}/latest"},
            "pb:provider-pacts": {"href": "http://b/pacts/provider/{provider}"},
            "pb:provider-pacts-with-main-branch": {"href": "http://b/pacts/provider/{provider}/branch"},
            "pb:latest-branch-pact-versions":
                {"href": "http://b/pacts/provider/{provider}/consumer/{consumer}/branch/{branch}/latest/versions"},
            "pb:webhooks": {"href": "http://b/webhooks"},
            "pb:webhook": {"href": "http://b/webhooks/{uuid}"},
            "pb:pacticipant-version": {"href": "http://b/pacticipants/{pacticipant}/versions/{version}"},
            "pb:pacticipant-version-tag":
                {"href": "http://b/pacticipants/{pacticipant}/versions/{version}/tags/{tag}"},
            "pb:pacticipant-branch-version":
                {"href": "http://b/pacticipants/{pacticipant}/branches/{branch}/versions/{version}"},
            "pb:provider-pacts-for-verification":
                {"href": "http://b/pacts/provider/{provider}/for-verification"}}})");
    }

    /// The body of the request that was sent last.
    [[nodiscard]] const std::string& last_body() const { return web.sent.back().request.body; }

    http::FakeSender web;
    std::vector<std::chrono::milliseconds> pauses;
    Connection connection;
};

}  // namespace accord::broker_client
