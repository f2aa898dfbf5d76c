// Hands a message to a mail server (RFC 5321, submission of RFC 6409), over TLS and in no other
// way: from the first byte with smtps, by STARTTLS with smtp.
#pragma once

#include "base/result.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace accord::http {

/// Of what a mail server says.
inline constexpr std::size_t kSmtpLineBytesMax = 2048;
inline constexpr std::size_t kSmtpReplyLinesMax = 100;

struct SmtpLogin {
    std::string user;
    std::string password;
};

struct SmtpEnvelope {
    std::string from;
    std::vector<std::string> to;
};

/// What the server said last: to the message, or to the command that it refused, which ends the
/// exchange. No recipient gets anything when one is refused.
struct SmtpReply {
    int code = 0;
    std::string text;  ///< its lines, with the code and without line ends
    bool is_accepted = false;
    std::string refused = {};  ///< the command, without what is secret; empty: none
};

struct SmtpOptions {
    std::chrono::milliseconds timeout{30'000};  ///< for all of it
    TlsOptions tls = {};
    AddressPolicy addresses = {};
    std::stop_token stop = {};
};

class SmtpClient {
  public:
    explicit SmtpClient(SmtpOptions options);
    SmtpClient(SmtpClient&&) noexcept;
    ~SmtpClient();

    /// `message` is all of it, its lines ended by CR LF. Thread-safe. Errors, each naming the
    /// server: those of Client; kUnreadable for one that speaks no SMTP, offers no STARTTLS or no
    /// login that is known; kInvalidInput for an address with characters that can't be sent.
    Result<SmtpReply> send(const Url& server,
                           const std::optional<SmtpLogin>& login,
                           const SmtpEnvelope& envelope,
                           std::string_view message);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::http
