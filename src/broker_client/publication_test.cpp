// Pact files in a folder of their own, up to the request that publishes them.
#include "broker_client/publication.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "broker_client/pact_files.hpp"
#include "broker_client/publish.hpp"
#include "support/cpu_time.hpp"
#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace accord::broker_client {
namespace {

std::string pact_text(std::string_view consumer, std::string_view provider, std::string_view path) {
    return fmt::format(
        R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"{}"}},"interactions":[)"
        R"({{"description":"get {}","request":{{"method":"GET","path":"{}"}},)"
        R"("response":{{"status":200}}}}],"metadata":{{"pactSpecification":{{"version":"3.0.0"}}}}}})",
        consumer,
        provider,
        path,
        path);
}

class Publishing : public testing::Test {
  public:
    Publishing()
        : folder(std::filesystem::temp_directory_path() /
                 fmt::format("accord-publish-{}", ::getpid())) {
        std::filesystem::create_directories(folder);
    }
    ~Publishing() override { std::filesystem::remove_all(folder); }

  protected:
    std::filesystem::path write(const std::string& name, std::string_view text) const {
        EXPECT_TRUE(write_file_atomically(folder / name, text));
        return folder / name;
    }

    std::filesystem::path folder;
};

TEST_F(Publishing, finds_the_files_of_folders_once) {
    const auto a = write("a.json", "{}");
    const auto b = write("b.json", "{}");
    write("c.txt", "");
    EXPECT_EQ(find_pact_files({b, folder}).value(), (std::vector{b, a}));
    EXPECT_EQ(find_pact_files({folder / "x"}).error().message,
              (folder / "x").string() + ": no such file or folder");
}

TEST_F(Publishing, sends_the_text_of_a_file_as_it_is) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/contracts/publish",
                           R"({"notices":[{"type":"success","text":"Published."}]})");
    const auto text = pact_text("shop", "catalogue", "/items");
    const auto publications = prepare_publications({write("a.json", text)}, false).value();
    const auto published = publish(
        broker.connection, publications, {.version = "1", .branch = "main", .tags = {"dev"}});
    EXPECT_EQ(published.value().notices, (std::vector<BrokerNotice>{{"success", "Published."}}));
    EXPECT_EQ(*json::parse(broker.last_body()),
              *json::parse(fmt::format(
                  R"({{"pacticipantName":"shop","pacticipantVersionNumber":"1","tags":["dev"],
                  "branch":"main","contracts":[{{"consumerName":"shop","providerName":"catalogue",
                  "specification":"pact","contentType":"application/json","content":"{}",
                  "writeMode":"overwrite","onConflict":"overwrite"}}]}})",
                  base64_encode(text))));
}

TEST_F(Publishing, makes_one_publication_per_consumer) {
    const auto publications =
        prepare_publications({write("a.json", pact_text("shop", "catalogue", "/a")),
                              write("b.json", pact_text("app", "catalogue", "/b")),
                              write("c.json", pact_text("shop", "users", "/c"))},
                             false)
            .value();
    ASSERT_EQ(publications.size(), 2U);
    EXPECT_EQ(publications[0].consumer, "app");
    EXPECT_EQ(publications[1].consumer, "shop");
    EXPECT_EQ(publications[1].contracts.size(), 2U);
}

TEST_F(Publishing, merges_the_files_of_one_pair) {
    const auto publications =
        prepare_publications({write("a.json", pact_text("shop", "catalogue", "/a")),
                              write("b.json", pact_text("shop", "catalogue", "/b"))},
                             true)
            .value();
    ASSERT_EQ(publications.at(0).contracts.size(), 1U);
    const auto& contract = publications[0].contracts[0].as_object();
    EXPECT_EQ(json::string_at(contract, "onConflict"), "merge");
    const auto content = json::parse(*base64_decode(*json::string_at(contract, "content")));
    EXPECT_EQ(content->at("interactions").as_array().size(), 2U);
}

TEST_F(Publishing, merges_many_files_of_one_pair_in_time_that_grows_with_their_number) {
    const auto seconds_for = [&](int count) {
        std::vector<std::filesystem::path> files;
        for (int i = 0; i < count; ++i) {
            files.push_back(write(fmt::format("{}.json", i),
                                  pact_text("shop", "catalogue", fmt::format("/{}", i))));
        }
        return support::cpu_seconds([&] {
            const auto made = prepare_publications(files, false).value();
            EXPECT_EQ(made.at(0).contracts.size(), 1U);
        });
    };
    seconds_for(10);
    EXPECT_LT(seconds_for(1600), 8 * seconds_for(400)) << "four times the files, not sixteen";
}

TEST_F(Publishing, tells_which_files_contradict_each_other) {
    const auto a = write("a.json", pact_text("shop", "catalogue", "/a"));
    const auto b = write("b.json", replace_all(pact_text("shop", "catalogue", "/a"), "200", "404"));
    const auto prepared = prepare_publications({a, b}, false);
    ASSERT_FALSE(prepared);
    EXPECT_TRUE(prepared.error().message.starts_with(
        fmt::format("merging {} into {}: the interaction \"get /a\"", b.string(), a.string())))
        << prepared.error().message;
}

TEST_F(Publishing, refuses_the_first_file_that_is_no_pact) {
    const auto bad = write("bad.json", "{");
    const auto prepared =
        prepare_publications({write("a.json", pact_text("shop", "catalogue", "/a")), bad}, false);
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().message,
              bad.string() +
                  ": not valid JSON at line 1, column 2: the text ends before the JSON value is "
                  "complete");
}

}  // namespace
}  // namespace accord::broker_client
