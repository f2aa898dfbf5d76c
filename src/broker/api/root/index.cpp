// The index: where a client finds every other resource, and which of them exist.
#include "broker/api/root/index.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

#include <string>
#include <vector>

namespace accord::broker::api {
namespace {

enum class Templated { kYes, kNo, kUnsaid };

struct Relation {
    std::string_view name;
    std::string address;
    std::string_view title;
    Templated templated = Templated::kYes;
};

const auto kPacticipant = Segment::placeholder("pacticipant");
const auto kConsumer = Segment::placeholder("consumer");
const auto kProvider = Segment::placeholder("provider");
const auto kVersion = Segment::placeholder("version");
const auto kBranch = Segment::placeholder("branch");
const auto kTag = Segment::placeholder("tag");
const auto kUuid = Segment::placeholder("uuid");

constexpr std::string_view kForVerification = ":provider-pacts-for-verification";

// Clients look for names here to learn what a broker can do. That one template says it is none is
// how it has always been. Relations that only this broker has are called "accord:...".
std::vector<Relation> relations(const Urls& urls) {
    const auto pair = urls.pair(kConsumer, kProvider);
    return {
        {"self", urls.base(), "Index", Templated::kNo},
        {"pb:publish-pact",
         pair.pact(Segment::placeholder("consumerApplicationVersion")).own(),
         "Publish a pact"},
        {"pb:publish-contracts", urls.publish_contracts(), "Publish contracts", Templated::kNo},
        {"pb:latest-pact-versions", urls.latest_pacts(), "Latest pact versions", Templated::kNo},
        {"pb:tagged-pact-versions",
         pair.all_tagged(kTag),
         "All versions of a pact for a given consumer, provider and consumer version tag",
         Templated::kNo},
        {"pb:branch-pact-versions",
         pair.all_of_branch(kBranch),
         "All versions of pacts for a provider, for a named consumers branch"},
        {"pb:latest-branch-pact-versions",
         pair.head_of_branch(kBranch),
         "Latest version of pact for a provider, for a named consumers branch"},
        {"pb:main-branch-pact-versions",
         pair.all_of_main_branch(),
         "All versions of pacts for a provider, for a named consumers main branch"},
        {"pb:latest-main-branch-pact-versions",
         pair.head_of_main_branch(),
         "Latest version of pact for a provider, for a named consumers main branch"},
        {"pb:provider-pacts-with-main-branch",
         urls.main_branch_provider_pacts(kProvider),
         "All pacts for a provider, for any consumers main branch"},
        {"pb:provider-pacts-with-branch",
         urls.branch_provider_pacts(kProvider, kBranch),
         "All pacts for a provider, for any consumers named branch"},
        {"pb:latest-provider-pacts-with-main-branch",
         urls.latest_main_branch_provider_pacts(kProvider),
         "Latest pact for a provider, for any consumers main branch"},
        {"pb:latest-provider-pacts-with-branch",
         urls.latest_branch_provider_pacts(kProvider, kBranch),
         "Latest pacts for a provider, for any consumers named branch"},
        {"pb:pacticipants", urls.pacticipants(), "Pacticipants", Templated::kNo},
        {"pb:pacticipant", urls.pacticipant(kPacticipant), "Fetch pacticipant by name"},
        {"pb:latest-provider-pacts",
         urls.latest_provider_pacts(kProvider),
         "Latest pacts by provider"},
        {"pb:latest-provider-pacts-with-tag",
         urls.latest_tagged_provider_pacts(kProvider, kTag),
         "Latest pacts for provider with the specified tag"},
        {"pb:provider-pacts-with-tag",
         urls.tagged_provider_pacts(kProvider, kTag),
         "All pact versions for the provider with the specified consumer version tag"},
        {"pb:provider-pacts",
         urls.provider_pacts(kProvider),
         "All pact versions for the specified provider"},
        {"pb:latest-version", urls.latest_version(kPacticipant), "Latest pacticipant version"},
        {"pb:latest-tagged-version",
         urls.latest_tagged_version(kPacticipant, kTag),
         "Latest pacticipant version with the specified tag"},
        {"pb:webhooks", urls.webhooks(), "Webhooks", Templated::kNo},
        {"pb:webhook", urls.webhook(kUuid), "Webhook"},
        {"pb:integrations", urls.integrations(), "Integrations", Templated::kNo},
        {"pb:pacticipant-version-tag",
         urls.tag(kPacticipant, kVersion, kTag),
         "Get, create or delete a tag for a pacticipant version"},
        {"pb:pacticipant-branch",
         urls.branch(kPacticipant, kBranch),
         "Get or delete a pacticipant branch"},
        {"pb:pacticipant-branch-version",
         urls.branch_version(kPacticipant, kBranch, kVersion),
         "Get or add/create a pacticipant version for a branch"},
        {"pb:pacticipant-version",
         urls.version(kPacticipant, kVersion),
         "Get, create or delete a pacticipant version"},
        {"pb:metrics", urls.metrics(), "Get Pact Broker metrics", Templated::kUnsaid},
        {"pb:can-i-deploy-pacticipant-version-to-tag",
         urls.can_i_deploy_to_tag(kPacticipant, kVersion, kTag),
         "Determine if an application version can be safely deployed to an environment identified by "
         "the given tag"},
        {"pb:can-i-deploy-pacticipant-version-to-environment",
         urls.can_i_deploy_to_environment(
             kPacticipant, kVersion, Segment::placeholder("environment")),
         "Determine if an application version can be safely deployed to an environment"},
        {"pb:provider-pacts-for-verification",
         urls.pacts_for_verification(kProvider),
         "Pact versions to be verified for the specified provider"},
        {"beta:provider-pacts-for-verification",
         urls.pacts_for_verification(kProvider),
         "DEPRECATED - please use pb:provider-pacts-for-verification"},
        {"pb:environments", urls.environments(), "Environments", Templated::kNo},
        {"pb:environment", urls.environment(kUuid), "Environment"},
        {"accord:webhook-templates",
         urls.webhook_templates(),
         "Webhooks for well-known systems, to be filled in",
         Templated::kNo},
        {"accord:secrets", urls.secrets(), "Secrets that webhooks use by name", Templated::kNo},
        {"accord:events",
         urls.events(),
         "Events as they happen, server-sent, or as a list",
         Templated::kNo},
        {"accord:overview", urls.overview(), "How integrations stand", Templated::kNo},
        {"accord:network", urls.network(), "Who is connected with whom", Templated::kNo},
        {"accord:search", urls.search(), "Find something by its name", Templated::kNo},
    };
}

}  // namespace

http::Response get_index(Call& call) {
    json::Object links;
    const bool offers_all = call.context.settings.offers_pacts_for_verification;
    for (const auto& relation : relations(call.urls)) {
        if (!offers_all && relation.name.ends_with(kForVerification)) {
            continue;
        }
        auto made = link(relation.address, {.title = relation.title});
        if (relation.templated != Templated::kUnsaid) {
            made["templated"] = relation.templated == Templated::kYes;
        }
        if (relation.name.starts_with("beta:")) {
            made["name"] = "beta";
        }
        links[relation.name] = std::move(made);
    }
    auto documented = curies(call.urls, "index");
    for (const auto* prefix : {"beta", "accord"}) {
        documented.push_back(template_link(call.urls.documentation("index"), {.name = prefix}));
    }
    links["curies"] = std::move(documented);
    return hal(call, {{"_links", std::move(links)}});
}

}  // namespace accord::broker::api
