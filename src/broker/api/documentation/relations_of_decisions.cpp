// Relations to integrations, the matrix, can-i-deploy and what sums them up.
#include "broker/api/documentation/relations.hpp"

namespace accord::broker::api {
namespace {

constexpr RelationText kDecisionRelations[] = {
    {"integrations", "Integrations", R"(
GET lists the pairs of consumer and provider, the one that changed last first. DELETE removes everything but
environments.

- `q`: only those with this in either name
- `page`, `size`: a part of the list)"},
    {"delete_integration", "Delete an integration", R"(
DELETE removes the pacts and results of the pair, its webhooks, and versions and applications that nothing
else speaks of.)"},
    {"dashboard", "Dashboard", R"(
How the pacts stand: of each pair, branch head and tag the pact, its latest result and its webhooks.)"},
    {"overview", "Overview", R"(
How integrations stand: of each pair the pact that counts (that of the head of the consumer's main branch,
else the newest), its newest result, a newer pact with another content, and who meets in which environment.
`counts` are of all that is looked for, whatever its status.

- `q`: part of the name or display name of either
- `status`: `fails`, `changed`, `not_verified` or `works`; may be repeated
- `label`, `environment`: that either has, where either is now
- `pacticipant`: one of the two; may be repeated
- `sort`: `attention` (what fails first, then the newest), `published` or `name`
- `size`: up to 200; follow `next` for more)"},
    {"network", "Network", R"(
The applications with the most connections, and how they stand with each other.
`/pacticipants/{pacticipant}/network` has those around one.

- `size`: up to 1,000 applications, around one up to 500
- `depth`: around one, how many steps from it: 1 to 5)"},
    {"search", "Search", R"(
Applications and environments with a text in their name or display name, and versions whose number begins
with it.

- `q`: the text
- `size`: how many of each kind, up to 50)"},
    {"group",
     "Applications in contact",
     R"(The applications that this one is in contact with, directly or through others, as CSV.)"},
    {"matrix", "The matrix", R"(
Which versions of consumers and providers were verified with each other, and whether those that are asked
about may be deployed together.

- `q[][pacticipant]`, `q[][version]`, `q[][branch]`, `q[][tag]`, `q[][environment]`, `q[][mainBranch]`,
  `q[][latest]`: versions to look at
- `latestby`: `cvpv` for the newest result of each pair of versions, `cvp` for the newest provider version
  of each consumer version
- `environment`, `tag`, `mainBranch`, `latest`: the versions to be together with)"},
    {"can-i-deploy-pacticipant-version-to-environment", "Can I deploy to an environment?", R"(
Whether a version works with everything that is in an environment: `summary.deployable`, with
`summary.reason` and `notices` for people.

- `pacticipant`, `version`: what is to be deployed
- `environment`: where to)"},
    {"can-i-deploy-pacticipant-version-to-tag", "Can I deploy with what has a tag?", R"(
Whether a version works with the newest versions that have a tag.

- `pacticipant`, `version`: what is to be deployed
- `to`: the tag of the others)"},
    {"can-i-deploy-badge", "Badge: can I deploy?", R"(
A picture for a README: whether the newest version with a tag may be deployed with what has another tag.

- `tag`: of the version
- `environmentTag`: of the others)"},
    {"can-i-deploy-branch-to-environment-badge", "Badge: can I deploy a branch?", R"(
A picture for a README: whether the head of a branch may be deployed to an environment.

- `branch`, `environment`: names)"},
    {"latest-verification-results-where-pacticipant-is-consumer",
     "Results of the version's pacts",
     R"(
The newest result of each pact that the version published as a consumer.)"},
    {"metrics",
     "Metrics",
     R"(How many applications, pacts, results, webhooks and so on there are.)"},
};

}  // namespace

std::span<const RelationText> decision_relations() { return kDecisionRelations; }

}  // namespace accord::broker::api
