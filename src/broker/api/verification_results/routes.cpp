// The addresses of verification results.
#include "broker/api/routes.hpp"

#include "broker/api/pacts/pact_history.hpp"
#include "broker/api/verification_results/verification_results.hpp"

namespace accord::broker::api {

std::span<const Route> verification_result_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr std::string_view kResultTypes[] = {kHalJson, kJson, kExtendedJson};
    static constexpr Route kRoutes[] = {
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results",
         kRead,
         get_results_of_content},
        {kPost,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results",
         {kWrite, kProvider},
         post_verification_result,
         {.body = kRequired}},
        {kPost,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/metadata/:metadata"
         "/verification-results",
         {kWrite, kProvider},
         post_verification_result,
         {.body = kRequired}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/latest",
         kRead,
         get_latest_result_of_content,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/latest",
         {kWrite, kProvider},
         delete_latest_result_of_content},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/:number",
         kRead,
         get_verification_result,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/:number",
         {kWrite, kProvider},
         delete_verification_result},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/metadata/:metadata"
         "/verification-results/:number",
         kRead,
         get_verification_result,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/metadata/:metadata"
         "/verification-results/:number",
         {kWrite, kProvider},
         delete_verification_result},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/version/:version/verification-results/latest",
         kRead,
         get_latest_result_of_version,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/version/:version/verification-results/latest",
         {kWrite, kProvider},
         delete_latest_result_of_version},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/latest/verification-results/latest",
         kRead,
         get_latest_result_of_latest,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/latest/verification-results/latest",
         {kWrite, kProvider},
         delete_latest_result_of_latest},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/latest/:tag/verification-results/latest",
         kRead,
         get_latest_result_of_tagged,
         {.gives = kResultTypes}},
        {kDelete,
         "/pacts/provider/:provider/consumer/:consumer/latest/:tag/verification-results/latest",
         {kWrite, kProvider},
         delete_latest_result_of_tagged},
        {kGet,
         "/verification-results/consumer/:consumer/version/:version/latest",
         kRead,
         get_results_of_consumer_version},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
