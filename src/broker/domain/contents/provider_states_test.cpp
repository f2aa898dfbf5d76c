// States gathered from pacts of every version.
#include "broker/domain/contents/provider_states.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

void add(ProviderStates& states, std::string_view consumer, std::string_view pact) {
    states.add(consumer, json::parse(pact)->get_object());
}

std::string render(ProviderStates& states) {
    std::string text;
    for (const auto& state : states.take()) {
        text += fmt::format("{} {}: {}\n",
                            state.name,
                            state.params ? json::write_compact(*state.params) : "-",
                            fmt::join(state.consumers, ", "));
    }
    return text;
}

TEST(ProviderStates, are_found_in_pacts_of_every_version) {
    ProviderStates states;
    add(states, "V1", R"({"interactions":[{"provider_state":"0"}]})");
    add(states, "V2", R"({"interactions":[{"providerState":"a"},{"providerState":null},{}]})");
    add(states, "V3", R"({"messages":[{"providerStates":[{"name":"b","params":{"id":1}}]}]})");
    add(states, "V4", R"({"interactions":[{"type":"x","providerStates":[{"name":"c"}]}]})");
    EXPECT_EQ(render(states), "0 -: V1\na -: V2\nb {\"id\":1}: V3\nc -: V4\n");
}

TEST(ProviderStates, are_one_when_name_and_parameters_are_equal) {
    ProviderStates states;
    add(states, "A", R"({"interactions":[{"providerStates":[
        {"name":"b","params":{"x":1,"y":2}},{"name":"a"},{"name":"b"}]}]})");
    add(states, "B", R"({"interactions":[{"providerStates":[
        {"name":"b","params":{"y":2,"x":1}},{"name":"b","params":{"x":2}},{"name":"a"}]},
        {"providerState":"a"}]})");
    EXPECT_EQ(render(states), "a -: A, B\nb {\"x\":1,\"y\":2}: A, B\nb -: A\nb {\"x\":2}: B\n");
}

TEST(ProviderStates, that_make_no_sense_are_passed_over) {
    ProviderStates states;
    add(states, "A", R"({"interactions":[1,null,"x",{"providerState":7},
        {"providerStates":"x"},{"providerStates":[1,null,{"name":2},{}]}],"messages":{}})");
    EXPECT_EQ(render(states), "");
}

}  // namespace
}  // namespace accord::broker::domain
