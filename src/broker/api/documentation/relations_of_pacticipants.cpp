// Relations to applications, their versions, branches, tags and labels, and to environments.
#include "broker/api/documentation/relations.hpp"

namespace accord::broker::api {
namespace {

constexpr RelationText kPacticipantRelations[] = {
    {"pacticipants", "Applications", R"(
GET lists the applications (pacticipants: consumers, providers, or both); POST makes one.

    {"name": "Shop", "displayName": "Web shop", "mainBranch": "main", "repositoryUrl": "https://git/shop"}

- `q`: only those with this in their name
- `page`, `size`: a part of the list)"},
    {"pacticipant", "An application", R"(
GET shows it, PATCH changes the members that are given, PUT replaces them, DELETE removes it with all that
is known of it: pacts, results, versions, webhooks.

- `pacticipant`: its name)"},
    {"pacticipants-with-label", "Applications with a label", R"(
The applications that have the label.

- `label`: the name of the label)"},
    {"label",
     "A label of an application",
     R"(GET says whether the application has the label, PUT adds it, DELETE takes it away.)"},
    {"versions", "Versions of an application", R"(
The versions of the application, the newest first, with their branches and tags.

- `page`, `size`: a part of the list)"},
    {"version", "A version", R"(One version of the application.)"},
    {"pacticipant-version", "A version of an application", R"(
GET shows it, PUT makes it or replaces its `buildUrl`, branch and tags, PATCH changes what is given, DELETE
removes it with its pacts and results.

- `pacticipant`: the application
- `version`: the number, or a commit)"},
    {"latest-version", "Latest version", R"(
The version that was first seen last, on whatever branch.

- `pacticipant`: the application)"},
    {"latest-tagged-version", "Latest version with a tag", R"(
The newest version with the tag.

- `pacticipant`, `tag`: names)"},
    {"tag", "A tag of a version", R"(
GET says whether the version has the tag, PUT adds it, DELETE takes it away. Branches and recorded
deployments say more than tags.)"},
    {"version-tag", "A tag of a version", R"(As `pb:tag`; `tag` is its name.)"},
    {"pacticipant-version-tag", "A tag of a version", R"(
PUT an empty JSON object to add the tag, DELETE to take it away.

- `pacticipant`, `version`, `tag`: names)"},
    {"pacticipant-version-tags",
     "Tags of the version",
     R"(The tags that the request gave the version.)"},
    {"branches", "Branches of an application", R"(
The branches of the application.

- `q`: only those with this in their name
- `page`, `size`: a part of the list)"},
    {"branch", "A branch", R"(The branch that the version is on.)"},
    {"pacticipant-branch", "A branch of an application", R"(
GET shows the branch. DELETE forgets it; its versions stay.

- `pacticipant`, `branch`: names)"},
    {"branch-version",
     "A version on a branch",
     R"(As `pb:pacticipant-branch-version`, of this application.)"},
    {"pacticipant-branch-version", "A version on a branch", R"(
PUT an empty JSON object to put the version on the branch, of which it becomes the head; both come into
being. DELETE takes it off the branch.

- `pacticipant`, `branch`, `version`: names)"},
    {"environments", "Environments", R"(
GET lists the environments, POST makes one.

    {"name": "live", "displayName": "Live", "production": true}

- `name`: of the environment; no spaces
- `production`: whether users meet it)"},
    {"environment", "An environment", R"(
GET shows it, PUT replaces it, DELETE removes it with the deployments and releases there.

- `uuid`: its identifier)"},
    {"currently-deployed-deployed-versions", "What is deployed", R"(
What runs in the environment now.

- `pacticipant`, `applicationInstance`: only these)"},
    {"currently-supported-released-versions",
     "What is supported",
     R"(What was released to the environment and is still supported.)"},
    {"deployed-environments",
     "Where the version is deployed",
     R"(The environments in which the version runs now.)"},
    {"released-environments",
     "Where the version is released",
     R"(The environments to which the version was released, and where it is supported.)"},
    {"record-deployment", "Record a deployment", R"(
POST to say that the version now runs in the environment, in place of the one before it.

    {"applicationInstance": "blue"}

`applicationInstance` tells several that run side by side apart; leave it out when there is one.)"},
    {"record-release", "Record a release", R"(
POST to say that the version was released to the environment, beside those before it: an app in a store, a
library.)"},
};

}  // namespace

std::span<const RelationText> pacticipant_relations() { return kPacticipantRelations; }

}  // namespace accord::broker::api
