// Requests to providers: see provider_client.hpp.
#include "broker/federation/provider_client.hpp"

#include "base/encoding.hpp"
#include "broker/domain/identity/workload_rule.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

namespace accord::broker::federation {
namespace {

constexpr json::Limits kProviderLimits{.depth_max = 30, .values_max = 100'000};

/// Never with a secret to whom anybody could be.
Result<http::Response> send(http::Client& client,
                            const std::string& address,
                            http::Request request) {
    if (const auto fault = domain::trusted_address_fault(address); !fault.empty()) {
        return fail(ErrorCode::kUnreadable, fmt::format("the address {} {}", address, fault));
    }
    const auto url = http::parse_url(address);
    if (!url) {
        return fail(url.error());
    }
    request.headers.set("Accept", "application/json");
    request.headers.set("User-Agent", "accord");
    auto answer = client.send(*url, std::move(request));
    return answer ? std::move(answer) : fail(answer.error(), "asking " + address);
}

/// "invalid_grant", where the provider says so: what else it says is not for the log.
std::string reason_of(const http::Response& answer) {
    const auto body = json::parse(answer.body, kProviderLimits);
    const auto* object = body ? body->if_object() : nullptr;
    const auto reason = object == nullptr ? "" : json::string_or(*object, "error");
    return reason.empty() || reason.size() > 100 ? "" : ", " + reason;
}

}  // namespace

std::string write_form(const FormFields& fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        form += fmt::format(
            "{}{}={}", form.empty() ? "" : "&", percent_encode(name), percent_encode(value));
    }
    return form;
}

std::string with_query(std::string_view address, const FormFields& fields) {
    return fmt::format(
        "{}{}{}", address, address.find('?') == address.npos ? "?" : "&", write_form(fields));
}

Result<json::Object> ask_for_token(http::Client& client,
                                   const std::string& address,
                                   const FormFields& fields,
                                   http::Headers headers) {
    headers.set("Content-Type", "application/x-www-form-urlencoded");
    const auto answer =
        send(client,
             address,
             {.method = "POST", .headers = std::move(headers), .body = write_form(fields)});
    if (!answer) {
        return fail(answer.error());
    }
    auto body = json::parse(answer->body, kProviderLimits);
    const bool is_token =
        answer->status == 200 && body && body->is_object() && !body->get_object().contains("error");
    if (!is_token) {
        return fail(answer->status >= 500 ? ErrorCode::kUnavailable : ErrorCode::kUnauthorized,
                    fmt::format("{} answered {}{}", address, answer->status, reason_of(*answer)));
    }
    return std::move(body->get_object());
}

Result<json::Value> ask_with_token(http::Client& client,
                                   const std::string& address,
                                   std::string_view access_token) {
    const auto answer = send(
        client, address, {.headers = {{"Authorization", fmt::format("Bearer {}", access_token)}}});
    if (!answer) {
        return fail(answer.error());
    }
    auto body = json::parse(answer->body, kProviderLimits);
    if (answer->status != 200 || !body) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("{} answered {}{}",
                                address,
                                answer->status,
                                answer->status == 200 ? ", but no JSON" : ""));
    }
    return std::move(*body);
}

}  // namespace accord::broker::federation
