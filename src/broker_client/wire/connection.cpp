// One broker: see connection.hpp.
#include "broker_client/wire/connection.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "broker_client/wire/error_body.hpp"
#include "broker_client/wire/hal.hpp"
#include "http/url.hpp"

#include <charconv>
#include <thread>

namespace accord::broker_client {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds kRetryAfterMax{60};

/// An answer that breaks off, or is garbled on its way, may come whole the next time.
bool is_unanswered(ErrorCode code) {
    return code == ErrorCode::kUnavailable || code == ErrorCode::kUnreadable;
}

/// What the broker can't do (501) it can't do the next time either.
bool is_busy(int status) {
    return status == 408 || status == 429 || (status >= 500 && status != 501);
}

std::optional<milliseconds> retry_after(const http::Response& response) {
    const auto text = response.headers.find("Retry-After");
    int seconds = 0;
    if (!text ||
        std::from_chars(text->data(), text->data() + text->size(), seconds).ec != std::errc{} ||
        seconds < 0) {
        return std::nullopt;
    }
    return std::min<milliseconds>(std::chrono::seconds(seconds), kRetryAfterMax);
}

Credentials or_those_of(const http::Url& url, Credentials given) {
    if (given.empty()) {
        given.user = url.user;
        given.password = url.password;
    }
    return given;
}

/// The base URL without what is sent in a header, and without slashes at its end.
http::Url as_base(http::Url url) {
    url.user.clear();
    url.password.clear();
    while (url.target.ends_with('/')) {
        url.target.pop_back();
    }
    return url;
}

/// What a provider answered may be in the document, and that may be any bytes.
http::Request with_json(std::string method,
                        const json::Value& document,
                        const char* type = "application/json") {
    return {.method = std::move(method),
            .headers = {{"Content-Type", type}},
            .body = to_valid_utf8(json::write_compact(document))};
}

/// A POST that was carried out, but whose answer was lost, is sent again with the same one.
http::Request with_key(http::Request request) {
    SystemRandom random;
    request.headers.set("Idempotency-Key", make_uuid(random));
    return request;
}

bool is_silence(ErrorCode code) {
    return code == ErrorCode::kUnavailable || code == ErrorCode::kTimeout;
}

/// Whether the request may have been carried out, although no answer says so.
bool may_be_done(const Result<http::Response>& response) {
    return response ? response->status >= 500 && response->status != 501
                    : is_silence(response.error().code) || is_unanswered(response.error().code);
}

}  // namespace

Connection::Connection(const http::Url& url,
                       Credentials credentials,
                       RetryPolicy retries,
                       http::Sender& sender)
    : url_(as_base(url)),
      retries_(std::move(retries)),
      credential_options_(credentials.options),
      sender_(url.origin(), or_those_of(url, std::move(credentials)), sender) {
    headers_.set("Accept", "application/hal+json, application/json;q=0.9, */*;q=0.1");
}

std::string Connection::base_url() const { return url_.origin() + url_.target; }

Result<const json::Value*> Connection::index() {
    if (index_.is_null()) {
        auto index = get("");
        if (!index) {
            return fail(index.error());
        }
        if (json::find(*index, "_links") == nullptr) {
            return fail(ErrorCode::kNotFound,
                        base_url() + " responds, but is not a Pact Broker: its index has no links");
        }
        index_ = std::move(*index);
    }
    return &index_;
}

Result<bool> Connection::has(std::string_view relation) {
    const auto document = index();
    if (!document) {
        return fail(document.error());
    }
    return find_link(**document, relation).has_value();
}

Result<std::string> Connection::address_of(std::string_view relation,
                                           const Parameters& parameters) {
    const auto document = index();
    if (!document) {
        return fail(document.error());
    }
    const auto link = find_link(**document, relation);
    if (!link) {
        return fail(
            ErrorCode::kNotFound,
            fmt::format("the broker at {} has no {}: it may be too old", base_url(), relation));
    }
    return expand(link->href, parameters);
}

Result<json::Value> Connection::follow(std::string_view relation,
                                       const Parameters& parameters,
                                       std::string_view missing) {
    const auto address = address_of(relation, parameters);
    if (!address) {
        return fail(address.error());
    }
    auto found = get(*address);
    if (!found && found.error().code == ErrorCode::kNotFound && !missing.empty()) {
        return fail(ErrorCode::kNotFound, std::string(missing));
    }
    return found;
}

