// For tests: a mail server that keeps what it is given, and refuses or hangs where it is told to.
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace accord::support {

struct SinkScript {
    bool is_tls_first = true;  ///< otherwise it speaks plainly until STARTTLS
    std::string offers = "AUTH PLAIN LOGIN";
    /// What it says instead of 250, by the start of a line ("RCPT TO:<b@"); "hang": nothing, and
    /// "": it closes. Of the greeting: "".
    std::map<std::string, std::string> replies = {};
};

struct SinkMail {
    std::string login;  ///< what stands after AUTH, and in the lines of it
    std::string from;
    std::vector<std::string> to;
    std::string text;
    bool was_over_tls = false;
};

class MailSink {
  public:
    explicit MailSink(SinkScript script = {});
    MailSink(const MailSink&) = delete;
    ~MailSink();

    [[nodiscard]] unsigned short port() const { return port_; }
    [[nodiscard]] const std::string& certificate() const { return certificate_; }

    /// What it was given whole, so far.
    [[nodiscard]] std::vector<SinkMail> mails() const;
    /// All lines that clients have sent.
    [[nodiscard]] std::vector<std::string> lines() const;

  private:
    struct Peer;
    void serve();
    void talk(Peer& peer);
    bool take(Peer& peer, const std::string& line);

    SinkScript script_;
    unsigned short port_ = 0;
    std::string certificate_, key_;
    int listener_ = -1;
    mutable std::mutex mutex_;  ///< guards the three below
    std::vector<SinkMail> mails_;
    std::vector<std::string> lines_;
    int peer_ = -1;
    std::jthread thread_;
};

}  // namespace accord::support
