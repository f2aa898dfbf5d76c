// The options that say who we are at a broker. Many commands share their variables, so what stands
// on the command line counts first.
#pragma once

#include "base/result.hpp"
#include "broker_client/wire/home_sender.hpp"

#include <memory>
#include <string>

namespace accord::cli {

class Options;

/// How a command calls them: "-u,--broker-username".
struct CredentialNames {
    const char* user;
    const char* password;
    const char* token;
};

class CredentialOptions {
  public:
    /// Declares them with their variables, PACT_BROKER_USERNAME, _PASSWORD and _TOKEN.
    void add(Options& options, const CredentialNames& names);

    /// Whether one of them stands on the command line.
    [[nodiscard]] bool on_line() const;

    /// Those that count: of what stands on the command line the user with the password, or the
    /// token; of variables the token, if there is one. Error: kInvalidInput for a user and a token
    /// on the command line.
    [[nodiscard]] Result<broker_client::Credentials> read() const;

  private:
    struct Texts;
    std::shared_ptr<Texts> texts_;
};

}  // namespace accord::cli
