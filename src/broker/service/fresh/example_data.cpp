// The example of a new broker: see example_data.hpp.
#include "broker/service/fresh/example_data.hpp"

#include "broker/service/environments/environments.hpp"
#include "broker/service/pacts/contracts_publication.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/store/fresh/milestones.hpp"

#include <stdexcept>

namespace accord::broker::service {
namespace {

constexpr std::string_view kConsumer = "Example App";
constexpr std::string_view kProvider = "Example API";
constexpr std::string_view kBranch = "main";

constexpr std::string_view kPact = R"json({
  "consumer": {"name": "Example App"},
  "provider": {"name": "Example API"},
  "interactions": [
    {
      "description": "a request for an order",
      "providerState": "order 42 is there",
      "request": {
        "method": "GET",
        "path": "/orders/42",
        "headers": {"Accept": "application/json"}
      },
      "response": {
        "status": 200,
        "headers": {"Content-Type": "application/json"},
        "body": {"id": 42, "status": "sent", "items": [{"name": "lamp", "count": 1}]},
        "matchingRules": {
          "$.body.id": {"match": "type"},
          "$.body.status": {"match": "regex", "regex": "open|paid|sent"},
          "$.body.items": {"min": 1, "match": "type"}
        }
      }
    },
    {
      "description": "a request for an order",
      "providerState": "there are no orders",
      "request": {
        "method": "GET",
        "path": "/orders/42",
        "headers": {"Accept": "application/json"}
      },
      "response": {"status": 404}
    }
  ],
  "metadata": {"pactSpecification": {"version": "2.0.0"}}
})json";

Pact publish_example(Work& work) {
    auto content = domain::make_pact_content(json::parse(kPact).value().get_object());
    ContractsInput input{
        .pacticipant = std::string(kConsumer), .number = "1.0.0", .branch = std::string(kBranch)};
    input.contracts.push_back(
        ContractInput{.provider = std::string(kProvider), .content = std::move(content.value())});
    auto published = publish_contracts(work, input);
    if (!published) {
        throw std::logic_error("the example can't be published into an empty database");
    }
    return published->contracts.front().publication.pact;
}

void verify_example(Work& work, const Pact& pact) {
    put_on_branch(work, {.pacticipant = std::string(kProvider), .number = "2.0.0"}, kBranch);
    record_verification(
        work,
        {kConsumer, kProvider},
        pact.sha,
        {.provider_version = "2.0.0", .result = {.success = true, .execution_date = work.now}});
}

}  // namespace

bool seed_example_data(Work& work) {
    if (!store::reach_milestone(work.session, "example data", work.now) ||
        !store::is_empty(work.session)) {
        return false;
    }
    verify_example(work, publish_example(work));
    for (const auto* name : {"test", "production"}) {
        create_environment(work,
                           {.name = name, .production = std::string_view(name) == "production"});
    }
    return true;
}

}  // namespace accord::broker::service
