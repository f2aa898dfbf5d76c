// A test's functions as the verifier calls them.
#pragma once

#include "accord/provider.hpp"
#include "http/message.hpp"
#include "verifier/options.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace accord::dsl {

using RequestFilterFunction = std::function<void(ProviderRequest&)>;

/// `filter` may be empty.
std::function<Result<contract::HttpResponse>(const contract::HttpRequest&, const json::Object&)>
answering(ProviderHandler handler, RequestFilterFunction filter);

/// An answer to requests that the test has no handler for: an error that says so.
std::function<Result<contract::HttpResponse>(const contract::HttpRequest&, const json::Object&)>
answering_nothing();

/// The producer by description, else `any`.
std::function<Result<std::vector<contract::Message>>(const verifier::MessageWanted&)> producing(
    std::map<std::string, MessageProducer> producers, std::optional<MessageProducer> any);

verifier::StateFunction setting_up(StateSetUp set_up, StateSetUp tear_down);

/// The filter on requests to a server.
std::function<Result<void>(http::Request&)> filtering(RequestFilterFunction filter);

}  // namespace accord::dsl
