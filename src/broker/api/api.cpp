// All routes over one context: see api.hpp.
#include "broker/api/api.hpp"

#include "broker/api/machinery/dispatch.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/api/routes.hpp"

namespace accord::broker::api {
namespace {

Context without_slashes(Context context) {
    for (auto& url : context.settings.base_urls) {
        while (url.ends_with('/')) {
            url.pop_back();
        }
    }
    return context;
}

}  // namespace

Api::Api(Context context)
    : context_(without_slashes(std::move(context))),
      routes_(routes(context_.settings)),
      router_(routes_) {}

http::Response Api::handle(const http::Request& request) const {
    return dispatch(request, context_, router_, answers_);
}

std::optional<http::Response> Api::answer_early(const http::Request& header,
                                                http::BodyAhead body) const {
    return dispatch_early(header, body, context_, router_, answers_);
}

std::optional<http::StreamedAnswer> Api::open_stream(const http::Request& header) const {
    return dispatch_stream(header, context_, router_, answers_);
}

void Api::answer_together(std::span<http::Waiting* const> waiting) const {
    dispatch_together(waiting, context_, router_, answers_);
}

bool Api::answers_together() const { return !context_.database.tells_state_at_once(); }

bool Api::asks_by_body(const http::Request& request) {
    return may_be_question_with_body(request.path());
}

}  // namespace accord::broker::api
