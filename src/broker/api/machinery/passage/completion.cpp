// The fields and the shape of all answers: see completion.hpp.
#include "broker/api/machinery/passage/completion.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/representation/conditions.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kVersionField = "X-Pact-Broker-Version";

void add_standard_headers(http::Response& response) {
    response.headers.set(std::string(kVersionField), std::string(kAnswersAs));
    if (!response.headers.has("vary")) {
        response.headers.add("Vary", "Accept");
    }
    if (!response.headers.has("cache-control")) {
        response.headers.add("Cache-Control", "no-cache");
    }
}

}  // namespace

http::Response completed(const http::Request& request, http::Response response) {
    if (!response.headers.has("content-encoding")) {
        response.body = to_valid_utf8(std::move(response.body));
    }
    if (!response.headers.value_or("content-type", "").starts_with(kEventStream)) {
        add_entity_tag(request, response);
    }
    add_standard_headers(response);
    return response;
}

http::Response finished(const http::Request& request, http::Response response) {
    const bool is_kept = response.headers.has(kVersionField);
    auto whole = is_kept ? std::move(response) : completed(request, std::move(response));
    apply_conditions(request, whole);
    return whole;
}

}  // namespace accord::broker::api
