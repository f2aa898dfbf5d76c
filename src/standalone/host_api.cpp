// Routes to answers: see host_api.hpp.
#include "standalone/host_api.hpp"

#include "base/query.hpp"
#include "base/sealing/constant_time.hpp"
#include "base/text.hpp"
#include "contract/pact/read_pact.hpp"
#include "standalone/page/page_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace accord::standalone {
namespace {

using http::Request;
using http::Response;

constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
constexpr std::chrono::milliseconds kPeriod{100};
constexpr std::int64_t kPeriodMaxMs = 60'000;

Response empty(int status) { return {.status = status}; }

Response document(int status, const json::Object& body) {
    return {.status = status,
            .headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"X-Content-Type-Options", "nosniff"}},
            .body = to_valid_utf8(json::write_compact(body))};
}

Response problem(int status, std::string_view sentence) {
    return document(status, {{"error", sentence}});
}

/// Also the answer to OPTIONS: which of them a page of another origin may use is not said, so it
/// may use none.
Response methods(int status, std::string_view allowed) {
    return {.status = status, .headers = {{"Allow", std::string(allowed)}}};
}

Response page_file(std::string_view text, const char* type) {
    return {.headers = {{"Content-Type", type},
                        {"Content-Security-Policy", kContentPolicy},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-cache"},
                        {"Vary", "Accept"}},
            .body = std::string(text)};
}

bool is_browser(const Request& request) {
    return request.headers.value_or("Accept", "").starts_with("text/html");
}

