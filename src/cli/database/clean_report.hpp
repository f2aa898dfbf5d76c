// What a clean did or would do, in words and as the JSON that the Pact Broker's tasks write.
#pragma once

#include "base/json.hpp"
#include "broker/service/retention/cleaning.hpp"

#include <string>

namespace accord::cli {

/// By table `{deleted, kept}`, and the bytes of the database before and after.
json::Object clean_json(const broker::service::CleanReport& report);

/// `counts` and `versionSummary` as the Pact Broker has them, what else would go, and each version
/// with its reason.
json::Object clean_plan_json(const broker::service::CleanPlan& plan,
                             const broker::service::CleanOptions& options);

/// No newline at the end.
std::string clean_text(const broker::service::CleanReport& report);
std::string clean_plan_text(const broker::service::CleanPlan& plan,
                            const broker::service::CleanOptions& options);

/// "1.5 MB".
std::string in_megabytes(std::int64_t bytes);

}  // namespace accord::cli
