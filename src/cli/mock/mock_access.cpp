// Requests to the master server: see mock_access.hpp.
#include "cli/mock/mock_access.hpp"

#include "base/text.hpp"
#include "http/client.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::cli {
namespace {

Result<http::Url> master_url(const MasterAccess& access, std::string_view target) {
    const bool is_ipv6 = access.host.contains(':') && !access.host.starts_with('[');
    return http::parse_url(fmt::format("http://{}{}{}:{}{}",
                                       is_ipv6 ? "[" : "",
                                       access.host,
                                       is_ipv6 ? "]" : "",
                                       access.port,
                                       target));
}

std::string problem_of_id(const std::string& id) {
    const bool is_id =
        id.size() == 8 && std::ranges::all_of(id, [](char letter) {
            return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
        });
    return is_id ? "" : fmt::format("\"{}\" is not the id of a mock server", id);
}

}  // namespace

void add_master_access(Options& options, MasterAccess& access) {
    options.value("-p,--port", access.port, "Port of the master server [8080]");
    options.value_or_default("-h,--host", access.host, "Host of the master server");
    options.ignored_value("-l,--loglevel,--log-level");
    options.ignored_flag("--no-file-log");
    options.ignored_flag("--no-term-log");
    options.version("-v,--version");
}

void NamedMock::add(Options& options) {
    id_option = options.value("-i,--mock-server-id", id, "Id of the mock server");
    id_option.checked(problem_of_id);
    port_option = options.value("-m,--mock-server-port", port, "Port of the mock server");
    port_option.excludes(id_option);
}

Result<void> NamedMock::check() const {
    return id_option.is_given() || port_option.is_given()
               ? Result<void>()
               : invalid_input("give --mock-server-id or --mock-server-port");
}

std::string NamedMock::path() const {
    return "/mockserver/" + (id_option.is_given() ? id : std::to_string(port));
}

std::string NamedMock::in_words() const {
    return id_option.is_given() ? fmt::format("id '{}'", id) : fmt::format("port '{}'", port);
}

std::expected<http::Response, CommandFailure> ask_master(const MasterAccess& access,
                                                         http::Request request) {
    const auto url = master_url(access, request.target);
    if (!url) {
        return give_up(url.error(), Party::kInput);
    }
    auto answer = http::Client({.proxy_from_environment = false}).send(*url, std::move(request));
    if (!answer) {
        return give_up(answer.error().with_context("the master server"), Party::kProvider);
    }
    return std::move(*answer);
}

std::unexpected<CommandFailure> no_such_mock(const NamedMock& which) {
    return give_up(
        ExitCode::kNoneSelected,
        fmt::format("no mock server has the {}; `list` shows those that run", which.in_words()));
}

std::unexpected<CommandFailure> unexpected_answer(const http::Response& answer) {
    const auto body = json_of(answer);
    const auto* sentence = json::find(body, "error");
    return give_up(ExitCode::kRefused,
                   fmt::format("the master server answered {} {}{}",
                               answer.status,
                               http::reason_phrase(answer.status),
                               sentence == nullptr ? "" : ": " + json::text_of(*sentence)));
}

json::Value json_of(const http::Response& answer) {
    return json::parse(answer.body).value_or(json::Value());
}

}  // namespace accord::cli
