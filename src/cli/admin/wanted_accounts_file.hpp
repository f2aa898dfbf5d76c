// Users, system accounts, roles and teams as a file in YAML has them.
#pragma once

#include "base/result.hpp"
#include "broker/service/as_code/wanted_accounts.hpp"

#include <string>

namespace accord::cli {

/// Errors: kInvalidInput, "accounts.yaml, line 3: ...", also for what is not known. No sentence
/// repeats more than names.
Result<broker::service::WantedAccounts> read_wanted_accounts(const std::string& text,
                                                             const std::string& source);

}  // namespace accord::cli
