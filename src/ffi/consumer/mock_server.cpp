// Mock servers started, asked and stopped: include/pact/mock_server.h.
#include "pact/mock_server.h"

#include "contract/pact/read_pact.hpp"
#include "ffi/consumer/mock_servers.hpp"
#include "ffi/consumer/pact_drafts.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "http/server.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::ffi {

namespace {

/// The failure codes of the calls that start a server.
enum StartStatus : std::int32_t {
    kNoSuchPact = -1,
    kBadConfiguration = -2,
    kNotStarted = -3,
    kDefect = -4,
    kBadAddress = -5,
};

Refusal<std::int32_t> not_started(StartStatus status, Error error) {
    return refuse<std::int32_t>(status, std::move(error));
}

/// Starts the server of a draft, which is fixed from then on.
Answer<std::int32_t> play(PactHandle pact, MockServerRequest request) {
    auto draft = find_draft(pact);
    if (!draft) {
        return not_started(kNoSuchPact, draft.error());
    }
    request.pact = (*draft)->pact;
    const auto port = start_mock_server(std::move(request));
    if (!port) {
        return not_started(kNotStarted, port.error());
    }
    (*draft)->is_played = true;
    return static_cast<std::int32_t>(*port);
}

/// A member that is a boolean or the text of one.
bool is_set(const json::Value& config, std::string_view name, bool otherwise) {
    const json::Value* value = json::find(config, name);
    return value != nullptr ? json::text_of(*value) == "true" : otherwise;
}

/// What transport_config says of the server; other fields are for the transports of plugins.
Result<void> configure(MockServerRequest& request, const char* config) {
    const auto text = optional_text_of(config, "transport_config");
    if (!text) {
        return fail(text.error());
    }
    if (!*text) {
        return {};
    }
    const auto parsed = json::parse(**text);
    if (!parsed) {
        return fail(parsed.error(), "transport_config");
    }
    request.cors_preflight = is_set(*parsed, "corsPreflight", request.cors_preflight);
    request.keep_alive = is_set(*parsed, "keepAlive", request.keep_alive);
    return {};
}

Result<void> check_host(const std::string& host) {
    if (!http::is_listening_address(host)) {
        return invalid_input(
            fmt::format("\"{}\" is neither an IP address nor \"localhost\"", host));
    }
    return {};
}

/// "127.0.0.1:0", "[::1]:8080"
Result<void> read_address(MockServerRequest& request, const char* address) {
    const auto text = text_of(address, "addr_str");
    if (!text) {
        return fail(text.error());
    }
    const std::size_t colon = text->rfind(':');
    const std::string_view port = colon == std::string_view::npos ? "" : text->substr(colon + 1);
    const auto [end, problem] =
        std::from_chars(port.data(), port.data() + port.size(), request.port);
    if (port.empty() || problem != std::errc() || end != port.data() + port.size()) {
        return invalid_input(fmt::format("\"{}\" is no address: give it as 127.0.0.1:8080", *text));
    }
    std::string_view host = text->substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    request.host = host;
    return check_host(request.host);
}

Answer<std::int32_t> start_for_transport(PactHandle pact,
                                         const char* addr,
                                         std::uint16_t port,
                                         const char* transport,
                                         const char* transport_config) {
    const auto host = optional_text_of(addr, "addr");
    if (!host) {
        return not_started(kBadAddress, host.error());
    }
    MockServerRequest request{.host = std::string(host->value_or("127.0.0.1")), .port = port};
    if (auto configured = configure(request, transport_config); !configured) {
        return not_started(kBadConfiguration, configured.error());
    }
    if (auto checked = check_host(request.host); !checked) {
        return not_started(kBadAddress, checked.error().with_context("addr"));
    }
    if (const auto draft = find_draft(pact); !draft) {
        return not_started(kNoSuchPact, draft.error());
    }
    const auto named = optional_text_of(transport, "transport");
    if (!named) {
        return not_started(kNotStarted, named.error());
    }
    const std::string_view name = named->value_or("http");
    if (name != "http" && name != "https") {
        return not_started(
            kNotStarted,
            {ErrorCode::kInvalidInput,
             fmt::format("transport \"{}\": mock servers speak http and https; others are brought "
                         "by plugins, which are not supported yet",
                         name)});
    }
    request.tls = name == "https";
    return play(pact, std::move(request));
}

/// A text that is the server's; null when there is none.
Answer<const char*> owned_text(int port, Result<std::string> text) {
    if (!text) {
        return fail(text.error());
    }
    return keep_with_mock_server(port, *std::move(text));
}

}  // namespace

