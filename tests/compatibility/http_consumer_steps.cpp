// Steps of a consumer's HTTP test: a mock server is started, requests are made over real HTTP, and
// in the end the pact file is written or not.
#include "areas.hpp"
#include "base/text.hpp"
#include "contract/file/save_pact.hpp"
#include "contract/model/query_text.hpp"
#include "fixtures.hpp"
#include "http/client.hpp"
#include "http/contract_exchange.hpp"
#include "http/url.hpp"
#include "interaction_table.hpp"
#include "mismatches.hpp"
#include "mock/mock_server.hpp"
#include "written_pact.hpp"

#include <algorithm>

namespace accord::compatibility {
namespace {

using Unmatched = mock::Unmatched;

struct ConsumerTest {
    std::unique_ptr<Logger> log = Logger::silent();
    std::unique_ptr<mock::MockServer> server;
    http::Client client;
    http::Response response;
};

void start(World& world, std::vector<contract::Interaction> interactions) {
    auto& test = world.in<ConsumerTest>();
    test.server = value_of(mock::MockServer::start({.consumer = "v-consumer",
                                                    .provider = "v-provider",
                                                    .interactions = std::move(interactions),
                                                    .version = world.version},
                                                   {},
                                                   *test.log));
}

void start_with_changes(World& world, const StepCall& call) {
    auto interaction = world.interaction(call.number(0));
    change_request(std::get<contract::HttpExchange>(interaction.content).request, call.row());
    start(world, {std::move(interaction)});
}

void send(World& world, const contract::HttpRequest& request) {
    auto& test = world.in<ConsumerTest>();
    auto sent = http::from_contract(request);
    auto url = value_of(http::parse_url(test.server->url()));
    url.target = sent.target;
    test.response = value_of(test.client.send(url, std::move(sent)));
}

void send_changed(World& world, const StepCall& call) {
    auto request = world.interaction(call.number(0)).http()->request;
    change_request(request, call.row());
    send(world, request);
}

/// What a consumer test does at its end: the pact is written when everything went as agreed.
void finish(World& world, const StepCall&) {
    const auto& server = *world.in<ConsumerTest>().server;
    if (server.outcome().all_matched()) {
        value_of(contract::save_pact(server.pact(), world.folder));
    }
}

mock::MockOutcome outcome_of(World& world) { return world.in<ConsumerTest>().server->outcome(); }

matching::Mismatches mismatches_of(World& world) {
    matching::Mismatches all;
    for (const auto& unmatched : outcome_of(world).unmatched) {
        all.insert(all.end(), unmatched.mismatches.begin(), unmatched.mismatches.end());
    }
    return all;
}

void require_unexpected(World& world, std::string_view method, std::string_view path) {
    require(std::ranges::any_of(outcome_of(world).unmatched,
                                [&](const Unmatched& unmatched) {
                                    return unmatched.kind == Unmatched::Kind::kUnexpected &&
                                           unmatched.request.method == method &&
                                           unmatched.request.path == path;
                                }),
            "it is not reported as unexpected");
}

void require_missing(World& world, int number) {
    const auto& wanted = world.interaction(number).description;
    const auto missing = outcome_of(world).missing();
    const auto& interactions = world.in<ConsumerTest>().server->pact().interactions;
    require(
        std::ranges::any_of(
            missing, [&](std::size_t place) { return interactions[place].description == wanted; }),
        "it is not reported as missing");
}

void check_response(World& world, const StepCall& call) {
    const auto& response = world.in<ConsumerTest>().response;
    require(response.status == call.number(0),
            fmt::format("the status is {}: {}", response.status, response.body));
}

void check_mismatch(World& world, const StepCall& call) {
    const auto mismatches = mismatches_of(world);
    require(has_mismatch(mismatches, call.captures.at(0), unquoted(call.captures.at(1))),
            "there is no such mismatch among:" + to_text(mismatches));
}

void check_mismatch_with_path(World& world, const StepCall& call) {
    const auto mismatches = mismatches_of(world);
    require(has_mismatch_at(mismatches, call.captures.at(1), unquoted(call.captures.at(2))),
            "there is no such mismatch among:" + to_text(mismatches));
}

void check_payload(World& world, const StepCall& call) {
    const auto& response = world.in<ConsumerTest>().response;
    const auto type = response.headers.value_or("Content-Type", "");
    require(same_contents(contract::Body::present(response.body, std::string(type)),
                          document_from(call.captures.at(0))),
            "the payload is: " + response.body);
}

void add_mock_server_steps(StepTable& steps) {
    steps.add("the mock server is started with interaction {int}",
              [](World& world, const StepCall& call) {
                  start(world, {world.interaction(call.number(0))});
              });
    steps.add(
        "the mock server is started with interactions {string}",
        [](World& world, const StepCall& call) {
            std::vector<contract::Interaction> interactions;
            for (const auto number : split(call.captures.at(0), ',')) {
                interactions.push_back(world.interaction(std::stoi(std::string(trim(number)))));
            }
            start(world, std::move(interactions));
        });
    steps.add("the mock server is started with interaction {int} but with the following changes:",
              start_with_changes);
    steps.add("request {int} is made to the mock server", [](World& world, const StepCall& call) {
        send(world, world.interaction(call.number(0)).http()->request);
    });
    steps.add("request {int} is made to the mock server with the following changes:", send_changed);
    steps.add("the pact test is done", finish);
    steps.add("a {int} (?:success|error) response is returned", check_response);
    steps.add("the payload will contain the {string} JSON document", check_payload);
    steps.add("the content type will be set as {string}", [](World& world, const StepCall& call) {
        const auto type = world.in<ConsumerTest>().response.headers.value_or("Content-Type", "");
        require(type == call.captures.at(0), "it is " + std::string(type));
    });
}

void add_status_steps(StepTable& steps) {
    steps.add("the mock server status will (NOT )?be OK", [](World& world, const StepCall& call) {
        require(outcome_of(world).all_matched() == call.captures.at(0).empty(),
                "it is the contrary");
    });
    steps.add("the mock server status will be mismatches", [](World& world, const StepCall&) {
        require(!mismatches_of(world).empty(), "there are none");
    });
    steps.add("the mismatches will contain an? {string} mismatch with error {string}",
              check_mismatch);
    steps.add(
        "the mismatches will contain an? {string} mismatch with path {string} with error {string}",
        check_mismatch_with_path);
    steps.add(
        "the mock server status will be an expected but not received error for interaction "
        R"(\{{int}\})",
        [](World& world, const StepCall& call) { require_missing(world, call.number(0)); });
    steps.add(
        "the mock server status will be an unexpected {string} request received error for "
        R"(interaction \{{int}\})",
        [](World& world, const StepCall& call) {
            const auto& request = world.interaction(call.number(1)).http()->request;
            require_unexpected(world, call.captures.at(0), request.path);
        });
    steps.add(
        "the mock server status will be an unexpected {string} request received error for path "
        "{string}",
        [](World& world, const StepCall& call) {
            require_unexpected(world, call.captures.at(0), call.captures.at(1));
        });
}

const contract::HttpExchange& written_exchange(const contract::Pact& pact,
                                               const std::string& ordinal) {
    const auto* http = written_interaction(pact, ordinal).http();
    require(http != nullptr, "the interaction is not HTTP");
    return *http;
}

/// A step about the exchange that its first capture names.
void add_written(
    StepTable& steps,
    std::string_view pattern,
    const std::function<void(const contract::HttpExchange&, const std::string&)>& check) {
    steps.add(R"(the \{(first|second)\} interaction )" + std::string(pattern),
              [check](World& world, const StepCall& call) {
                  const auto pact = written_pact(world);
                  check(written_exchange(pact, call.captures.at(0)), call.captures.back());
              });
}

void add_pact_file_steps(StepTable& steps) {
    steps.add("the mock server will (NOT )?write out a Pact file for the interactions? when done",
              [](World& world, const StepCall& call) {
                  require(has_written_pact(world) == call.captures.at(0).empty(),
                          "it is the contrary");
              });
    add_written(steps, "request will be for a {string}", [](const auto& http, const auto& method) {
        require(http.request.method == method, "it is for a " + http.request.method);
    });
    add_written(steps,
                "request query parameters will be {string}",
                [](const auto& http, const auto& query) {
                    require(http.request.query == contract::query_from_text(query),
                            "they are " + contract::query_to_text(http.request.query));
                });
    add_written(
        steps, "request content type will be {string}", [](const auto& http, const auto& type) {
            require(contract::header_value(http.request.headers, "Content-Type") == type,
                    "it is another");
        });
    add_written(steps,
                "request will contain the {string} document",
                [](const auto& http, const auto& name) {
                    require(same_contents(http.request.body, document_from(name)), "it is another");
                });
    add_written(steps,
                "response will contain the {string} document",
                [](const auto& http, const auto& name) {
                    require(same_contents(http.response.body, document_from(name)),
                            "it is another");
                });
    steps.add(
        R"(the \{(first|second)\} interaction request will contain the header {string} with value {string})",
        [](World& world, const StepCall& call) {
            const auto pact = written_pact(world);
            const auto& request = written_exchange(pact, call.captures.at(0)).request;
            require(
                contract::header_value(request.headers, call.captures.at(1)) == call.captures.at(2),
                "it does not");
        });
}

}  // namespace

void add_http_consumer_steps(StepTable& steps) {
    steps.add("the following HTTP interactions have been defined:",
              [](World& world, const StepCall& call) {
                  for (const auto& row : rows_of(call.step.table)) {
                      world.interactions.push_back(interaction_from(row));
                  }
              });
    add_mock_server_steps(steps);
    add_status_steps(steps);
    add_pact_file_steps(steps);
}

}  // namespace accord::compatibility
