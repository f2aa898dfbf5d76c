// The steps of a submission, in their order: see smtp_client.hpp.
#include "http/smtp/smtp_client.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "http/smtp/smtp_session.hpp"
#include "http/tls/tls_trust.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace accord::http {
namespace {

/// The reply that ends the exchange, or nothing: go on.
using Step = Result<std::optional<SmtpReply>>;

/// Goes on when the reply is one of that kind (2 for 250, 3 for 354).
Step step(Result<SmtpReply> reply, int kind, std::string_view command) {
    if (!reply) {
        return fail(reply.error());
    }
    if (reply->code / 100 == kind) {
        return std::nullopt;
    }
    reply->is_accepted = false;
    reply->refused = command;
    return std::optional(std::move(*reply));
}

Step ask(SmtpSession& session, const std::string& command, int kind = 2) {
    return step(session.ask(command), kind, command);
}

/// Whether a step has ended it all.
bool is_over(const Step& step) { return !step || step->has_value(); }

bool can_be_sent(std::string_view address) {
    return !address.empty() && std::ranges::all_of(address, [](char c) {
        return c > ' ' && c < 0x7F && c != '<' && c != '>';
    });
}

/// What the server says that it can do: "AUTH PLAIN LOGIN", a line each.
class Offers {
  public:
    explicit Offers(std::string_view reply) : lines_(split(reply, '\n')) {}

    /// Whether there is a line with `word` first, and `detail` after it.
    [[nodiscard]] bool has(std::string_view word, std::string_view detail = {}) const {
        return std::ranges::any_of(lines_, [&](std::string_view line) {
            const auto words = split(trim(line.substr(std::min<std::size_t>(4, line.size()))), ' ');
            const auto is_it = [&](std::string_view sought) {
                return [sought](std::string_view one) { return equal_ignoring_case(one, sought); };
            };
            return is_it(word)(words.front()) &&
                   (detail.empty() || std::ranges::any_of(words, is_it(detail)));
        });
    }

  private:
    std::vector<std::string_view> lines_;
};

/// A line that is a dot ends the message; one that begins with one gets another.
std::string dotted(std::string_view message) {
    std::string out;
    bool is_line_start = true;
    for (const char c : message) {
        if (is_line_start && c == '.') {
            out += '.';
        }
        out += c;
        is_line_start = c == '\n';
    }
    out += is_line_start ? ".\r\n" : "\r\n.\r\n";
    return out;
}

Step log_in(SmtpSession& session, const Offers& offers, const SmtpLogin& login) {
    constexpr std::string_view kCommand = "AUTH";
    if (offers.has(kCommand, "PLAIN")) {
        std::string plain;
        plain.append(1, '\0').append(login.user).append(1, '\0').append(login.password);
        return step(session.ask("AUTH PLAIN " + base64_encode(plain)), 2, kCommand);
    }
    if (!offers.has(kCommand, "LOGIN")) {
        return session.unreadable("offers no login that is known: PLAIN or LOGIN");
    }
    auto said = step(session.ask("AUTH LOGIN"), 3, kCommand);
    if (!is_over(said)) {
        said = step(session.ask(base64_encode(login.user)), 3, kCommand);
    }
    return is_over(said) ? said : step(session.ask(base64_encode(login.password)), 2, kCommand);
}

}  // namespace

struct SmtpClient::Impl {
    SmtpOptions options;
    ClientTls tls;

    explicit Impl(SmtpOptions with) : options(std::move(with)), tls(options.tls) {}

    Result<void> start_tls(SmtpSession& session, const Url& server) {
        const auto context = tls.context();
        return context ? session.start_tls(**context, server.host, options.tls.verify)
                       : fail(context.error());
    }

    /// Until the server has said, over TLS, what it offers.
    Step open(SmtpSession& session, const Url& server, std::string& offers);
    Step secure(SmtpSession& session, const Url& server, const Offers& offers);
};

Step SmtpClient::Impl::secure(SmtpSession& session, const Url& server, const Offers& offers) {
    if (!offers.has("STARTTLS")) {
        return session.unreadable("offers no STARTTLS: nothing is sent without TLS");
    }
    auto said = ask(session, "STARTTLS");
    if (is_over(said)) {
        return said;
    }
    if (session.has_unread()) {  // what came unprotected must not count as an answer over TLS
        return session.unreadable("sends more than its answer to STARTTLS");
    }
    auto started = start_tls(session, server);
    return started ? Step() : fail(started.error());
}

Step SmtpClient::Impl::open(SmtpSession& session, const Url& server, std::string& offers) {
    auto opened = session.connect(server, options.addresses);
    const bool is_tls_first = server.scheme == "smtps";
    if (opened && is_tls_first) {
        opened = start_tls(session, server);
    }
    if (!opened) {
        return fail(opened.error());
    }
    auto said = step(session.read_reply(), 2, "the connection");
    const auto greet = [&] {
        auto reply = session.ask("EHLO " + session.own_name());
        offers = reply ? reply->text : "";
        return step(std::move(reply), 2, "EHLO");
    };
    if (!is_over(said)) {
        said = greet();
    }
    if (!is_over(said) && !is_tls_first) {
        said = secure(session, server, Offers(offers));
        if (!is_over(said)) {
            said = greet();
        }
    }
    return said;
}

SmtpClient::SmtpClient(SmtpOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
SmtpClient::SmtpClient(SmtpClient&&) noexcept = default;
SmtpClient::~SmtpClient() = default;

Result<SmtpReply> SmtpClient::send(const Url& server,
                                   const std::optional<SmtpLogin>& login,
                                   const SmtpEnvelope& envelope,
                                   std::string_view message) {
    if (!can_be_sent(envelope.from) || !std::ranges::all_of(envelope.to, can_be_sent)) {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("{}: an address has characters that can't be sent", server.origin()));
    }
    const auto& options = impl_->options;
    SmtpSession session(server.origin(),
                        {.deadline = SteadyClock::now() + options.timeout,
                         .timeout = options.timeout,
                         .stop = options.stop});
    std::string offers;
    auto said = impl_->open(session, server, offers);
    if (!is_over(said) && login) {
        said = log_in(session, Offers(offers), *login);
    }
    if (!is_over(said)) {
        said = ask(session, fmt::format("MAIL FROM:<{}>", envelope.from));
    }
    for (auto to = envelope.to.begin(); to != envelope.to.end() && !is_over(said); ++to) {
        said = ask(session, fmt::format("RCPT TO:<{}>", *to));
    }
    if (!is_over(said)) {
        said = ask(session, "DATA", 3);
    }
    if (!said) {
        return fail(said.error());
    }
    if (*said) {
        return std::move(**said);
    }
    if (auto written = session.write(dotted(message)); !written) {
        return fail(written.error());
    }
    auto reply = session.read_reply();
    if (reply && !reply->is_accepted) {
        reply->refused = "DATA";
    }
    if (reply) {
        (void)session.write("QUIT\r\n");  // it has the message, whatever it says to this
    }
    return reply;
}

}  // namespace accord::http
