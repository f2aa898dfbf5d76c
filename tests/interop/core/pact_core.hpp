// The Rust Pact core through its C interface, as npm's Pact JS brings it: the peer whose verdicts
// ours are compared with.
#pragma once

#include "base/json.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::interop {

class PactCore {
  public:
    /// Throws std::runtime_error when the library can't be loaded or lacks a function.
    explicit PactCore(const std::string& library);

    /// The differences that it finds between a message of a V3 pact (as JSON) and contents that
    /// came. Throws std::runtime_error when it can't read the message.
    std::vector<std::string> mismatches(const std::string& message,
                                        const std::string& contents,
                                        const std::string& content_type) const;

    /// Starts a mock server of these requests (as V4 pacts have them), each answered with 200, on a
    /// free port of 127.0.0.1. Throws std::runtime_error when it won't.
    int start_mock_server(const std::vector<json::Object>& requests) const;
    void stop_mock_server(int port) const;

  private:
    void* (*message_from_json_)(unsigned, const char*, int);
    void* (*message_from_body_)(const char*, const char*);
    void (*message_delete_)(void*);
    const void* (*match_)(const void*, const void*);
    void* (*iterator_)(const void*);
    const void* (*next_)(void*);
    void (*iterator_delete_)(void*);
    const char* (*description_)(const void*);
    void (*string_delete_)(char*);
    std::uint16_t (*new_pact_)(const char*, const char*);
    bool (*with_specification_)(std::uint16_t, int);
    std::uint32_t (*new_interaction_)(std::uint16_t, const char*);
    bool (*with_request_)(std::uint32_t, const char*, const char*);
    bool (*with_header_)(std::uint32_t, int, const char*, std::size_t, const char*);
    bool (*with_query_)(std::uint32_t, const char*, std::size_t, const char*);
    bool (*with_rules_)(std::uint32_t, int, const char*);
    int (*mock_server_start_)(std::uint16_t, const char*, std::uint16_t, const char*, const char*);
    bool (*mock_server_stop_)(int);
};

/// The one that the foreign clients brought, loaded once.
const PactCore& pact_core();

}  // namespace accord::interop
