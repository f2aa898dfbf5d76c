// A message against a provider that is a server: its message endpoint is asked to produce one, and
// answers with its contents as the body and its metadata in a header.
#pragma once

#include "verifier/exchange/exchange.hpp"
#include "verifier/exchange/request_over_http.hpp"

namespace accord::verifier {

class MessageOverHttp final : public Exchange {
  public:
    /// `sender` must outlive it.
    MessageOverHttp(HttpProvider provider, http::Sender& sender)
        : provider_(std::move(provider)), sender_(sender) {}

    /// One message, whatever the kind of the interaction.
    [[nodiscard]] Result<Actual> carry_out(const contract::Interaction& interaction,
                                           const json::Object& state_values,
                                           const http::Meanwhile& meanwhile) const override;

  private:
    HttpProvider provider_;
    http::Sender& sender_;
};

/// The header that carries metadata: base64 of a JSON object.
inline constexpr const char* kMetadataHeader = "Pact-Message-Metadata";

/// POST of {"description", "providerStates"}, and for a synchronous message its "request"; what the
/// interaction does not have is left out.
http::Request to_message_request(const contract::Interaction& interaction,
                                 const http::Headers& custom);

/// The message in an answer. Its content type is the metadata's, else the answer's. Errors
/// (kInvalidInput): a status other than 2xx, metadata that can't be read.
Result<contract::Message> message_from_http(http::Response response);

}  // namespace accord::verifier
