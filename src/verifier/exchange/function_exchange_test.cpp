// Interactions with functions in place of a server.
#include "verifier/exchange/function_exchange.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::verifier {
namespace {

contract::Message json_message(std::string contents) {
    return {.contents = contract::Body::present(std::move(contents), "application/json")};
}

const contract::Interaction kRequest{
    .description = "a product",
    .content = contract::HttpExchange{.request = {.path = "/products/7"}}};
const contract::Interaction kOrder{.description = "an order",
                                   .states = {{.name = "orders exist"}},
                                   .content = contract::AsyncMessage{}};
const contract::Interaction kCall{.description = "a call",
                                  .content = contract::SyncMessage{.request = json_message("1")}};

TEST(FunctionExchange, has_a_request_answered) {
    const FunctionExchange exchange(
        {.answer = [](const contract::HttpRequest& request, const json::Object& values) {
            return contract::HttpResponse{
                .status = 201,
                .body = contract::Body::present(request.path + json::write_compact(values))};
        }});
    EXPECT_EQ(
        std::get<contract::HttpResponse>(exchange.carry_out(kRequest, {{"id", 7}}, {}).value()),
        (contract::HttpResponse{.status = 201,
                                .body = contract::Body::present(R"(/products/7{"id":7})")}));
}

TEST(FunctionExchange, has_a_message_produced_by_description_and_states) {
    const FunctionExchange exchange({.produce = [](const MessageWanted& wanted) {
        EXPECT_EQ(wanted.description, "an order");
        EXPECT_EQ(wanted.states.front().name, "orders exist");
        EXPECT_EQ(wanted.request, nullptr);
        return std::vector{json_message("{}")};
    }});
    EXPECT_EQ(std::get<std::vector<contract::Message>>(exchange.carry_out(kOrder, {}, {}).value()),
              std::vector{json_message("{}")});
}

TEST(FunctionExchange, keeps_all_answers_to_a_synchronous_message) {
    const FunctionExchange exchange({.produce = [](const MessageWanted& wanted) {
        return std::vector{*wanted.request, json_message("2")};
    }});
    EXPECT_EQ(std::get<std::vector<contract::Message>>(exchange.carry_out(kCall, {}, {}).value()),
              (std::vector{json_message("1"), json_message("2")}));
}

TEST(FunctionExchange, says_why_it_has_no_answer) {
    const auto error = [](ProviderFunctions functions, const contract::Interaction& interaction) {
        return FunctionExchange(std::move(functions))
            .carry_out(interaction, {}, {})
            .error()
            .message;
    };
    EXPECT_EQ(error({}, kRequest), "the provider has no function that answers requests");
    EXPECT_EQ(error({}, kOrder), "the provider has no function that produces messages");
    EXPECT_EQ(
        error({.produce = [](const MessageWanted&) { return std::vector<contract::Message>(); }},
              kOrder),
        "the provider's function gave no message");
    EXPECT_EQ(error({.produce = [](const MessageWanted&) -> Result<std::vector<contract::Message>> {
                        throw std::runtime_error("no order");
                    }},
                    kOrder),
              "the provider's function threw: no order");
}

}  // namespace
}  // namespace accord::verifier
