// Keys that are lost, wrong, and come back: the broker starts, and says what it can't read.
#include "base/files.hpp"
#include "base/json.hpp"
#include "broker/broker.hpp"
#include "broker/service/secrets/secret_keys.hpp"
#include "support/broker/temporary_store.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <unistd.h>

namespace accord::broker {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kKey = "the right key, long enough";

struct OpenSecrets : testing::Test {
    support::TemporaryStore store;
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-lost-{}", ::getpid());
    std::filesystem::path file = folder / "keys";
    std::string log;
    std::unique_ptr<Broker> broker;

    OpenSecrets() { std::filesystem::create_directories(folder); }
    ~OpenSecrets() override {
        broker.reset();
        std::filesystem::remove_all(folder);
    }

    void put_key(std::string_view key) const { std::ofstream(file, std::ios::trunc) << key; }

    Result<void> open(SecretSettings secrets) {
        broker.reset();
        log.clear();
        auto opened = Broker::open(
            {.settings = {.database = {.url = store.url()}, .secrets = std::move(secrets)},
             .log = std::make_shared<Logger>(
                 LogLevel::kInfo, [&](LogLevel, std::string_view line) { log += line; })});
        if (!opened) {
            return fail(opened.error());
        }
        broker = std::move(*opened);
        return {};
    }
    void open_with_file() { ASSERT_TRUE(open({.key_file = file})); }

    http::Response send(std::string method, std::string target, std::string request) const {
        return broker->handle(
            {.method = std::move(method),
             .target = std::move(target),
             .headers = http::Headers({{"Content-Type", "application/json"}}),
             .body = fmt::format(
                 R"({{"request":{{"method":"POST","url":"https://127.0.0.1:1/",{}}}}})", request)});
    }
    std::string create() const {
        const auto made = send("POST", "/webhooks", R"("password":"p4ssword")");
        EXPECT_EQ(made.status, 201) << made.body;
        return json::string_or(json::parse(made.body).value().get_object(), "uuid");
    }
    http::Response execute(const std::string& uuid) const {
        return broker->handle({.method = "POST", .target = "/webhooks/" + uuid + "/execute"});
    }
};

TEST_F(OpenSecrets, a_file_that_is_lost_does_not_stop_the_start) {
    put_key(kKey);
    open_with_file();
    const auto uuid = create();
    EXPECT_EQ(execute(uuid).status, 200);
    for (const std::string_view content : {"absent", "", "short"}) {
        SCOPED_TRACE(content);
        put_key(content);
        if (content == "absent") {
            std::filesystem::remove(file);
        }
        open_with_file();
        EXPECT_THAT(log, HasSubstr("no secret of a webhook can be read or stored: "));
        EXPECT_THAT(log, HasSubstr(file.string()));
        EXPECT_THAT(log, HasSubstr(fmt::format("webhook {}: the password can't be read", uuid)));
        EXPECT_EQ(execute(uuid).status, 409);
    }
    put_key(kKey);
    EXPECT_EQ(execute(uuid).status, 200) << "the key is back, and no restart was needed";
    open_with_file();
    EXPECT_THAT(log, Not(HasSubstr("can't be read")));
}

TEST_F(OpenSecrets, no_secret_is_taken_while_the_file_is_lost) {
    put_key(kKey);
    open_with_file();
    const auto uuid = create();
    std::filesystem::remove(file);
    open_with_file();
    for (const auto* request : {R"("password":"n3w p4ssword")",
                                R"("headers":{"Authorization":"Bearer n3w"})",
                                R"("secrets":{"A":"n3w secret"})"}) {
        const auto refused = send("POST", "/webhooks", request);
        EXPECT_EQ(refused.status, 400);
        EXPECT_THAT(refused.body, HasSubstr("PACT_BROKER_SECRETS_KEY_FILE")) << refused.body;
        EXPECT_THAT(refused.body, Not(HasSubstr(folder.string())));
        EXPECT_EQ(send("PUT", "/webhooks/" + uuid, request).status, 400);
    }
    EXPECT_EQ(send("POST", "/webhooks", R"("headers":{"Accept":"*/*"})").status, 201);
    EXPECT_EQ(send("PUT", "/webhooks/" + uuid, R"("password":"**********")").status, 200);
    put_key(kKey);
    EXPECT_EQ(execute(uuid).status, 200) << "what was masked was kept";
    EXPECT_EQ(send("POST", "/webhooks", R"("password":"n3w p4ssword")").status, 201);
}

TEST_F(OpenSecrets, a_wrong_key_reads_nothing_and_keeps_what_is_new) {
    put_key(kKey);
    open_with_file();
    const auto old_one = create();
    put_key("another key, long enough");
    open_with_file();
    EXPECT_THAT(log, HasSubstr(fmt::format("webhook {}: the password can't be read", old_one)));
    EXPECT_EQ(execute(old_one).status, 409);
    const auto new_one = create();
    EXPECT_EQ(execute(new_one).status, 200);
    put_key(kKey + "\nanother key, long enough\n");
    EXPECT_EQ(execute(old_one).status, 200);
    EXPECT_EQ(execute(new_one).status, 200);
}

TEST_F(OpenSecrets, a_key_that_is_not_set_any_more_is_not_replaced_by_none) {
    ASSERT_TRUE(open({.keys = {kKey}}));
    const auto uuid = create();
    ASSERT_TRUE(open({}));
    EXPECT_THAT(log, HasSubstr(fmt::format("webhook {}: the password can't be read", uuid)));
    EXPECT_EQ(execute(uuid).status, 409);
    EXPECT_EQ(send("POST", "/webhooks", R"("password":"n3w p4ssword")").status, 400);
    ASSERT_TRUE(open({.keys = {kKey}}));
    EXPECT_EQ(execute(uuid).status, 200);
}

TEST_F(OpenSecrets, a_key_in_the_settings_that_is_none_ends_the_start) {
    EXPECT_THAT(open({.keys = {"short"}}).error().message,
                HasSubstr("secrets_key: a key has at least 16 characters"));
}

TEST(SqliteOpenSecrets, the_file_beside_the_database_is_made_once) {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("accord-made-{}", ::getpid());
    std::filesystem::create_directories(folder);
    const Settings settings{
        .database = {.url = fmt::format("sqlite:///{}/b.sqlite3", folder.string())}};
    const auto file = folder / "b.sqlite3.key";
    const http::Request post{
        .method = "POST",
        .target = "/webhooks",
        .headers = http::Headers({{"Content-Type", "application/json"}}),
        .body = R"({"request":{"method":"POST","url":"https://ci","password":"p4ssword"}})"};
    EXPECT_EQ(Broker::open({.settings = settings}).value()->handle(post).status, 201);
    ASSERT_TRUE(std::filesystem::remove(file));
    const auto refused = Broker::open({.settings = settings}).value()->handle(post);
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("the key file beside the database"));
    EXPECT_FALSE(std::filesystem::exists(file)) << "or the right one would not be missed";
    ASSERT_TRUE(service::write_keys(file, {kKey}));
    EXPECT_EQ(Broker::open({.settings = settings}).value()->handle(post).status, 201);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace accord::broker