bool is_reading(const Request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

std::optional<std::string> parameter(const Request& request, std::string_view name) {
    for (const auto& one : parse_query(request.query())) {
        if (one.name == name) {
            return one.value.value_or("");
        }
    }
    return std::nullopt;
}

Result<MockWanted> wanted_by(const Request& request) {
    MockWanted wanted{.cors = parameter(request, "cors") == "true",
                      .tls = parameter(request, "tls") == "true"};
    const auto version = parameter(request, "specification");
    if (version && !version->empty()) {
        const auto known = contract::parse_spec_version(*version);
        if (!known) {
            return invalid_input(
                fmt::format("there is no version \"{}\" of the Pact specification", *version));
        }
        wanted.specification = *known;
    }
    return wanted;
}

/// A page of another origin may send a body without a type, or with some others; nothing is made of
/// that.
bool is_said_to_be_json(const Request& request) {
    const auto type = request.headers.find("Content-Type");
    if (!type) {
        return !request.headers.has("Origin");
    }
    const auto lower = to_lower(*type);
    return lower.starts_with("application/json") || lower.contains("+json");
}

Response create(MockHost& host, const Request& request) {
    if (request.body.empty()) {
        return problem(422, "No pact json was supplied");
    }
    if (!is_said_to_be_json(request)) {
        return problem(415, "a pact is sent as application/json");
    }
    const auto parsed = json::parse(request.body);
    if (!parsed) {
        return problem(422, "Failed to parse json body - " + parsed.error().message);
    }
    auto pact = contract::read_pact(*parsed);
    if (!pact) {
        return problem(422, "not a pact: " + pact.error().message);
    }
    const auto wanted = wanted_by(request);
    if (!wanted) {
        return problem(422, wanted.error().message);
    }
    const auto made = host.create(std::move(*pact), *wanted);
    if (!made) {
        return problem(422, "Failed to start mock server - " + made.error().message);
    }
    auto answer = document(
        200, {{"mockServer", json::Object{{"id", (*made)->id()}, {"port", (*made)->port()}}}});
    answer.headers.add("Location", "/mockserver/" + (*made)->id());
    return answer;
}

Response root(MockHost& host, const Request& request) {
    constexpr std::string_view kAllowed = "OPTIONS, GET, HEAD, POST";
    if (request.method == "POST") {
        return create(host, request);
    }
    if (request.method == "OPTIONS") {
        return methods(204, kAllowed);
    }
    if (!is_reading(request)) {
        return methods(405, kAllowed);
    }
    if (is_browser(request)) {
        return page_file(kPageHtml, "text/html; charset=utf-8");
    }
    json::Array servers;
    for (const auto& hosted : host.all()) {
        servers.push_back(hosted->to_json());
    }
    auto answer = document(200, {{"mockServers", std::move(servers)}});
    answer.headers.add("Vary", "Accept");
    return answer;
}

Response verify(const MockHost& host, const HostedMock& hosted) {
    auto mismatches = hosted.mismatches();
    if (!mismatches.empty()) {
        return document(422,
                        {{"mismatches", std::move(mismatches)},
                         {"mockServer", hosted.to_json()},
                         {"explanation", hosted.explanation()}});
    }
    if (const auto written = hosted.write_pact(host.options().output); !written) {
        return document(422,
                        {{"error", "Failed to write pact to file - " + written.error().message},
                         {"mockServer", hosted.to_json()}});
    }
    return empty(204);
}

Response one(MockHost& host, const HostedMock& hosted, const Request& request) {
    constexpr std::string_view kAllowed = "OPTIONS, GET, HEAD, POST, DELETE";
    if (request.method == "DELETE") {
        host.shut_down(hosted.id());
        return empty(204);
    }
    if (request.method == "OPTIONS") {
        return methods(204, kAllowed);
    }
    if (request.method == "POST") {
        return problem(422, "POST is for /mockserver/ID/verify");
    }
    return is_reading(request) ? document(200, hosted.to_json()) : methods(405, kAllowed);
}

/// `rest` is what follows /mockserver/.
Response mock_server(MockHost& host, std::string_view rest, const Request& request) {
    const auto slash = rest.find('/');
    const auto hosted = host.find(rest.substr(0, slash));
    if (hosted == nullptr) {
        return problem(
            404, fmt::format("no mock server has the id or port \"{}\"", rest.substr(0, slash)));
    }
    if (slash == std::string_view::npos) {
        return one(host, *hosted, request);
    }
    const auto below = rest.substr(slash + 1);
    if (below == "verify") {
        return request.method == "POST" ? verify(host, *hosted) : methods(405, "POST");
    }
    if (below == "report") {
        return is_reading(request) ? document(200, hosted->report()) : methods(405, "GET, HEAD");
    }
    return problem(404, "there are verify and report");
}

Response shut_down(const ApiOptions& options, const Request& request) {
    if (request.method != "POST") {
        return methods(405, "POST");
    }
    if (!equal_in_constant_time("Bearer " + options.server_key,
                                request.headers.value_or("Authorization", ""))) {
        return problem(403, "the server key is missing or another one");
    }
    auto period = kPeriod;
    if (!request.body.empty()) {
        const auto parsed = json::parse(request.body);
        if (!parsed) {
            return problem(422, "Failed to parse json body - " + parsed.error().message);
        }
        const auto* given = json::find(*parsed, "period");
        if (given != nullptr && given->is_int64()) {
            period = std::chrono::milliseconds(
                std::clamp<std::int64_t>(given->get_int64(), 0, kPeriodMaxMs));
        }
    }
    options.on_shutdown(period);
    return empty(204);
}

}  // namespace

http::Response answer(MockHost& host, const ApiOptions& options, const http::Request& request) {
    constexpr std::string_view kMockServer = "/mockserver/";
    const auto path = request.path();
    if (path == "/") {
        return root(host, request);
    }
    if (path == "/shutdown") {
        return shut_down(options, request);
    }
    if (path.starts_with(kMockServer)) {
        return mock_server(host, path.substr(kMockServer.size()), request);
    }
    if (path == "/page/page.css" && is_reading(request)) {
        return page_file(kPageCss, "text/css; charset=utf-8");
    }
    if (path == "/page/page.js" && is_reading(request)) {
        return page_file(kPageJs, "text/javascript; charset=utf-8");
    }
    return problem(404, "there are /, /mockserver/ID and /shutdown");
}

}  // namespace accord::standalone
