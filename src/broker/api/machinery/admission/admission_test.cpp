// Credentials as they come, and who is let in by which.
#include "broker/api/machinery/admission/admission.hpp"

#include "base/encoding.hpp"
#include "broker/service/identity/token_text.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

using Kind = service::Credential::Kind;

service::Credential read(std::string authorization) {
    http::Request request;
    request.headers.add("Authorization", std::move(authorization));
    return read_credential(request, "http://broker");
}

std::string basic(std::string_view text) { return "Basic " + base64_encode(text); }

TEST(Credential, is_a_token_as_bearer_or_in_place_of_a_password) {
    const auto token = service::make_token();
    for (const auto& text : {"Bearer " + token,
                             "bearer  " + token + " ",
                             basic("anybody:" + token),
                             basic(":" + token)}) {
        EXPECT_EQ(read(text).kind, Kind::kToken) << text;
        EXPECT_EQ(read(text).secret, token) << text;
        EXPECT_EQ(read(text).name, "") << "whoever it says";
    }
}

TEST(Credential, is_an_address_and_a_password) {
    const auto credential = read(basic("ann@example.org:with:colons"));
    EXPECT_EQ(credential.kind, Kind::kPassword);
    EXPECT_EQ(credential.name, "ann@example.org");
    EXPECT_EQ(credential.secret, "with:colons");
}

TEST(Credential, is_nobodys_whatever_else_it_is) {
    for (const auto& text : {std::string("Bearer"),
                             std::string("Bearer x"),
                             "Bearer " + std::string(60'000, 'x'),
                             "Bearer " + service::make_token() + "x",
                             std::string("Basic !!!"),
                             basic("no colon"),
                             basic(":"),
                             basic("ann@example.org:"),
                             basic(":password"),
                             basic("a\xff:password"),
                             std::string("Digest username=ann"),
                             std::string("Negotiate")}) {
        EXPECT_EQ(read(text).kind, Kind::kUnreadable) << text.substr(0, 80);
    }
    EXPECT_EQ(read_credential({}, "http://broker").kind, Kind::kNone);
    EXPECT_EQ(read("").kind, Kind::kNone);
}

}  // namespace
}  // namespace accord::broker::api
