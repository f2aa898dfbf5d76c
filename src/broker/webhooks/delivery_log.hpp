// The log of one attempt to send a webhook, in the lines that clients of the Pact Broker know.
#pragma once

#include "base/clock.hpp"
#include "broker/service/webhooks/sender.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::webhooks {

class DeliveryLog {
  public:
    /// `secrets` are masked wherever they come up.
    DeliveryLog(const Clock& clock, std::vector<std::string> secrets)
        : clock_(clock), secrets_(std::move(secrets)) {}

    /// What was known when the event happened.
    void context(std::string_view json);
    /// `line` says what is sent to where.
    void request(std::string_view line, const service::Fields& headers);
    /// The request went out: the fields that came with that.
    void sent(const service::Fields& more);
    void body(std::string_view text);
    void answer(std::string_view line, const service::DeliveryAnswer& answer, bool is_shown);
    /// What the network says is not shown where any host may be called: it tells which hosts and
    /// addresses there are within.
    void error(std::string_view message, bool is_shown);
    void end(std::string_view line);

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    void add(std::string_view level, std::string_view text);
    void fields(const service::Fields& headers);

    const Clock& clock_;
    std::vector<std::string> secrets_;
    std::string text_;
};

/// What a database takes as a text, and JSON, too: U+FFFD for each byte that is not UTF-8, and for
/// each NUL. Targets answer in whatever encoding they like.
std::string storable_text(std::string text);

/// That, with the mask for each of the secrets.
std::string shown_text(std::string text, const std::vector<std::string>& secrets);

/// A field's value as it may be shown: the mask for one that is secret by its name.
std::string shown_value(std::string_view name, const std::string& value);

}  // namespace accord::broker::webhooks
