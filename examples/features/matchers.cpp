// How real values may differ from examples.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

TEST(Matchers, in_a_body) {
    Pact pact("Matchers", "Catalogue");
    pact.upon_receiving("a request for everything about a product")
        .with_request("GET", "/products/42")
        .will_respond_with(200)
        .json_body(object({
            // Single values.
            {"id", integer(42)},
            {"name", like("Kettle")},
            {"price", decimal(39.5)},
            {"weight", number(1)},
            {"in stock", boolean(true)},
            {"replaced by", null()},
            {"currency", "EUR"},
            {"code", regex("[A-Z]{2}\\d+", "KT42")},
            {"motto", include("tea", "more tea, faster")},
            {"since", date("yyyy-MM-dd", "2024-02-29")},
            {"opens", time("HH:mm", "09:30")},
            {"changed", datetime("yyyy-MM-dd'T'HH:mm:ssXXX", "2024-02-29T10:00:00+01:00")},
            {"batch", uuid()},
            {"firmware", semver("1.2.3")},
            {"note", not_empty("mind the steam")},
            {"rating", any_of({integer(5), null()})},
            {"serial", all_of({regex("[0-9-]+", "12-34"), include("-", "-")})},

            // Lists and objects.
            {"tags", each_like("kitchen")},
            {"colours", each_like(regex("[a-z]+", "red"), 1, 3)},
            {"reviews", each_like_at_most(object({{"stars", integer(4)}}), 10)},
            {"links",
             array_containing({object({{"rel", "self"}, {"href", regex("/.+", "/products/42")}}),
                               object({{"rel", "shop"}, {"href", like("/shops/1")}})})},
            {"names", values_like(object({{"en", like("Kettle")}}))},
            {"rates",
             each_key(regex("[A-Z]{3}", "GBP"), each_value(decimal(0.8), object({{"GBP", 0.8}})))},

            // Free in shape, but exact in one place.
            {"maker", like(object({{"name", "Acme"}, {"country", equal_to("DE")}}))},
        }));

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        EXPECT_EQ(shop::http_send(catalogue.url(), {"GET", "/products/42", {}, ""}).status, 200);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
