// The request, and what this broker says of itself.
#include "broker/federation/saml/saml_documents.hpp"

#include "base/encoding.hpp"
#include "base/query.hpp"
#include "broker/federation/saml/saml_response.hpp"
#include "broker/federation/saml/saml_words.hpp"
#include "http/content_encoding.hpp"

#include <gmock/gmock.h>

namespace accord::broker::federation {
namespace {

const SamlServiceProvider kSelf{.entity_id = "http://broker/<me>&\"",
                                .callback = "http://broker/auth/corporate/callback?\"&",
                                .name_id_format = std::string(kPersistentId)};

std::string inflated_request(const std::string& address) {
    for (const auto& [name, value] : parse_query(address.substr(address.find('?') + 1))) {
        if (name == "SAMLRequest") {
            return http::decode_content("deflate", base64_decode(*value).value(), 1'000'000)
                .value();
        }
    }
    return "";
}

TEST(SamlRequest, is_one_that_providers_read) {
    const auto address = saml_request_address(
        "https://idp/sso", kSelf, "_id", "a state", parse_iso8601("2026-01-02T03:04:05Z").value());
    EXPECT_THAT(address, testing::StartsWith("https://idp/sso?SAMLRequest="));
    EXPECT_THAT(address, testing::EndsWith("&RelayState=a%20state"));
    const auto request = read_saml(inflated_request(address)).value();
    EXPECT_TRUE(is_named(request, kProtocolSpace, "AuthnRequest"));
    EXPECT_EQ(attribute_of(request, "ID"), "_id");
    EXPECT_EQ(attribute_of(request, "IssueInstant"), "2026-01-02T03:04:05Z");
    EXPECT_EQ(attribute_of(request, "Destination"), "https://idp/sso");
    EXPECT_EQ(attribute_of(request, "AssertionConsumerServiceURL"), kSelf.callback);
    EXPECT_EQ(attribute_of(request, "ProtocolBinding"), kPostBinding);
    EXPECT_EQ(only_child(request, kAssertionSpace, "Issuer")->text, kSelf.entity_id);
    EXPECT_EQ(attribute_of(*only_child(request, kProtocolSpace, "NameIDPolicy"), "Format"),
              kPersistentId);
}

TEST(SamlRequest, may_leave_the_kind_of_name_to_the_provider) {
    auto self = kSelf;
    self.name_id_format.clear();
    const auto request =
        read_saml(inflated_request(saml_request_address("https://idp/", self, "_", "", {})))
            .value();
    const auto* policy = only_child(request, kProtocolSpace, "NameIDPolicy");
    ASSERT_NE(policy, nullptr);
    EXPECT_EQ(policy->attributes.size(), 1U);
    EXPECT_EQ(attribute_of(*policy, "AllowCreate"), "true");
    const auto metadata = read_saml(write_sp_metadata(self)).value();
    const auto* described = only_child(metadata, kMetadataSpace, "SPSSODescriptor");
    EXPECT_EQ(only_child(*described, kMetadataSpace, "NameIDFormat"), nullptr);
}

TEST(SamlRequest, may_be_long) {
    auto self = kSelf;
    self.entity_id = std::string(200'000, 'e');
    const auto request =
        read_saml(inflated_request(saml_request_address("https://idp/", self, "_", "", {})))
            .value();
    EXPECT_EQ(only_child(request, kAssertionSpace, "Issuer")->text, self.entity_id);
}

TEST(SamlServiceProvider, is_described_as_providers_want_it) {
    const auto metadata = read_saml(write_sp_metadata(kSelf)).value();
    EXPECT_TRUE(is_named(metadata, kMetadataSpace, "EntityDescriptor"));
    EXPECT_EQ(attribute_of(metadata, "entityID"), kSelf.entity_id);
    const auto* self = only_child(metadata, kMetadataSpace, "SPSSODescriptor");
    ASSERT_NE(self, nullptr);
    EXPECT_EQ(attribute_of(*self, "WantAssertionsSigned"), "true");
    EXPECT_EQ(only_child(*self, kMetadataSpace, "NameIDFormat")->text, kPersistentId);
    const auto* callback = only_child(*self, kMetadataSpace, "AssertionConsumerService");
    ASSERT_NE(callback, nullptr);
    EXPECT_EQ(attribute_of(*callback, "Location"), kSelf.callback);
    EXPECT_EQ(attribute_of(*callback, "Binding"), kPostBinding);
}

}  // namespace
}  // namespace accord::broker::federation
