// Pacts from files, folders and URLs.
#include "verifier/sources/pact_sources.hpp"

#include "base/files.hpp"
#include "http/url.hpp"
#include "support/fake_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace accord::verifier {
namespace {

std::string pact_text(std::string_view provider) {
    return fmt::format(
        R"({{"consumer":{{"name":"c"}},"provider":{{"name":"{}"}},"interactions":[],)"
        R"("metadata":{{"pactSpecification":{{"version":"3.0.0"}}}}}})",
        provider);
}

class PactFolder : public testing::Test {
  public:
    PactFolder()
        : folder(std::filesystem::temp_directory_path() /
                 fmt::format("accord-sources-{}", ::getpid())) {
        std::filesystem::create_directories(folder);
    }
    ~PactFolder() override { std::filesystem::remove_all(folder); }

  protected:
    void write(const std::string& name, std::string_view text) const {
        ASSERT_TRUE(write_file_atomically(folder / name, text));
    }

    std::filesystem::path folder;
};

TEST_F(PactFolder, gives_the_pacts_of_the_provider_and_what_cannot_be_read) {
    write("a.json", pact_text("p"));
    write("b.json", pact_text("other"));
    write("c.json", "{");
    write("d.txt", pact_text("p"));
    const auto pacts = FolderSource(folder, "p").load().value();
    ASSERT_EQ(pacts.size(), 2U);
    EXPECT_EQ(pacts[0].origin, (folder / "a.json").string());
    EXPECT_EQ(pacts[0].why, "it is in the folder " + folder.string());
    EXPECT_TRUE(pacts[0].pact);
    EXPECT_FALSE(pacts[1].pact);
}

TEST_F(PactFolder, tells_json_that_is_no_pact) {
    write("package.json", R"({"name":"shop","version":"1.0.0"})");
    const auto pacts = FolderSource(folder, "p").load().value();
    ASSERT_EQ(pacts.size(), 1U);
    ASSERT_FALSE(pacts[0].pact);
    EXPECT_EQ(pacts[0].pact.error().message,
              (folder / "package.json").string() +
                  ": this is JSON, but not a pact: it has no consumer, no provider and no "
                  "interactions");
    EXPECT_FALSE(FileSource(folder / "package.json").load().value().at(0).pact);
}

TEST_F(PactFolder, tells_which_party_a_pact_does_not_name) {
    write("a.json", R"({"consumer":{"name":"c"},"interactions":[]})");
    write("b.json", R"({"consumer":{},"provider":{"name":"p"},"interactions":[]})");
    write("c.json", R"({"interactions":[{"description":"d","request":{},"response":{}}]})");
    const auto pacts = FolderSource(folder, "").load().value();
    const auto said = [&](std::size_t i, std::string_view name) {
        return pacts.at(i).pact.error().message.substr((folder / name).string().size() + 2);
    };
    EXPECT_EQ(said(0, "a.json"),
              R"(the pact does not name its provider: "provider": {"name": "..."} is missing)");
    EXPECT_EQ(said(1, "b.json"),
              R"(the pact does not name its consumer: "consumer": {"name": "..."} is missing)");
    EXPECT_EQ(said(2, "c.json"), "the pact names neither a consumer nor a provider");
}

TEST_F(PactFolder, that_does_not_exist_is_an_error) {
    EXPECT_EQ(FolderSource(folder / "none", "p").load().error().code, ErrorCode::kNotFound);
}

TEST_F(PactFolder, gives_one_file_whatever_its_provider) {
    write("b.json", pact_text("other"));
    EXPECT_EQ(FileSource(folder / "b.json").load().value().at(0).pact->provider, "other");
}

TEST_F(PactFolder, tells_a_file_that_is_not_there_from_one_that_is_no_pact) {
    write("bad.json", "{");
    const auto missing = FileSource(folder / "x.json").load().value();
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].pact.error().code, ErrorCode::kNotFound);
    EXPECT_FALSE(missing[0].was_fetched);
    EXPECT_TRUE(FileSource(folder / "bad.json").load().value().at(0).was_fetched);
}

TEST(UrlSource, takes_the_links_for_results_from_a_brokers_pact) {
    http::FakeSender web;
    web.answer_json("GET http://b/pact",
                    R"({"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[],)"
                    R"("_links":{"pb:publish-verification-results":{"href":"http://b/results"},)"
                    R"("pb:latest-verification-results":{"href":"http://b/results/latest"}}})");
    const auto pacts = UrlSource(http::parse_url("http://b/pact").value(), web).load().value();
    EXPECT_EQ(pacts.at(0).results_url, "http://b/results");
    EXPECT_EQ(pacts[0].latest_result_url, "http://b/results/latest");
    EXPECT_EQ(pacts[0].pact->consumer, "c");
}

TEST(UrlSource, tells_json_that_is_no_pact) {
    http::FakeSender web;
    web.answer_json("GET http://b/pact", "{}");
    const auto pacts = UrlSource(http::parse_url("http://b/pact").value(), web).load().value();
    EXPECT_EQ(pacts.at(0).pact.error().message,
              "http://b/pact: this is JSON, but not a pact: it has no consumer, no provider and no "
              "interactions");
}

TEST(UrlSource, says_what_was_answered_instead_of_a_pact) {
    http::FakeSender web;
    web.answer("GET http://b/page",
               http::Response{.body = "\n<!DOCTYPE html><title>Log in</title>"});
    web.answer("GET http://b/half", http::Response{.body = "{"});
    web.answer("GET http://b/gone", fail(ErrorCode::kUnavailable, "refused"));
    const auto said = [&](const char* url) {
        const auto pacts = UrlSource(http::parse_url(url).value(), web).load().value();
        EXPECT_FALSE(pacts.at(0).was_fetched) << url;
        EXPECT_EQ(pacts.at(0).origin, url);
        return pacts.at(0).pact.error().message;
    };
    EXPECT_EQ(said("http://b/pact"), "http://b/pact: answered 404 Not Found instead of a pact");
    EXPECT_EQ(
        said("http://b/page"),
        "http://b/page: this is HTML or XML, not a pact: is it the address of a page, or is a "
        "login or a proxy in the way?");
    EXPECT_THAT(said("http://b/half"),
                testing::StartsWith("http://b/half: not valid JSON at line 1"));
    EXPECT_EQ(said("http://b/gone"), "refused");
}

}  // namespace
}  // namespace accord::verifier
