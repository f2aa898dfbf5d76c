// Plugins in the pact: Pact::using_plugin and plugin_configuration() of interactions and messages.
#include "base/files.hpp"
#include "contract/pact/write_pact.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

struct PluginTest : ApiTest {
    Pact shop(Specification specification = Specification::kV4) const {
        return Pact("Shop", "Products", options(specification));
    }
    /// Runs the pact's messages and gives the document that was written, without Accord's version.
    static std::string written_by(Pact& pact) {
        const auto outcome = pact.run_message_test([](const ReceivedMessage&) { return true; });
        EXPECT_TRUE(outcome) << outcome;
        auto document = *json::parse(*read_file(outcome.pact_file()));
        document.at("metadata").get_object().erase("accord");
        return json::write_canonical(document);
    }
};

TEST_F(PluginTest, stand_in_the_pact_with_what_they_need_to_know) {
    auto pact = shop();
    pact.using_plugin("protobuf", "0.5.4", object({{"descriptors", object({{"a1", "CgA="}})}}))
        .using_plugin("csv", "0.0.6");
    pact.expects_to_receive("a row")
        .plugin_configuration("protobuf", object({{"message", "Row"}, {"id", 1.5}}))
        .plugin_configuration("csv", object({}));
    EXPECT_EQ(written_by(pact),
              R"({"consumer":{"name":"Shop"},"interactions":[{"description":"a row",)"
              R"("pending":false,"pluginConfiguration":{"csv":{},"protobuf":{"id":1.5,)"
              R"("message":"Row"}},"type":"Asynchronous/Messages"}],"metadata":{)"
              R"("pactSpecification":{"version":"4.0"},"plugins":[{"configuration":{},)"
              R"("name":"csv","version":"0.0.6"},{"configuration":{"descriptors":{"a1":"CgA="}},)"
              R"("name":"protobuf","version":"0.5.4"}]},"provider":{"name":"Products"}})");
}

TEST_F(PluginTest, of_all_tests_are_in_the_merged_pact) {
    auto first = shop();
    first.using_plugin("csv", "1");
    first.expects_to_receive("a").plugin_configuration("csv", object({{"of", "a"}}));
    (void)written_by(first);
    auto second = shop();
    second.using_plugin("avro", "2");
    second.expects_to_receive("b").plugin_configuration("avro", object({{"of", "b"}}));
    const auto both = written_by(second);
    EXPECT_THAT(both,
                testing::HasSubstr(R"("plugins":[{"configuration":{},"name":"avro","version":"2"},)"
                                   R"({"configuration":{},"name":"csv","version":"1"}])"));
    EXPECT_THAT(both, testing::HasSubstr(R"("pluginConfiguration":{"csv":{"of":"a"}})"));
    EXPECT_THAT(both, testing::HasSubstr(R"("pluginConfiguration":{"avro":{"of":"b"}})"));
    const auto read = contract::load_pact(folder / "Shop-Products.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(json::write_pretty(*contract::pact_to_json(*read)) + "\n",
              *read_file(folder / "Shop-Products.json"));
}

TEST_F(PluginTest, can_not_be_held_before_version_4) {
    auto pact = shop(Specification::kV3);
    pact.using_plugin("csv", "1");
    pact.expects_to_receive("x").plugin_configuration("csv", object({}));
    EXPECT_EQ(refusal([&] { (void)pact.start(); }),
              "version 3.0.0 of the Pact specification, which PactOptions asks for, can't hold all "
              "that the test says; choose a later one, or do without:\n"
              "  metadata: the list of plugins is left out\n"
              "  interaction \"x\": pluginConfiguration is left out");
}

TEST_F(PluginTest, are_refused_when_they_would_have_no_effect) {
    auto pact = shop();
    EXPECT_EQ(refusal([&] { pact.using_plugin("csv", ""); }),
              "using_plugin(\"csv\", \"\"): a plugin has a name and a version");
    EXPECT_EQ(
        refusal([&] { pact.using_plugin("csv", "1", array({})); }),
        "using_plugin(\"csv\", \"1\"): the configuration must be an object() without matchers");
    pact.using_plugin("csv", "1");
    EXPECT_EQ(refusal([&] { pact.using_plugin("csv", "2"); }),
              "using_plugin(\"csv\", \"2\"): the pact uses this plugin already");
    auto message = pact.expects_to_receive("x");
    EXPECT_EQ(refusal([&] { message.plugin_configuration("csv", object({{"a", integer(1)}})); }),
              "interaction \"x\": plugin_configuration(\"csv\"): the configuration must be an "
              "object() without matchers");
    message.plugin_configuration("csv", object({}));
    EXPECT_EQ(refusal([&] { message.plugin_configuration("csv", object({})); }),
              "interaction \"x\": plugin_configuration(\"csv\"): it is there already");
    message.plugin_configuration("avro", object({}));
    EXPECT_EQ(refusal([&] { (void)pact.start(); }),
              "interaction \"x\": plugin_configuration(\"avro\"): the pact uses no such plugin; "
              "Pact::using_plugin(\"avro\", version) adds it");
    pact.using_plugin("avro", "1");
    const auto server = pact.start();
    EXPECT_EQ(refusal([&] { pact.using_plugin("late", "1"); }),
              "using_plugin(\"late\", \"1\"): the mock server has started already");
}

}  // namespace
}  // namespace accord
