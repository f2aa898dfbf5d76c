// The rules of publishing a contract, whichever way it comes in.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/versions/version_rules.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// Why a pact may not be published under a name that is new but much like others; nothing when it
/// may.
std::optional<std::string> refuse_similar_name(const Call& call,
                                               db::Session& session,
                                               std::string_view name);

/// Why the content of a published pact may not be changed.
std::string modification_refused(std::string_view consumer,
                                 std::string_view number,
                                 std::string_view provider);

enum class Published {
    kFirst,      ///< the version had no pact with the provider
    kUnchanged,  ///< it had this one
    kModified,   ///< it had another, which this one replaces
    kRefused,    ///< it has another, which must stay
};

enum class Modification { kRefused, kAllowed };

/// Stores a content as the pact between a version and a provider.
Published publish(const Call& call,
                  db::Session& session,
                  const service::NamedVersion& consumer,
                  std::string_view provider,
                  domain::PactContent content,
                  Modification modification);

}  // namespace accord::broker::api