Result<json::Value> Connection::get(std::string_view address) {
    return exchange({.method = "GET"}, address);
}

Result<json::Value> Connection::post(std::string_view address, const json::Value& body) {
    return exchange(with_key(with_json("POST", body)), address);
}

Result<json::Value> Connection::post(std::string_view address,
                                     const json::Value& body,
                                     const Made& makes) {
    return exchange(with_key(with_json("POST", body)), address, &makes);
}

Result<json::Value> Connection::put(std::string_view address, const json::Value& body) {
    return exchange(with_json("PUT", body), address);
}

Result<json::Value> Connection::patch(std::string_view address, const json::Value& body) {
    return exchange(with_json("PATCH", body, "application/merge-patch+json"), address);
}

Result<json::Value> Connection::remove(std::string_view address) {
    return exchange({.method = "DELETE"}, address);
}

Result<bool> Connection::remove_if_there(std::string_view relation, const Parameters& parameters) {
    const auto address = address_of(relation, parameters);
    if (!address) {
        return fail(address.error());
    }
    const auto removed = remove(*address);
    if (!removed && removed.error().code != ErrorCode::kNotFound) {
        return fail(removed.error());
    }
    return removed.has_value();
}

Result<std::string> Connection::get_text(std::string_view address, const http::Headers& fields) {
    return exchange_text({.method = "GET", .headers = fields}, address);
}

Result<std::string> Connection::exchange_text(http::Request request,
                                              std::string_view address,
                                              const Made* makes) {
    const auto url = absolute(address);
    if (!url) {
        return fail(url.error());
    }
    for (const auto& [name, value] : headers_) {
        if (!request.headers.has(name)) {
            request.headers.add(name, value);
        }
    }
    const std::string shown = url->origin() + url->target.substr(0, url->target.find('?'));
    auto response = send_insisting(*url, request, makes);
    if (!response) {
        return is_silence(response.error().code)
                   ? fail(response.error(), "the broker does not answer")
                   : fail(response.error());
    }
    if (response->status >= 300) {
        return fail(to_error(*response, request.method, shown, credential_options_));
    }
    return std::move(response->body);
}

Result<json::Value> Connection::exchange(http::Request request,
                                         std::string_view address,
                                         const Made* makes) {
    const std::string method = request.method;
    const auto body = exchange_text(std::move(request), address, makes);
    if (!body) {
        return fail(body.error());
    }
    if (body->empty()) {
        return json::Value();
    }
    auto document = json::parse(*body);
    if (!document) {
        const auto url = absolute(address);
        return fail(document.error(),
                    fmt::format("response to {} {}{}",
                                method,
                                url->origin(),
                                url->target.substr(0, url->target.find('?'))));
    }
    return document;
}

Result<http::Response> Connection::send_insisting(const http::Url& url,
                                                  const http::Request& request,
                                                  const Made* makes) {
    unsigned busy = 0;
    unsigned unanswered = 0;
    auto wait = retries_.pause;
    for (;;) {
        auto response = sender_.send(url, request);
        bool repeats = true;
        if (response && is_busy(response->status) && busy++ < retries_.busy_max) {
            pause(retry_after(*response).value_or(wait));
            wait = std::min(wait * 2, retries_.pause_max);
        } else if (!response && is_unanswered(response.error().code) &&
                   unanswered++ < retries_.unanswered_max) {
            pause(retries_.unanswered_pause);
        } else {
            repeats = false;
        }
        if (makes != nullptr && may_be_done(response)) {
            if (auto found = find(*makes)) {
                return std::move(*found);
            }
        }
        if (!repeats) {
            return response;
        }
    }
}

/// Asks once: whoever needs it asks again later.
std::optional<http::Response> Connection::find(const Made& made) {
    const auto url = absolute(made.address);
    if (!url) {
        return std::nullopt;
    }
    auto response = sender_.send(*url, {.method = "GET", .headers = headers_});
    if (!response || response->status != 200) {
        return std::nullopt;
    }
    const auto document = json::parse(response->body);
    return document && made.is_it(*document) ? std::optional(std::move(*response)) : std::nullopt;
}

Result<http::Url> Connection::absolute(std::string_view address) const {
    http::Url base = url_;
    base.target += '/';
    return http::resolve(base, address);
}

void Connection::pause(milliseconds duration) const {
    if (retries_.sleep) {
        retries_.sleep(duration);
    } else {
        std::this_thread::sleep_for(duration);
    }
}

}  // namespace accord::broker_client
