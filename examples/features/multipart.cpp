// Multipart bodies: fields and files, each part with its own type and rules.
#include "http.hpp"

#include <gtest/gtest.h>

#include <accord/accord.hpp>

namespace {

using namespace accord;

const std::string kPng = "\x89PNG\r\n\x1a\n";

TEST(MultipartBodies, have_rules_in_each_part) {
    Pact pact("Multipart", "Catalogue");
    pact.upon_receiving("a new product with its picture")
        .with_request("POST", "/products")
        .body(Body::multipart(
            {Part::field("title", regex("[A-Z].*", "Kettle")),
             Part::of("details", Body::json(object({{"price", decimal(39.5)}}))),
             Part::file("picture", "kettle.png", Body::binary_like(kPng, "image/png"))}))
        .will_respond_with(201);

    const Outcome outcome = pact.run_test([](const MockServer& catalogue) {
        const std::string body =
            "--mine\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nPot\r\n"
            "--mine\r\nContent-Disposition: form-data; name=\"details\"\r\n"
            "Content-Type: application/json\r\n\r\n{\"price\":12.5}\r\n"
            "--mine\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n"
            "Content-Type: image/png\r\n\r\n" +
            kPng + "more\r\n--mine--\r\n";
        EXPECT_EQ(
            shop::http_send(
                catalogue.url(),
                {"POST", "/products", {"Content-Type: multipart/form-data; boundary=mine"}, body})
                .status,
            201);
    });
    EXPECT_TRUE(outcome) << outcome.explanation();
}

}  // namespace
