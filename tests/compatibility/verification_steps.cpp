// Steps that run a verification, whatever kind the interactions are, and look at what came of it:
// results, states, publishing, what the console says.
#include "areas.hpp"
#include "base/text.hpp"
#include "mismatches.hpp"
#include "verification.hpp"

#include <algorithm>
#include <regex>

namespace accord::compatibility {
namespace {

/// The suite's name of a failure, found in a result.
bool has_error(const verifier::InteractionResult& result, std::string_view error) {
    const auto has_kind = [&](std::string_view kind) {
        return std::ranges::any_of(result.mismatches, [&](const auto& mismatch) {
            return suite_name(mismatch.kind).starts_with(kind);
        });
    };
    if (error == "Response status did not match") {
        return has_kind("status");
    }
    if (error == "Headers had differences") {
        return has_kind("header");
    }
    if (error == "Body had differences") {
        return has_kind("body");
    }
    if (error == "Metadata had differences") {
        return has_kind("metadata");
    }
    if (error == "State change request failed") {
        return result.outcome() == verifier::InteractionOutcome::kStateFailed;
    }
    return false;
}

void check_error(World& world, const StepCall& call) {
    const auto results = world.in<Verification>().results();
    require(
        std::ranges::any_of(
            results, [&](const auto* result) { return has_error(*result, call.captures.at(0)); }),
        "there is none:\n" + world.in<Verification>().console);
}

void check_pending_error(World& world, const StepCall& call) {
    const auto results = world.in<Verification>().results();
    require(std::ranges::any_of(results,
                                [&](const auto* result) {
                                    return result->pending &&
                                           has_error(*result, call.captures.at(0));
                                }),
            "there is none:\n" + world.in<Verification>().console);
}

void check_success(World& world, const StepCall& call) {
    const auto& verification = world.in<Verification>();
    require(verification.result.passed() == call.captures.at(0).empty(),
            "it is the contrary:\n" + verification.console);
}

std::ptrdiff_t place_of_first(const std::vector<ProviderEvent>& events, std::string_view action) {
    return std::ranges::find(events, action, &ProviderEvent::action) - events.begin();
}

/// Set-up before the provider's first request, teardown after it.
void check_call_order(World& world, const StepCall& call) {
    const auto events = world.in<Verification>().provider.events();
    const bool before = call.captures.at(0) == "before";
    const auto place = place_of_first(events, before ? "setup" : "teardown");
    const auto request = place_of_first(events, "request");
    require(place < std::ssize(events), "it was not called");
    require(before ? place < request : place > request, "it was called at another time");
}

void check_state_call(World& world, const StepCall& call, const json::Object& params) {
    const auto events = world.in<Verification>().provider.events();
    require(std::ranges::any_of(events,
                                [&](const auto& event) {
                                    return event.action == call.captures.at(0) &&
                                           event.state == call.captures.at(1) &&
                                           json::equal(event.params, params);
                                }),
            "there was no such call");
}

json::Object parameters_of(const StepCall& call) {
    json::Object params;
    for (const auto& [name, value] : call.row()) {
        params[name] = value_of(json::parse(value));
    }
    return params;
}

void check_published(World& world, const StepCall& call) {
    const auto& broker = world.in<Verification>().broker;
    require(broker != nullptr, "there is no broker");
    const auto results = broker->results();
    const auto found = results.find(call.captures.at(1));
    require(found != results.end(), "no result was published");
    require(json::bool_or(found->second.as_object(), "success", false) ==
                (call.captures.at(0) == "successful"),
            "it is the contrary");
}

/// Be it over several lines, as the console breaks them.
void check_printed(World& world, const std::string& text) {
    const auto& console = world.in<Verification>().console;
    const auto unbroken = std::regex_replace(console, std::regex("\n +"), " ");
    require(unbroken.find(text) != std::string::npos, "the console says:\n" + console);
}

void add_state_steps(StepTable& steps) {
    steps.add("a provider state callback is configured(, but will return a failure)?",
              [](World& world, const StepCall& call) {
                  auto& verification = world.in<Verification>();
                  verification.state_callback = true;
                  if (!call.captures.at(0).empty()) {
                      verification.provider.fail_states();
                  }
              });
    steps.add("the provider state callback will be called (before|after) the verification is run",
              check_call_order);
    steps.add(
        "the provider state callback will receive a (setup|teardown) call (?:with )?{string} as "
        "the provider state parameter",
        [](World& world, const StepCall& call) { check_state_call(world, call, {}); });
    steps.add(
        "the provider state callback will receive a (setup|teardown) call (?:with )?{string} and "
        "the following parameters:",
        [](World& world, const StepCall& call) {
            check_state_call(world, call, parameters_of(call));
        });
    steps.add("the provider state callback will NOT receive a teardown call",
              [](World& world, const StepCall&) {
                  const auto events = world.in<Verification>().provider.events();
                  require(place_of_first(events, "teardown") == std::ssize(events), "it did");
              });
    steps.add(
        "a warning will be displayed that there was no provider state callback configured for "
        "provider state {string}",
        [](World& world, const StepCall& call) {
            check_printed(world, "there is no state change URL");
            check_printed(world, call.captures.at(0));
        });
}

}  // namespace

json::Object comments_from(const Table& table) {
    json::Object comments;
    for (const auto& row : rows_of(table)) {
        if (cell(row, "type") == "testname") {
            comments["testname"] = cell(row, "comment");
        } else {
            auto& texts = comments["text"];
            if (!texts.is_array()) {
                texts = json::Array{};
            }
            texts.as_array().push_back(json::Value(cell(row, "comment")));
        }
    }
    return comments;
}

void add_verification_steps(StepTable& steps) {
    add_state_steps(steps);
    steps.add("the verification is run", [](World& world, const StepCall&) { verify(world); });
    steps.add("the verification will (NOT )?be successful", check_success);
    steps.add("the verification results will contain a {string} error", check_error);
    steps.add("there will be a pending {string} error", check_pending_error);
    steps.add("publishing of verification results is enabled",
              [](World& world, const StepCall&) { world.in<Verification>().publish = true; });
    steps.add("a verification result will NOT be published back",
              [](World& world, const StepCall&) {
                  require(world.in<Verification>().broker->results().empty(), "there is one");
              });
    steps.add(
        "a (successful|failed) verification result will be published back for (?:the )?interaction "
        R"(\{{int}\})",
        check_published);
    steps.add(
        "the comment {string} will have been printed to the console",
        [](World& world, const StepCall& call) { check_printed(world, call.captures.at(0)); });
    steps.add("the {string} will displayed as the original test name",
              [](World& world, const StepCall& call) {
                  check_printed(world, "test " + call.captures.at(0));
              });
}

}  // namespace accord::compatibility
