// XML with namespaces.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(XmlBodies, are_compared_by_namespace_and_name) {
    Pact pact("XML", "Orders");
    pact.upon_receiving("an order in XML")
        .with_request("POST", "/orders")
        .body(Body::xml(
            Xml("o:order")
                .xmlns("o", "urn:shop:orders")
                .attribute("id", integer(7))
                .child(Xml("o:customer").text(like("Ada")))
                .child(Xml("o:items").each_child(
                    Xml("o:item").attribute("sku", regex("[A-Z]+", "KETTLE")).text(integer(2))))))
        .will_respond_with(201)
        .body(Body::xml(Xml("accepted").attribute("id", like("7"))));

    const Outcome outcome = pact.run_test([](const MockServer& orders) {
        // Another prefix, and two items.
        const auto answer = shop::http_send(
            orders.url(),
            {"POST",
             "/orders",
             {"Content-Type: application/xml"},
             R"(<order xmlns="urn:shop:orders" id="8"><customer>Bob</customer>)"
             R"(<items><item sku="POT">1</item><item sku="CUP">6</item></items></order>)"});
        EXPECT_EQ(answer.status, 201);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
