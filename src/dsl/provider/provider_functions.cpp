// A test's functions as the verifier calls them: see provider_functions.hpp.
#include "dsl/provider/provider_functions.hpp"

#include "base/words/nearest.hpp"
#include "dsl/consumer/value_node.hpp"
#include "dsl/provider/state_params.hpp"
#include "http/contract_exchange.hpp"

#include <fmt/format.h>

#include <exception>

namespace accord::dsl {
namespace {

ProviderRequest provider_request(const http::Request& request) {
    ProviderRequest made{request.method, request.target, {}, request.body};
    for (const auto& [name, value] : request.headers) {
        made.headers.emplace_back(name, value);
    }
    return made;
}

http::Response http_response(ProviderResponse response) {
    http::Response made{.status = response.status, .body = std::move(response.body)};
    for (auto& [name, value] : response.headers) {
        made.headers.add(std::move(name), std::move(value));
    }
    return made;
}

contract::Message message_of(const ProducedMessage& produced) {
    contract::Message message;
    message.metadata = object_of(produced.metadata);
    if (!produced.content_type.empty() && !message.metadata.contains("contentType")) {
        message.metadata["contentType"] = produced.content_type;
    }
    message.contents = produced.contents.empty()
                           ? contract::Body::empty()
                           : contract::Body::present(produced.contents, produced.content_type);
    return message;
}

Result<const MessageProducer*> producer_of(const std::map<std::string, MessageProducer>& producers,
                                           const std::optional<MessageProducer>& any,
                                           const std::string& description) {
    const auto found = producers.find(description);
    if (found != producers.end()) {
        return &found->second;
    }
    if (any) {
        return &*any;
    }
    std::vector<std::string> known;
    for (const auto& [name, producer] : producers) {
        known.push_back(name);
    }
    return invalid_input(fmt::format("no function produces the message \"{}\"{}",
                                     description,
                                     did_you_mean(description, known)));
}

}  // namespace

json::Object object_of(const StateValues& values) {
    json::Object made;
    for (const auto& [name, value] : values) {
        made[name] = example_of(value);
    }
    return made;
}

std::function<Result<contract::HttpResponse>(const contract::HttpRequest&, const json::Object&)>
answering(ProviderHandler handler, RequestFilterFunction filter) {
    return [handler = std::move(handler), filter = std::move(filter)](
               const contract::HttpRequest& expected,
               const json::Object&) -> Result<contract::HttpResponse> {
        auto sent = http::from_contract(expected);
        auto request = provider_request(sent);
        if (filter) {
            filter(request);
        }
        return http::to_contract(http_response(handler(request)));
    };
}

std::function<Result<contract::HttpResponse>(const contract::HttpRequest&, const json::Object&)>
answering_nothing() {
    return [](const contract::HttpRequest&, const json::Object&) -> Result<contract::HttpResponse> {
        return invalid_input("nothing answers requests: call handler() or server()");
    };
}

std::function<Result<std::vector<contract::Message>>(const verifier::MessageWanted&)> producing(
    std::map<std::string, MessageProducer> producers, std::optional<MessageProducer> any) {
    return [producers = std::move(producers), any = std::move(any)](
               const verifier::MessageWanted& wanted) -> Result<std::vector<contract::Message>> {
        const auto producer = producer_of(producers, any, wanted.description);
        if (!producer) {
            return fail(producer.error());
        }
        const auto* request = wanted.request;
        std::vector<contract::Message> messages;
        for (const auto& produced : (**producer)(
                 MessageWanted{wanted.description,
                               params_of(wanted.state_values),
                               request == nullptr ? "" : request->contents.bytes,
                               request == nullptr ? "" : request->contents.content_type})) {
            messages.push_back(message_of(produced));
        }
        return messages;
    };
}

verifier::StateFunction setting_up(StateSetUp set_up, StateSetUp tear_down) {
    return [set_up = std::move(set_up), tear_down = std::move(tear_down)](
               const json::Object& params, verifier::StateAction action) -> Result<json::Object> {
        const auto& function = action == verifier::StateAction::kSetUp ? set_up : tear_down;
        return object_of(function(params_of(params)));
    };
}

std::function<Result<void>(http::Request&)> filtering(RequestFilterFunction filter) {
    return [filter = std::move(filter)](http::Request& request) -> Result<void> {
        auto filtered = provider_request(request);
        try {
            filter(filtered);
        } catch (const std::exception& problem) {
            return invalid_input(fmt::format("the request filter threw: {}", problem.what()));
        }
        request.method = std::move(filtered.method);
        request.body = std::move(filtered.body);
        request.headers = {};
        for (auto& [name, value] : filtered.headers) {
            request.headers.add(std::move(name), std::move(value));
        }
        return {};
    };
}

}  // namespace accord::dsl
