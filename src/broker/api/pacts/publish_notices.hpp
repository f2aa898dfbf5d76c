// What a publisher is told: what was done with each contract, and what to do next.
#pragma once

#include "base/json.hpp"
#include "broker/api/pacts/contracts_input.hpp"
#include "broker/api/pacts/publication_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

struct Notice {
    std::string_view type;  ///< "debug", "prompt", "success", "warning", "error"
    std::string text;
};

/// About the version: created or updated, with what branch and tags.
std::vector<Notice> version_notices(const ContractsInput& input,
                                    const service::NamedVersion& named);

/// About one contract that was stored.
std::vector<Notice> contract_notices(const Call& call,
                                     db::Session& session,
                                     const service::NamedVersion& named,
                                     const store::Pact& pact,
                                     Published published);

/// [{"type", "text"}].
json::Array render_notices(const std::vector<Notice>& notices);

}  // namespace accord::broker::api
