// The addresses of questions about what is in pacts.
#include "broker/api/routes.hpp"

#include "broker/api/contents/differences.hpp"
#include "broker/api/contents/provider_states.hpp"

namespace accord::broker::api {

std::span<const Route> content_routes() {
    using enum Method;
    using enum Permission;
    static constexpr std::string_view kText[] = {kTextPlain};
    static constexpr Route kRoutes[] = {
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/version/:version/diff/previous-distinct",
         kRead,
         get_difference_to_previous,
         {.gives = kText}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/version/:version/diff/version/:other_version",
         kRead,
         get_difference_to_version,
         {.gives = kText}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/diff/pact-version/:other_sha",
         kRead,
         get_difference_to_content,
         {.gives = kText}},
        {kGet, "/pacts/provider/:provider/provider-states", kRead, list_provider_states},
        {kGet,
         "/pacts/provider/:provider/provider-states/branch/:branch",
         kRead,
         list_provider_states_on_branch},
        {kGet,
         "/pacts/provider/:provider/provider-states/environment/:environment",
         kRead,
         list_provider_states_in_environment},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
