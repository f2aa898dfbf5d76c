// What a contract says: a consumer and a provider, and the interactions they agree on. The one
// model behind V1 to V4 of the specification; files are read into it and written from it
// (pact/read_pact.hpp, pact/write_pact.hpp).
#pragma once

#include "base/json.hpp"
#include "contract/model/generators.hpp"
#include "contract/model/rules.hpp"
#include "contract/model/spec_version.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace accord::contract {

/// What a provider has to be like before an interaction: a name, and what the name leaves open.
struct ProviderState {
    std::string name;
    json::Object params;
    json::Object extra;  ///< fields the model does not know, kept for writing
    bool operator==(const ProviderState&) const = default;
};

/// A body as bytes. The four states differ when matching: anything is welcome where a body is
/// missing, nothing where it is null or empty.
struct Body {
    enum class State { kMissing, kNull, kEmpty, kPresent };
    enum class Hint { kDefault, kText, kBinary };
    /// What kept the content encoding of a body that came from being undone. Broken data is no
    /// body; one in an encoding that is not known is what came.
    struct Encoded {
        std::string problem;
        bool is_broken = false;
        bool operator==(const Encoded&) const = default;
    };

    State state = State::kMissing;
    std::string bytes;         ///< JSON bodies as compact JSON text
    std::string content_type;  ///< empty when not known
    Hint hint = Hint::kDefault;
    json::Object extra;              ///< V4: fields beside the content that the model does not know
    std::optional<Encoded> encoded;  ///< of an actual body; nothing when its bytes are plain

    static Body missing() { return {}; }
    static Body null() { return {.state = State::kNull}; }
    static Body empty() { return {.state = State::kEmpty}; }
    static Body present(std::string bytes, std::string content_type = "") {
        return {State::kPresent, std::move(bytes), std::move(content_type), Hint::kDefault, {}, {}};
    }
    bool operator==(const Body&) const = default;
};

/// Name and values, in order; names as written, compared without regard to case for headers.
using MultiMap = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Adds a value to the values of `name`.
void add_value(MultiMap& map, std::string_view name, std::string value);

/// The values of `name`; nullptr when there are none. Headers ignore the case of names.
const std::vector<std::string>* find_values(const MultiMap& map, std::string_view name);
const std::vector<std::string>* find_header(const MultiMap& headers, std::string_view name);

/// The first value of a header; nothing when it is not there.
std::optional<std::string_view> header_value(const MultiMap& headers, std::string_view name);

/// Of the body that comes with the headers; empty when they don't say it.
std::string_view content_type_of(const MultiMap& headers);

struct HttpRequest {
    std::string method = "GET";  ///< in upper case
    std::string path = "/";      ///< decoded
    MultiMap query;              ///< decoded
    /// The query as the file has it, where `query` alone would be written in another way: names
    /// without a value, in the text of V1 and V2 also other escapes and names that come again
    /// later. Is written as long as it says what `query` says; a text says the order to send it in.
    std::optional<json::Value> query_as_read;
    MultiMap headers;
    Body body;
    MatchingRules rules;
    Generators generators;
    json::Object extra;  ///< fields the model does not know, kept for writing
    bool operator==(const HttpRequest&) const = default;
};

struct HttpResponse {
    int status = 200;
    MultiMap headers;
    Body body;
    MatchingRules rules;
    Generators generators;
    json::Object extra;  ///< fields the model does not know, kept for writing
    bool operator==(const HttpResponse&) const = default;
};

/// One message: contents, and what travels beside them.
struct Message {
    Body contents;
    json::Object metadata;
    MatchingRules rules;
    Generators generators;
    json::Object extra;  ///< fields the model does not know, kept for writing
    bool operator==(const Message&) const = default;
};

struct HttpExchange {
    HttpRequest request;
    HttpResponse response;
    bool operator==(const HttpExchange&) const = default;
};

struct AsyncMessage {
    Message message;
    bool operator==(const AsyncMessage&) const = default;
};

struct SyncMessage {
    Message request;
    std::vector<Message> responses;
    bool operator==(const SyncMessage&) const = default;
};

struct Interaction {
    std::string description;
    std::vector<ProviderState> states;
    std::variant<HttpExchange, AsyncMessage, SyncMessage> content;
    std::string id;   ///< the broker's `_id`; empty when read from elsewhere
    std::string key;  ///< V4; empty when not given
    bool pending = false;
    std::string transport;  ///< V4; empty: the default
    json::Object comments;  ///< V4: text, testname, references and what else was there
    json::Object extra;     ///< fields the model does not know, kept for writing
    bool operator==(const Interaction&) const = default;

    [[nodiscard]] const HttpExchange* http() const { return std::get_if<HttpExchange>(&content); }
    [[nodiscard]] const AsyncMessage* async_message() const {
        return std::get_if<AsyncMessage>(&content);
    }
    [[nodiscard]] const SyncMessage* sync_message() const {
        return std::get_if<SyncMessage>(&content);
    }
};

struct Pact {
    std::string consumer;
    std::string provider;
    std::vector<Interaction> interactions;
    SpecVersion version = SpecVersion::kV4;
    json::Object metadata;  ///< without the version of the specification, which `version` is
    /// Fields of the top level that the model does not know; under "consumer" and "provider" what
    /// these have besides their name.
    json::Object extra;
    bool operator==(const Pact&) const = default;
};

}  // namespace accord::contract
