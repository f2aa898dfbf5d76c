// The sentences about what an account can't have.
#include "broker/domain/identity/account_rules.hpp"

#include "broker/domain/limits.hpp"

#include <fmt/format.h>

namespace accord::broker::domain {

std::string email_fault(std::string_view email) {
    if (auto fault = line_fault(email, kEmailBytesMax); !fault.empty()) {
        return fault;
    }
    const auto at = email.find('@');
    const bool is_address = at != email.npos && at > 0 && at + 1 < email.size() &&
                            email.find('@', at + 1) == email.npos;
    // A colon ends the user name of basic authentication.
    return is_address && email.find_first_of(" \t:") == email.npos ? ""
                                                                   : "must be an e-mail address";
}

std::string password_fault(std::string_view password) {
    if (password.size() < kPasswordBytesMin) {
        return fmt::format("must have at least {} characters", kPasswordBytesMin);
    }
    if (password.size() > kPasswordBytesMax) {
        return fmt::format("cannot be longer than {} bytes", kPasswordBytesMax);
    }
    return "";
}

}  // namespace accord::broker::domain
