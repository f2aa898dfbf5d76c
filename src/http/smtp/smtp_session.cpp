// Lines out, replies in: see smtp_session.hpp.
#include "http/smtp/smtp_session.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::http {
namespace {

constexpr std::size_t kSmtpReadChunk = 4096;

/// "250", "250 text" or "250-text".
bool is_reply_line(std::string_view line) {
    return line.size() >= 3 && line[0] >= '2' && line[0] <= '5' &&
           std::ranges::all_of(line.substr(0, 3), [](char c) { return c >= '0' && c <= '9'; }) &&
           (line.size() == 3 || line[3] == ' ' || line[3] == '-');
}

}  // namespace

Result<void> SmtpSession::connect(const Url& server, const AddressPolicy& addresses) {
    return socket_.connect(server.host, server.port, &addresses, time_);
}

Result<void> SmtpSession::start_tls(asio::ssl::context& tls,
                                    const std::string& host,
                                    bool verifies) {
    return socket_.start_tls(tls, host, verifies, time_);
}

std::unexpected<Error> SmtpSession::unreadable(std::string_view reason) const {
    return fail(ErrorCode::kUnreadable, fmt::format("{} {}", origin_, reason));
}

std::string SmtpSession::own_name() const {
    const auto address = socket_.own_address();
    return fmt::format("[{}{}]", address.is_v6() ? "IPv6:" : "", address.to_string());
}

Result<std::string> SmtpSession::read_line() {
    for (;;) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            std::string line(trim(std::string_view(unread_).substr(0, end)));
            unread_.erase(0, end + 1);
            return line;
        }
        if (unread_.size() > kSmtpLineBytesMax) {
            return unreadable(fmt::format("sends lines of more than {} bytes", kSmtpLineBytesMax));
        }
        char chunk[kSmtpReadChunk];
        std::size_t bytes = 0;
        const auto error = socket_.read_some(asio::buffer(chunk), time_, bytes);
        unread_.append(chunk, bytes);
        if (error) {
            return fail(socket_.error_of(error, time_));
        }
    }
}

Result<SmtpReply> SmtpSession::read_reply() {
    SmtpReply reply;
    for (std::size_t count = 0; count < kSmtpReplyLinesMax; ++count) {
        auto line = read_line();
        if (!line) {
            return fail(line.error());
        }
        if (!is_reply_line(*line)) {
            return unreadable("does not speak SMTP");
        }
        reply.code = std::stoi(line->substr(0, 3));
        reply.text.append(count == 0 ? "" : "\n").append(*line);
        if (line->size() == 3 || (*line)[3] == ' ') {
            reply.is_accepted = reply.code < 400;
            return reply;
        }
    }
    return unreadable(fmt::format("sends replies of more than {} lines", kSmtpReplyLinesMax));
}

Result<void> SmtpSession::write(std::string_view text) {
    std::size_t ignored = 0;
    if (const auto error = socket_.write_all(text, {}, time_, ignored)) {
        return fail(socket_.error_of(error, time_));
    }
    return {};
}

Result<SmtpReply> SmtpSession::ask(std::string_view command) {
    if (auto written = write(fmt::format("{}\r\n", command)); !written) {
        return fail(written.error());
    }
    return read_reply();
}

}  // namespace accord::http
