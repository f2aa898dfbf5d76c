// Relations to lists of pacts, of a pair or of a provider.
#include "broker/api/documentation/relations.hpp"

namespace accord::broker::api {
namespace {

constexpr RelationText kPactListRelations[] = {
    {"latest-pact-versions",
     "Latest pacts of all",
     R"(The newest pact of each consumer and provider.)"},
    {"all-pact-versions", "All pacts of the pair", R"(
GET lists the pacts of this consumer and provider, the newest first. DELETE removes all of them, with their
results.)"},
    {"tagged-pact-versions", "Pacts of the pair with a tag", R"(
GET lists the pacts whose consumer version has the tag, the newest first. DELETE removes them.

- `consumer`, `provider`, `tag`: names)"},
    {"branch-pact-versions", "Pacts of the pair on a branch", R"(
GET lists the pacts of the consumer's branch. DELETE removes them.

- `consumer`, `provider`, `branch`: names)"},
    {"latest-branch-pact-versions", "Pact of the pair at the head of a branch", R"(
GET lists the pact of the newest version on the consumer's branch, if that version has one. DELETE removes it.

- `consumer`, `provider`, `branch`: names)"},
    {"main-branch-pact-versions", "Pacts of the pair on the main branch", R"(
GET lists the pacts of the consumer's main branch. DELETE removes these, and no others.

- `consumer`, `provider`: names)"},
    {"latest-main-branch-pact-versions", "Pact of the pair at the head of the main branch", R"(
GET lists the pact of the newest version on the consumer's main branch, if that version has one. DELETE
removes it.

- `consumer`, `provider`: names)"},
    {"provider-pacts", "Pacts of a provider", R"(
All pacts of a provider, of every consumer version.

- `provider`: its name)"},
    {"provider-pacts-with-tag", "Pacts of a provider with a tag", R"(
The pacts of a provider whose consumer versions have the tag.

- `provider`, `tag`: names)"},
    {"latest-provider-pacts", "Latest pacts of a provider", R"(
The newest pact of each consumer of a provider.

- `provider`: its name)"},
    {"latest-provider-pacts-with-tag", "Latest pacts of a provider with a tag", R"(
Of each consumer of a provider the pact of the newest version with the tag.

- `provider`, `tag`: names)"},
    {"provider-pacts-with-branch", "Pacts of a provider on a branch", R"(
The pacts of a provider that consumers published on a branch of that name.

- `provider`, `branch`: names)"},
    {"provider-pacts-with-main-branch", "Pacts of a provider on main branches", R"(
The pacts of a provider that each consumer published on its main branch.

- `provider`: its name)"},
    {"latest-provider-pacts-with-branch", "Latest pacts of a provider on a branch", R"(
Of each consumer of a provider the pact at the head of its branch of that name.

- `provider`, `branch`: names)"},
    {"latest-provider-pacts-with-main-branch", "Latest pacts of a provider on main branches", R"(
Of each consumer of a provider the pact at the head of its main branch.

- `provider`: its name)"},
    {"provider-pacts-for-verification", "Pacts for verification", R"(
POST to ask which pacts a provider is to verify now. Verifiers do this; the answer explains for each pact
why it is there.

    {
      "providerVersionBranch": "main",
      "includePendingStatus": true,
      "includeWipPactsSince": "2026-01-01",
      "consumerVersionSelectors": [{"mainBranch": true}, {"deployedOrReleased": true}]
    }

A selector has one of `mainBranch`, `branch`, `matchingBranch`, `tag`, `latest`, `deployed`, `released`,
`deployedOrReleased` or `environment`, and may name a
`consumer`. Without selectors the newest pact of each consumer is meant.

A pact that is pending fails no build of the provider: no version of its branch has verified that content
yet. Work in progress are pacts of
branches that the selectors don't mention; they are always pending.)"},
};

}  // namespace

std::span<const RelationText> pact_list_relations() { return kPactListRelations; }

}  // namespace accord::broker::api
