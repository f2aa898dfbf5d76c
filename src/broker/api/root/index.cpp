// The index: where a client finds every other resource, and which of them exist.
#include "broker/api/root/index.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

namespace accord::broker::api {
namespace {

enum class Templated { kYes, kNo, kUnsaid };

struct Relation {
    std::string_view name;
    std::string_view path;
    std::string_view title;
    Templated templated;
};

// Clients look for names here to learn what a broker can do. That one template says it is none is
// how it has always been.
constexpr Relation kRelations[] = {
    {"self", "", "Index", Templated::kNo},
    {"pb:publish-pact",
     "/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}",
     "Publish a pact",
     Templated::kYes},
    {"pb:publish-contracts", "/contracts/publish", "Publish contracts", Templated::kNo},
    {"pb:latest-pact-versions", "/pacts/latest", "Latest pact versions", Templated::kNo},
    {"pb:tagged-pact-versions",
     "/pacts/provider/{provider}/consumer/{consumer}/tag/{tag}",
     "All versions of a pact for a given consumer, provider and consumer version tag",
     Templated::kNo},
    {"pb:branch-pact-versions",
     "/pacts/provider/{provider}/consumer/{consumer}/branch/{branch}",
     "All versions of pacts for a provider, for a named consumers branch",
     Templated::kYes},
    {"pb:latest-branch-pact-versions",
     "/pacts/provider/{provider}/consumer/{consumer}/branch/{branch}/latest/versions",
     "Latest version of pact for a provider, for a named consumers branch",
     Templated::kYes},
    {"pb:main-branch-pact-versions",
     "/pacts/provider/{provider}/consumer/{consumer}/branch/versions",
     "All versions of pacts for a provider, for a named consumers main branch",
     Templated::kYes},
    {"pb:latest-main-branch-pact-versions",
     "/pacts/provider/{provider}/consumer/{consumer}/branch/latest/versions",
     "Latest version of pact for a provider, for a named consumers main branch",
     Templated::kYes},
    {"pb:provider-pacts-with-main-branch",
     "/pacts/provider/{provider}/branch",
     "All pacts for a provider, for any consumers main branch",
     Templated::kYes},
    {"pb:provider-pacts-with-branch",
     "/pacts/provider/{provider}/branch/{branch}",
     "All pacts for a provider, for any consumers named branch",
     Templated::kYes},
    {"pb:latest-provider-pacts-with-main-branch",
     "/pacts/provider/{provider}/branch/latest",
     "Latest pact for a provider, for any consumers main branch",
     Templated::kYes},
    {"pb:latest-provider-pacts-with-branch",
     "/pacts/provider/{provider}/branch/{branch}/latest",
     "Latest pacts for a provider, for any consumers named branch",
     Templated::kYes},
    {"pb:pacticipants", "/pacticipants", "Pacticipants", Templated::kNo},
    {"pb:pacticipant", "/pacticipants/{pacticipant}", "Fetch pacticipant by name", Templated::kYes},
    {"pb:latest-provider-pacts",
     "/pacts/provider/{provider}/latest",
     "Latest pacts by provider",
     Templated::kYes},
    {"pb:latest-provider-pacts-with-tag",
     "/pacts/provider/{provider}/latest/{tag}",
     "Latest pacts for provider with the specified tag",
     Templated::kYes},
    {"pb:provider-pacts-with-tag",
     "/pacts/provider/{provider}/tag/{tag}",
     "All pact versions for the provider with the specified consumer version tag",
     Templated::kYes},
    {"pb:provider-pacts",
     "/pacts/provider/{provider}",
     "All pact versions for the specified provider",
     Templated::kYes},
    {"pb:latest-version",
     "/pacticipants/{pacticipant}/latest-version",
     "Latest pacticipant version",
     Templated::kYes},
    {"pb:latest-tagged-version",
     "/pacticipants/{pacticipant}/latest-version/{tag}",
     "Latest pacticipant version with the specified tag",
     Templated::kYes},
    {"pb:webhooks", "/webhooks", "Webhooks", Templated::kNo},
    {"pb:webhook", "/webhooks/{uuid}", "Webhook", Templated::kYes},
    {"pb:integrations", "/integrations", "Integrations", Templated::kNo},
    {"pb:pacticipant-version-tag",
     "/pacticipants/{pacticipant}/versions/{version}/tags/{tag}",
     "Get, create or delete a tag for a pacticipant version",
     Templated::kYes},
    {"pb:pacticipant-branch",
     "/pacticipants/{pacticipant}/branches/{branch}",
     "Get or delete a pacticipant branch",
     Templated::kYes},
    {"pb:pacticipant-branch-version",
     "/pacticipants/{pacticipant}/branches/{branch}/versions/{version}",
     "Get or add/create a pacticipant version for a branch",
     Templated::kYes},
    {"pb:pacticipant-version",
     "/pacticipants/{pacticipant}/versions/{version}",
     "Get, create or delete a pacticipant version",
     Templated::kYes},
    {"pb:metrics", "/metrics", "Get Pact Broker metrics", Templated::kUnsaid},
    {"pb:can-i-deploy-pacticipant-version-to-tag",
     "/can-i-deploy?pacticipant={pacticipant}&version={version}&to={tag}",
     "Determine if an application version can be safely deployed to an environment identified by "
     "the given tag",
     Templated::kYes},
    {"pb:can-i-deploy-pacticipant-version-to-environment",
     "/can-i-deploy?pacticipant={pacticipant}&version={version}&environment={environment}",
     "Determine if an application version can be safely deployed to an environment",
     Templated::kYes},
    {"pb:provider-pacts-for-verification",
     "/pacts/provider/{provider}/for-verification",
     "Pact versions to be verified for the specified provider",
     Templated::kYes},
    {"beta:provider-pacts-for-verification",
     "/pacts/provider/{provider}/for-verification",
     "DEPRECATED - please use pb:provider-pacts-for-verification",
     Templated::kYes},
    {"pb:environments", "/environments", "Environments", Templated::kNo},
    {"pb:environment", "/environments/{uuid}", "Environment", Templated::kYes},
};

}  // namespace

http::Response get_index(Call& call) {
    json::Object links;
    for (const auto& relation : kRelations) {
        auto made = link(call.urls.at(relation.path), {.title = relation.title});
        if (relation.templated != Templated::kUnsaid) {
            made["templated"] = relation.templated == Templated::kYes;
        }
        if (relation.name.starts_with("beta:")) {
            made["name"] = "beta";
        }
        links[relation.name] = std::move(made);
    }
    auto documented = curies(call.urls, "index");
    documented.push_back(template_link(call.urls.documentation("index"), {.name = "beta"}));
    links["curies"] = std::move(documented);
    return hal(call, {{"_links", std::move(links)}});
}

}  // namespace accord::broker::api
