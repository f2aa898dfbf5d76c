// Looks through an address for what no resource should see.
#include "broker/api/machinery/admission/uri_protection.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/route.hpp"
#include "broker/api/machinery/urls.hpp"

namespace accord::broker::api {
namespace {

http::Response problem(int status,
                       std::string_view title,
                       std::string_view type,
                       std::string_view detail) {
    http::Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(kProblemJson));
    response.body = json::write_compact(
        json::Object{{"title", title}, {"type", type}, {"detail", detail}, {"status", status}});
    return response;
}

http::Response unprocessable(std::string_view detail) {
    return problem(
        422, "Unprocessable", Urls::problem_path("invalid-request-parameter-value"), detail);
}

}  // namespace

std::optional<http::Response> refuse_target(std::string_view target) {
    const auto path = target.substr(0, target.find('?'));
    const auto decoded = percent_decode(path);
    const auto all_decoded = percent_decode(target);
    if (!path.starts_with('/') || path.find_first_of("|^{}[]\\\"<> ") != path.npos ||
        path.find("//") != path.npos || !all_decoded) {
        return problem(
            404, "Not Found", Urls::problem_path("not-found"), "Empty path component found");
    }
    if (decoded->find('\n') != decoded->npos) {
        return unprocessable("URL path cannot contain a new line character.");
    }
    if (decoded->find('\t') != decoded->npos) {
        return unprocessable("URL path cannot contain a tab character.");
    }
    if (all_decoded->find('\0') != all_decoded->npos || !is_utf8(*all_decoded) ||
        !is_utf8(target)) {
        return unprocessable("URL must be UTF-8 without zero bytes.");
    }
    return std::nullopt;
}

}  // namespace accord::broker::api
