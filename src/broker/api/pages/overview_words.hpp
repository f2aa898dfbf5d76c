// The sentences of the page of integrations.
#pragma once

#include "broker/domain/overview/overview.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

/// "One of 3 integrations fails": the answer the page opens with.
std::string headline(const domain::Overview& overview);

/// Who fails, or what is missing, in one sentence; empty when there is nothing to add.
std::string explanation(const domain::Overview& overview);

/// "Verified", "Failed", "Changed since verified", "Not verified yet".
std::string_view words_for(domain::Agreement agreement);

/// "just now", "12 minutes ago", "yesterday", "6 days ago", "2026-01-31".
std::string how_long_ago(Instant then, Instant now);

}  // namespace accord::broker::api
