// Relations to one pact, its content and its results.
#include "broker/api/documentation/relations.hpp"

namespace accord::broker::api {
namespace {

constexpr RelationText kPactRelations[] = {
    {"publish-pact", "Publish a pact", R"(
PUT the pact of one consumer version as JSON. The consumer, its version and the provider come into being
with it. The names
in the pact have to be those in the address.

PUT again with the same content changes nothing. With other content it is refused with 409, unless the
broker runs with
`allow_dangerous_contract_modification`; PATCH merges interactions into what is there.

`pb:publish-contracts` does more in one request: several pacts, branch, tags and build URL.)"},
    {"publish-contracts", "Publish contracts", R"(
POST all contracts of a consumer version at once, with its branch, tags and build URL. Either all of it is
stored, or nothing.

    {
      "pacticipantName": "Shop",
      "pacticipantVersionNumber": "5.6.7",
      "branch": "main",
      "tags": ["dev"],
      "buildUrl": "https://ci/builds/1",
      "contracts": [
        {
          "consumerName": "Shop",
          "providerName": "Orders",
          "specification": "pact",
          "contentType": "application/json",
          "content": "the pact, in Base64",
          "onConflict": "merge"
        }
      ]
    }

- `pacticipantName`, `pacticipantVersionNumber`: required
- `branch`: recommended
- `onConflict`: `overwrite`, or `merge` for pacts that several test runs of one version write

The answer tells in `notices` what happened, a sentence each with a `type` of `debug`, `success`, `info`,
`warning`, `danger` or `prompt`.)"},
    {"contracts", "Published contracts", R"(The contracts that the request published.)"},
    {"pact-version", "A content of a pact", R"(
The pact by its content (a SHA), not by a consumer version: this address always gives the same interactions,
whichever versions share them.
Verification results belong to it.)"},
    {"consumer-version",
     "The consumer version",
     R"(The version of the consumer that published this pact.)"},
    {"consumer-versions", "The consumer versions", R"(
The consumer versions for which a provider was asked to verify this pact: what its selectors found.)"},
    {"consumer",
     "The consumer",
     R"(The application that sends the requests, or reads the messages, of the pact.)"},
    {"provider",
     "The provider",
     R"(The application that answers the requests, or sends the messages, of the pact.)"},
    {"pact-versions",
     "Pacts",
     R"(The pacts that this list is about, or those of this version as a consumer.)"},
    {"pacts", "Pacts", R"(The pacts that this list is about.)"},
    {"latest-pact-version",
     "Latest pact of the pair",
     R"(The pact of the newest consumer version, on whatever branch.)"},
    {"latest-untagged-pact-version",
     "Latest pact without a tag",
     R"(The pact of the newest consumer version that has no tag.)"},
    {"latest-tagged-pact-version", "Latest pact with a tag", R"(
The pact of the newest consumer version with that tag.

- `tag`: the name of the tag)"},
    {"previous-distinct", "The previous content", R"(
The newest pact of an older consumer version with other content. 404 when the content has always been this.)"},
    {"diff-previous-distinct", "What changed", R"(
The difference between this pact and the newest older one with other content, as text.)"},
    {"diff", "Difference of two contents", R"(
The difference between this pact and another one of the pair, as text.

- `pactVersion`: the SHA of the other content)"},
    {"publish-verification-results", "Publish a verification result", R"(
POST what a verification of this pact by the provider found.

    {
      "success": true,
      "providerApplicationVersion": "4.5.6",
      "buildUrl": "https://ci/builds/2",
      "verifiedBy": {"implementation": "Accord", "version": "1.0"},
      "testResults": []
    }

`success` and `providerApplicationVersion` are required. Give the provider's version its branch first, so
that can-i-deploy knows it.)"},
    {"latest-verification-results", "Latest verification result", R"(
The newest result for this content, whichever provider version verified it. 404 while there is none.)"},
    {"tag-prod-version", "Tag the version as prod", R"(
PUT an empty JSON object to give the consumer version the tag `prod`. Recording deployments
(`pb:record-deployment`) says more.)"},
    {"tag-version", "Tag the version", R"(
PUT an empty JSON object to give the consumer version a tag.

- `tag`: the name of the tag)"},
    {"matrix-for-consumer-version", "What verified this version", R"(
The rows of the matrix for the consumer version of this pact: every provider version that verified it, and
what came of it.)"},
};

}  // namespace

std::span<const RelationText> pact_relations() { return kPactRelations; }

}  // namespace accord::broker::api
