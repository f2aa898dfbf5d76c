// Steps that compare a request or response with an expected one: matching rules, headers, statuses.
#include "areas.hpp"
#include "interaction_table.hpp"
#include "matching/compiled.hpp"
#include "mismatches.hpp"

namespace accord::compatibility {
namespace {

struct Comparison {
    contract::HttpRequest expected_request;
    std::vector<contract::HttpRequest> actual_requests;
    contract::HttpResponse expected_response;
    contract::HttpResponse actual_response;
    matching::Mismatches mismatches;
};

void compare_requests(World& world, const StepCall&) {
    auto& comparison = world.in<Comparison>();
    const auto expected =
        value_of(matching::CompiledRequest::compile(comparison.expected_request, world.version));
    for (const auto& actual : comparison.actual_requests) {
        const auto mismatches = expected.match(actual);
        comparison.mismatches.insert(
            comparison.mismatches.end(), mismatches.begin(), mismatches.end());
    }
}

void compare_responses(World& world, const StepCall&) {
    auto& comparison = world.in<Comparison>();
    comparison.mismatches =
        value_of(matching::CompiledResponse::compile(comparison.expected_response, world.version))
            .match(comparison.actual_response);
}

void receive_requests(World& world, const StepCall& call) {
    for (const auto& row : rows_of(call.step.table)) {
        change_request(world.in<Comparison>().actual_requests.emplace_back(), row);
    }
}

void check_outcome(World& world, const StepCall& call) {
    const auto& mismatches = world.in<Comparison>().mismatches;
    const bool wanted_ok = call.captures.at(0).empty();
    require(mismatches.empty() == wanted_ok,
            wanted_ok ? "it did not match:" + to_text(mismatches) : "it matched");
}

void check_mismatch_at(World& world, const StepCall& call) {
    const auto& mismatches = world.in<Comparison>().mismatches;
    require(has_mismatch_at(mismatches, call.captures.at(0), unquoted(call.captures.at(1))),
            "there is no such mismatch among:" + to_text(mismatches));
}

void check_mismatch_of_kind(World& world, const StepCall& call) {
    const auto& mismatches = world.in<Comparison>().mismatches;
    require(has_mismatch(mismatches, call.captures.at(0), unquoted(call.captures.at(1))),
            "there is no such mismatch among:" + to_text(mismatches));
}

}  // namespace

void add_matching_steps(StepTable& steps) {
    steps.add("an expected request with an? {string} header of {string}",
              [](World& world, const StepCall& call) {
                  set_header(world.in<Comparison>().expected_request.headers,
                             call.captures.at(0),
                             call.captures.at(1));
              });
    steps.add("a request is received with an? {string} header of {string}",
              [](World& world, const StepCall& call) {
                  set_header(world.in<Comparison>().actual_requests.emplace_back().headers,
                             call.captures.at(0),
                             call.captures.at(1));
              });
    steps.add("an expected request configured with the following:",
              [](World& world, const StepCall& call) {
                  change_request(world.in<Comparison>().expected_request, call.row());
              });
    steps.add("an expected response configured with the following:",
              [](World& world, const StepCall& call) {
                  change_response(world.in<Comparison>().expected_response, call.row());
              });
    steps.add("a request is received with the following:", receive_requests);
    steps.add("the following requests are received:", receive_requests);
    steps.add("a status {int} response is received", [](World& world, const StepCall& call) {
        world.in<Comparison>().actual_response.status = call.number(0);
    });
    steps.add("the requests? (?:is|are) compared to the expected one", compare_requests);
    steps.add("the response is compared to the expected one", compare_responses);
    steps.add("the (?:response )?comparison should (NOT )?be OK", check_outcome);
    steps.add("the mismatches will contain a mismatch with error {string} -> {string}",
              check_mismatch_at);
    steps.add("the response mismatches will contain a {string} mismatch with error {string}",
              check_mismatch_of_kind);
}

}  // namespace accord::compatibility
