// Steps that apply generators to a request or response, as a mock server or a verifier does.
#include "areas.hpp"
#include "generated_value.hpp"
#include "interaction_table.hpp"
#include "matching/generate/generate.hpp"

#include <optional>

namespace accord::compatibility {
namespace {

struct Generation {
    contract::HttpRequest request{
        .path = "/path/one", .query = {{"v1", {"12"}}}, .headers = {{"X-TEST", {"1000"}}}};
    contract::HttpResponse response{.headers = {{"X-TEST", {"1000"}}}};
    matching::GeneratorMode mode = matching::GeneratorMode::kConsumer;
    bool of_request = true;
};

void prepare(World& world, bool of_request, const json::Object& states, std::string server_url) {
    auto& generation = world.in<Generation>();
    const SystemClock clock;
    SystemRandom random;
    const matching::GeneratorContext context{.clock = clock,
                                             .random = random,
                                             .mode = generation.mode,
                                             .states = states,
                                             .mock_server_url = std::move(server_url)};
    generation.of_request = of_request;
    if (of_request) {
        generation.request = value_of(matching::generate_request(generation.request, context));
    } else {
        generation.response = value_of(matching::generate_response(generation.response, context));
    }
}

void prepare_with_context(World& world, const StepCall& call) {
    const auto context = value_of(json::parse(call.step.table.at(0).at(0))).as_object();
    if (call.captures.at(0) == "mockServer") {
        prepare(world, true, {}, json::string_or(context, "href"));
    } else {
        prepare(world, true, context, "");
    }
}

std::optional<std::string> first_of(const std::vector<std::string>* values) {
    return values == nullptr || values->empty() ? std::nullopt : std::optional(values->front());
}

/// "path", "status", "header[X-TEST]" or "queryParameter[v1]".
std::string property(const Generation& generation, const std::string& name) {
    const auto bracket = name.find('[');
    const auto kind = name.substr(0, bracket);
    const auto key =
        bracket == std::string::npos ? "" : name.substr(bracket + 1, name.size() - bracket - 2);
    const bool of_request = generation.of_request;
    std::optional<std::string> value;
    if (kind == "path") {
        value = generation.request.path;
    }
    if (kind == "status") {
        value = std::to_string(generation.response.status);
    }
    if (kind == "queryParameter") {
        value = first_of(contract::find_values(generation.request.query, key));
    }
    if (kind == "header") {
        const auto& headers = of_request ? generation.request.headers : generation.response.headers;
        value = first_of(contract::find_header(headers, key));
    }
    require(value.has_value(), "there is no " + name);
    return *value;
}

void add_property_steps(StepTable& steps) {
    steps.add("the (?:request|response) {string} will be set as {string}",
              [](World& world, const StepCall& call) {
                  const auto value = property(world.in<Generation>(), call.captures.at(0));
                  require(value == call.captures.at(1), "it is " + value);
              });
    steps.add("the (?:request|response) {string} will not be {string}",
              [](World& world, const StepCall& call) {
                  const auto value = property(world.in<Generation>(), call.captures.at(0));
                  require(value != call.captures.at(1), "it is");
              });
    steps.add("the (?:request|response) {string} will match {string}",
              [](World& world, const StepCall& call) {
                  const auto value = property(world.in<Generation>(), call.captures.at(0));
                  require(std::regex_match(value, std::regex(call.captures.at(1))),
                          "it is " + value);
              });
    steps.add("the body value for {string} will have been replaced with (?:an? )?{string}",
              [](World& world, const StepCall& call) {
                  const auto& generation = world.in<Generation>();
                  const auto& body =
                      generation.of_request ? generation.request.body : generation.response.body;
                  require_generated(value_at(body.bytes, call.captures.at(0)), call.captures.at(1));
              });
}

}  // namespace

void add_generator_steps(StepTable& steps) {
    steps.add("a request configured with the following generators:",
              [](World& world, const StepCall& call) {
                  change_request(world.in<Generation>().request, call.row());
              });
    steps.add("a response configured with the following generators:",
              [](World& world, const StepCall& call) {
                  change_response(world.in<Generation>().response, call.row());
              });
    steps.add("the generator test mode is set as {string}", [](World& world, const StepCall& call) {
        world.in<Generation>().mode = call.captures.at(0) == "Provider"
                                          ? matching::GeneratorMode::kProvider
                                          : matching::GeneratorMode::kConsumer;
    });
    steps.add("the (request|response) is prepared for use", [](World& world, const StepCall& call) {
        prepare(world, call.captures.at(0) == "request", {}, "");
    });
    steps.add("the request is prepared for use with a {string} context:", prepare_with_context);
    add_property_steps(steps);
}

}  // namespace accord::compatibility
