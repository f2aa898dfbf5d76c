// One conversation with a mail server: commands and replies, before TLS and over it.
#pragma once

#include "http/client/client_socket.hpp"
#include "http/smtp/smtp_client.hpp"

namespace accord::http {

class SmtpSession {
  public:
    SmtpSession(std::string origin, TimeLimit time)
        : origin_(origin), socket_(std::move(origin)), time_(std::move(time)) {}

    Result<void> connect(const Url& server, const AddressPolicy& addresses);
    Result<void> start_tls(asio::ssl::context& tls, const std::string& host, bool verifies);

    /// The greeting, and what is said after a message.
    Result<SmtpReply> read_reply();
    /// A command, without its line end.
    Result<SmtpReply> ask(std::string_view command);
    Result<void> write(std::string_view text);

    /// Whether the server has said more than it was asked for.
    [[nodiscard]] bool has_unread() const { return !unread_.empty(); }

    /// "[192.0.2.1]", as EHLO takes it.
    [[nodiscard]] std::string own_name() const;

    [[nodiscard]] std::unexpected<Error> unreadable(std::string_view reason) const;

  private:
    Result<std::string> read_line();

    std::string origin_;
    ClientSocket socket_;
    TimeLimit time_;
    std::string unread_;
};

}  // namespace accord::http