extern "C" {

int32_t pactffi_create_mock_server_for_transport(PactHandle pact,
                                                 const char* addr,
                                                 uint16_t port,
                                                 const char* transport,
                                                 const char* transport_config) {
    return guarded<std::int32_t>(kDefect, [&] {
        return start_for_transport(pact, addr, port, transport, transport_config);
    });
}

int32_t pactffi_create_mock_server_for_pact(PactHandle pact, const char* addr_str, bool tls) {
    return guarded<std::int32_t>(kDefect, [&]() -> Answer<std::int32_t> {
        MockServerRequest request{.tls = tls, .cors_preflight = true};
        if (auto read = read_address(request, addr_str); !read) {
            return not_started(kBadAddress, read.error());
        }
        return play(pact, std::move(request));
    });
}

int32_t pactffi_create_mock_server(const char* pact_str, const char* addr_str, bool tls) {
    return guarded<std::int32_t>(kDefect, [&]() -> Answer<std::int32_t> {
        const auto text = text_of(pact_str, "pact_str");
        if (!text) {
            return not_started(kNoSuchPact, text.error());
        }
        MockServerRequest request{.tls = tls};
        if (auto read = read_address(request, addr_str); !read) {
            return not_started(addr_str == nullptr ? kNoSuchPact : kBadAddress, read.error());
        }
        auto pact = contract::parse_pact(*text);
        if (!pact) {
            return not_started(kBadConfiguration, pact.error());
        }
        request.pact = *std::move(pact);
        const auto port = start_mock_server(std::move(request));
        if (!port) {
            return not_started(kNotStarted, port.error());
        }
        return static_cast<std::int32_t>(*port);
    });
}

bool pactffi_mock_server_matched(int32_t mock_server_port) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        const auto outcome = outcome_of_mock_server(mock_server_port);
        if (!outcome) {
            return fail(outcome.error());
        }
        return outcome->all_matched();
    });
}

char* pactffi_mock_server_mismatches(int32_t mock_server_port) {
    // The header's type has no const; the text is the server's all the same.
    return const_cast<char*>(guarded<const char*>(nullptr, [&] {
        return owned_text(mock_server_port, mismatches_of_mock_server(mock_server_port));
    }));
}

const char* pactffi_mock_server_logs(int32_t mock_server_port) {
    return guarded<const char*>(nullptr, [&] {
        return owned_text(mock_server_port, log_of_mock_server(mock_server_port));
    });
}

bool pactffi_cleanup_mock_server(int32_t mock_server_port) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        if (auto stopped = stop_mock_server(mock_server_port); !stopped) {
            return fail(stopped.error());
        }
        return true;
    });
}

int32_t pactffi_write_pact_file(int32_t mock_server_port, const char* directory, bool overwrite) {
    enum { kWritten = 0, kFailed = 1, kNotWritten = 2, kNoServer = 3 };
    return guarded<std::int32_t>(kFailed, [&]() -> Answer<std::int32_t> {
        const auto folder = optional_text_of(directory, "directory");
        if (!folder) {
            return refuse<std::int32_t>(kNotWritten, folder.error());
        }
        const auto written = write_pact_of_mock_server(
            mock_server_port,
            std::string(folder->value_or(".")),
            overwrite ? contract::WriteMode::kOverwrite : contract::WriteMode::kUpdate);
        if (!written) {
            const bool is_missing = written.error().code == ErrorCode::kNotFound;
            return refuse<std::int32_t>(is_missing ? kNoServer : kNotWritten, written.error());
        }
        return kWritten;
    });
}

char* pactffi_get_tls_ca_certificate(void) {
    return guarded<char*>(nullptr, []() -> Answer<char*> {
        const auto certificate = authority_of_mock_servers();
        if (!certificate) {
            return fail(certificate.error());
        }
        return give_text(*certificate);
    });
}

}  // extern "C"

}  // namespace accord::ffi
