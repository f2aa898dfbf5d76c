// The icon: see favicon.hpp.
#include "broker/api/pages/favicon.hpp"

#include "broker/api/machinery/answer.hpp"

namespace accord::broker::api {
namespace {

/// An A in a circle.
constexpr std::string_view kPicture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">)"
    R"(<circle cx="8" cy="8" r="8" fill="#1f6f5c"/>)"
    R"(<path d="M5 12 8 4l3 8M6 9.5h4" fill="none" stroke="#fff" stroke-width="1.5"/></svg>)";

constexpr std::string_view kKeptForADay = "public, max-age=86400";

}  // namespace

http::Response get_favicon(Call&) {
    auto response = text(kIcon, std::string(kPicture));
    response.headers.add("Cache-Control", std::string(kKeptForADay));
    return response;
}

}  // namespace accord::broker::api
