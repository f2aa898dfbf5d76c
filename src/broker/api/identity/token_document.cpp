// Tokens as HAL.
#include "broker/api/identity/token_document.hpp"

#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {
namespace {

std::string_view type_of(const store::Token& token) {
    return token.kind == store::kReadOnlyToken    ? "read-only"
           : token.kind == store::kReadWriteToken ? "read-write"
                                                  : "named";
}

void add_time(json::Object& out, std::string_view name, const std::optional<Instant>& at) {
    if (at) {
        out[name] = to_iso8601(*at);
    }
}

}  // namespace

json::Object token_document(const store::Token& token, std::string url) {
    json::Object out{{"uuid", token.uuid},
                     {"description", token.description},
                     {"type", type_of(token)},
                     {"issued", token.issued_at.has_value()}};
    if (token.permissions) {
        json::Array scopes;
        for (const auto scope : domain::Grants::parse(*token.permissions).scopes()) {
            scopes.emplace_back(scope);
        }
        out["scopes"] = std::move(scopes);
    }
    out["createdAt"] = to_iso8601(token.created_at);
    add_time(out, "issuedAt", token.issued_at);
    add_time(out, "expiresAt", token.expires_at);
    add_time(out, "lastUsedAt", token.last_used_at);
    out["_links"] = json::Object{{"self", link(std::move(url), {.title = "Token"})}};
    return out;
}

json::Object issued_token_document(const service::IssuedToken& issued, std::string url) {
    auto out = token_document(issued.token, std::move(url));
    out["value"] = issued.value;
    return out;
}

}  // namespace accord::broker::api
