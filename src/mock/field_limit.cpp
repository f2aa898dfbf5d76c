// Counting separators: see field_limit.hpp.
#include "mock/field_limit.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::mock {
namespace {

constexpr std::ptrdiff_t kFieldsMax = 5000;

}  // namespace

std::optional<http::Response> refuse_many_fields(const http::Request& request,
                                                 const contract::Body& decoded) {
    const bool is_form =
        to_lower(decoded.content_type).starts_with("application/x-www-form-urlencoded");
    const std::string_view form = is_form ? std::string_view(decoded.bytes) : "";
    for (const auto& [what, text] :
         {std::pair("query", request.query()), std::pair("form", form)}) {
        if (std::ranges::count(text, '&') >= kFieldsMax) {
            return http::Response{
                .status = 400,
                .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                .body = fmt::format("The {} has more than {} fields.\n", what, kFieldsMax)};
        }
    }
    return std::nullopt;
}

}  // namespace accord::mock
