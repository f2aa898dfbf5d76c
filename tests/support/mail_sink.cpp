// One client after another, over blocking sockets: see mail_sink.hpp.
#include "support/mail_sink.hpp"

#include "http/tls/tls_certificate.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace accord::support {
namespace {

using SslContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

SslContext make_context(const std::string& certificate, const std::string& key) {
    SslContext context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> of_certificate(
        BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size())), BIO_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> of_key(
        BIO_new_mem_buf(key.data(), static_cast<int>(key.size())), BIO_free);
    const std::unique_ptr<X509, decltype(&X509_free)> read(
        PEM_read_bio_X509(of_certificate.get(), nullptr, nullptr, nullptr), X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> private_key(
        PEM_read_bio_PrivateKey(of_key.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    SSL_CTX_use_certificate(context.get(), read.get());
    SSL_CTX_use_PrivateKey(context.get(), private_key.get());
    return context;
}

bool starts(const std::string& line, std::string_view with) { return line.starts_with(with); }

}  // namespace

struct MailSink::Peer {
    int descriptor;
    SslContext context{nullptr, SSL_CTX_free};
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, SSL_free};
    std::string unread = {};
    SinkMail mail = {};
    int login_lines = 0;  ///< that are still to come

    void write(const std::string& text) const {
        if (ssl) {
            SSL_write(ssl.get(), text.data(), static_cast<int>(text.size()));
        } else {
            ::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL);
        }
    }
    /// Empty at the end.
    std::string read_line() {
        for (;;) {
            if (const auto end = unread.find("\r\n"); end != std::string::npos) {
                auto line = unread.substr(0, end + 2);
                unread.erase(0, end + 2);
                return line;
            }
            char chunk[4096];
            const auto count = ssl ? SSL_read(ssl.get(), chunk, sizeof chunk)
                                   : ::recv(descriptor, chunk, sizeof chunk, 0);
            if (count <= 0) {
                return "";
            }
            unread.append(chunk, static_cast<std::size_t>(count));
        }
    }
    bool start_tls(const std::string& certificate, const std::string& key) {
        context = make_context(certificate, key);
        ssl.reset(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), descriptor);
        mail.was_over_tls = true;
        return SSL_accept(ssl.get()) == 1;
    }
    void hang() {
        while (!read_line().empty()) {
        }
    }
};

MailSink::MailSink(SinkScript script)
    : script_(std::move(script)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    ::signal(SIGPIPE, SIG_IGN);  // clients go away when they like
    const auto tls = http::make_self_signed("localhost");
    certificate_ = tls->certificate_chain;
    key_ = tls->private_key;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 10) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("no port for the mail sink");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { serve(); });
}

MailSink::~MailSink() {
    {
        const std::lock_guard lock(mutex_);
        ::shutdown(listener_, SHUT_RDWR);
        if (peer_ >= 0) {
            ::shutdown(peer_, SHUT_RDWR);
        }
    }
    thread_.join();
    ::close(listener_);
}

std::vector<SinkMail> MailSink::mails() const {
    const std::lock_guard lock(mutex_);
    return mails_;
}

std::vector<std::string> MailSink::lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
}

void MailSink::serve() {
    for (;;) {
        const int descriptor = ::accept(listener_, nullptr, nullptr);
        if (descriptor < 0) {
            return;
        }
        {
            const std::lock_guard lock(mutex_);
            peer_ = descriptor;
        }
        {
            Peer peer{.descriptor = descriptor};
            talk(peer);
        }
        const std::lock_guard lock(mutex_);
        peer_ = -1;
        ::close(descriptor);
    }
}

void MailSink::talk(Peer& peer) {
    if (script_.is_tls_first && !peer.start_tls(certificate_, key_)) {
        return;
    }
    const auto greeting = script_.replies.find("");
    if (greeting != script_.replies.end() && greeting->second == "hang") {
        return peer.hang();
    }
    peer.write(greeting != script_.replies.end()
                   ? greeting->second + "\r\n"
                   : "220-sink.example.org\r\n220 at your service\r\n");
    for (auto line = peer.read_line(); !line.empty(); line = peer.read_line()) {
        line.resize(line.size() - 2);
        {
            const std::lock_guard lock(mutex_);
            lines_.push_back(line);
        }
        if (!take(peer, line)) {
            return;
        }
    }
}

/// False when the conversation is over.
bool MailSink::take(Peer& peer, const std::string& line) {
    for (const auto& [start, reply] : script_.replies) {
        if (!start.empty() && starts(line, start)) {
            if (reply == "hang") {
                peer.hang();
            } else if (!reply.empty()) {
                peer.write(reply + "\r\n");
                return true;
            }
            return false;
        }
    }
    std::string reply = "250 well";
    if (peer.login_lines > 0 || starts(line, "AUTH ")) {
        peer.login_lines = starts(line, "AUTH LOGIN") ? 2 : std::max(0, peer.login_lines - 1);
        peer.mail.login += line + "\n";
        reply = peer.login_lines > 0 ? "334 VXNlcm5hbWU6" : "235 welcome";
    } else if (starts(line, "EHLO ")) {
        reply = "250-sink.example.org\r\n";
        reply += !peer.mail.was_over_tls && !script_.is_tls_first ? "250-STARTTLS\r\n" : "";
        reply += script_.offers.empty() ? "250 SIZE 1000000"
                                        : "250-SIZE 1000000\r\n250 " + script_.offers;
    } else if (starts(line, "STARTTLS")) {
        peer.write("220 go\r\n");
        return peer.start_tls(certificate_, key_);
    } else if (starts(line, "MAIL FROM:")) {
        peer.mail.from = line.substr(10);
    } else if (starts(line, "RCPT TO:")) {
        peer.mail.to.push_back(line.substr(8));
    } else if (starts(line, "DATA")) {
        peer.write("354 go on\r\n");
        for (auto text = peer.read_line(); text != ".\r\n" && !text.empty();
             text = peer.read_line()) {
            peer.mail.text += starts(text, ".") ? text.substr(1) : text;
        }
        const std::lock_guard lock(mutex_);
        mails_.push_back(peer.mail);
        reply = "250 queued as 1";
    } else if (starts(line, "QUIT")) {
        return false;
    }
    peer.write(reply + "\r\n");
    return true;
}

}  // namespace accord::support
