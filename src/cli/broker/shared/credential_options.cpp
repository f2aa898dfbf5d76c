// Who we are at a broker: see credential_options.hpp.
#include "cli/broker/shared/credential_options.hpp"

#include "cli/options.hpp"

namespace accord::cli {
namespace {

/// "--broker-token" of "-k,--broker-token".
std::string long_name(std::string_view names) {
    return std::string(names.substr(names.find("--")));
}

}  // namespace

struct CredentialOptions::Texts {
    std::string user, password, token;
    std::string advice;
    Option user_option;
    Option password_option;
    Option token_option;

    [[nodiscard]] bool has_user_on_line() const {
        return user_option.is_on_line() || password_option.is_on_line();
    }
    [[nodiscard]] bool has_token_on_line() const { return token_option.is_on_line(); }
};

void CredentialOptions::add(Options& options, const CredentialNames& names) {
    texts_ = std::make_shared<Texts>();
    auto& texts = *texts_;
    texts.advice = fmt::format("{}, or {} and {}",
                               long_name(names.token),
                               long_name(names.user),
                               long_name(names.password));
    texts.user_option = options.value(
        names.user, texts.user, "User name for basic authentication", "PACT_BROKER_USERNAME");
    texts.password_option = options.value(names.password,
                                          texts.password,
                                          "Password for basic authentication",
                                          "PACT_BROKER_PASSWORD");
    texts.token_option =
        options.value(names.token, texts.token, "Bearer token", "PACT_BROKER_TOKEN");
}

bool CredentialOptions::on_line() const {
    return texts_->has_user_on_line() || texts_->has_token_on_line();
}

Result<broker_client::Credentials> CredentialOptions::read() const {
    const auto& texts = *texts_;
    const bool user_on_line = texts.has_user_on_line();
    const bool token_on_line = texts.has_token_on_line();
    if (user_on_line && token_on_line) {
        return invalid_input(
            "a user name and a token are given; the broker needs one of them only");
    }
    broker_client::Credentials credentials{.options = texts.advice};
    if (token_on_line || (!user_on_line && !texts.token.empty())) {
        credentials.token = texts.token;
    } else {
        credentials.user = texts.user;
        credentials.password = texts.password;
    }
    return credentials;
}

}  // namespace accord::cli
