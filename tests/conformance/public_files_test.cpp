// Every public case and fixture as a pact: read, written and read again, it is the same pact, its
// second bytes are the first, and nothing that the file said is gone.
#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

namespace accord {
namespace {

namespace fs = std::filesystem;
using contract::SpecVersion;

const fs::path kSpecification = ACCORD_SPECIFICATION_FOLDER;
const fs::path kFixtures = ACCORD_FIXTURES_FOLDER;

std::optional<json::Value> load(const fs::path& file) {
    const auto text = read_file(file);
    if (!text) {
        return std::nullopt;
    }
    std::string_view body = *text;
    if (body.starts_with("\xEF\xBB\xBF")) {
        body.remove_prefix(3);
    }
    auto document = json::parse(body);
    if (!document) {
        return std::nullopt;
    }
    return std::move(*document);
}

/// A pact with one interaction, which has the part where it belongs.
json::Value pact_with(const json::Value& part, const std::string& kind, SpecVersion version) {
    json::Object interaction{{"description", "d"}};
    if (kind == "message") {
        interaction = part.get_object();
        interaction["description"] = "d";
        interaction["type"] = "Asynchronous/Messages";
    } else {
        interaction[kind] = part;
    }
    const bool messages = kind == "message" && version == SpecVersion::kV3;
    return json::Object{
        {messages ? "messages" : "interactions", json::Array{std::move(interaction)}},
        {"metadata",
         json::Object{{"pactSpecification", json::Object{{"version", to_string(version)}}}}}};
}

/// The texts and numbers below a value. Bodies, headers and queries are left out, which the model
/// compares, and what versions have different words for. Methods are read in upper case.
void collect(const json::Value& value, std::multiset<std::string>& out) {
    if (const auto* object = value.if_object()) {
        for (const auto& [name, member] : *object) {
            static constexpr std::string_view kOthers[] = {
                "body", "contents", "headers", "query", "combine", "pactSpecification", "type"};
            const bool is_rules =
                member.is_object() && std::ranges::all_of(member.get_object(), [](const auto& m) {
                    return m.key().starts_with('$');
                });
            const bool other =
                std::ranges::find(kOthers, std::string_view(name)) != std::end(kOthers);
            if (name == "method" && member.is_string()) {
                out.insert(to_upper(member.get_string()));
            } else if (!other || is_rules) {
                collect(member, out);
            }
        }
    } else if (const auto* array = value.if_array()) {
        for (const json::Value& item : *array) {
            collect(item, out);
        }
    } else if (!value.is_null()) {
        out.insert(value.is_string() ? std::string(value.get_string())
                                     : json::write_compact(value));
    }
}

std::string lost(const json::Value& before, const json::Value& after) {
    std::multiset<std::string> there;
    std::multiset<std::string> here;
    collect(before, there);
    collect(after, here);
    std::vector<std::string> gone;
    std::ranges::set_difference(there, here, std::back_inserter(gone));
    return fmt::format("{}", fmt::join(gone, ", "));
}

/// The queries, which are texts before V3 and maps since.
std::vector<json::Value> queries(const json::Value& document, bool as_text) {
    std::vector<json::Value> out;
    const auto* interactions = json::array_at(document.get_object(), "interactions");
    for (const json::Value& interaction : interactions ? *interactions : json::Array{}) {
        const auto* query = json::at_pointer(interaction, "/request/query");
        if (query && query->is_string() == as_text && !query->is_null()) {
            out.push_back(*query);
        }
    }
    return out;
}

void check(const json::Value& as_given, const fs::path& file) {
    // In the order in which they are written: the order of keys is no content.
    const json::Value document = json::with_sorted_keys(as_given);
    const auto pact = contract::read_pact(document);
    ASSERT_TRUE(pact) << file << ": " << pact.error().message;
    const auto written = contract::pact_to_json(*pact);
    ASSERT_TRUE(written) << file << ": " << written.error().message;
    auto again = contract::read_pact(*written);
    ASSERT_TRUE(again) << file << ": " << again.error().message;
    EXPECT_EQ(json::write_pretty(*written), json::write_pretty(*contract::pact_to_json(*again)))
        << file;
    if (!pact->metadata.contains("accord")) {
        again->metadata.erase("accord");
    }
    EXPECT_TRUE(pact->metadata == again->metadata) << file;
    EXPECT_TRUE(pact->extra == again->extra) << file;
    EXPECT_EQ(lost(document, *written), "") << file;
    const bool as_text = pact->version < SpecVersion::kV3;
    if (const auto given = queries(document, as_text); !given.empty()) {
        EXPECT_EQ(given, queries(*written, as_text)) << file;
    }
    for (const auto& interaction : pact->interactions) {
        EXPECT_NE(std::ranges::find(again->interactions, interaction), again->interactions.end())
            << file << "\n"
            << json::write_pretty(document) << "\n"
            << json::write_pretty(*written);
    }
}

class PublicFiles : public testing::TestWithParam<std::pair<const char*, SpecVersion>> {};

TEST_P(PublicFiles, survive_being_read_and_written) {
    const auto [name, version] = GetParam();
    const fs::path folder = kSpecification / name / "testcases";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "the cases are not at " << folder;
    }
    int seen = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        const auto document = load(entry.path());
        ASSERT_TRUE(document) << entry.path();
        const std::string kind = entry.path().parent_path().parent_path().filename();
        for (std::string_view side : {"expected", "actual"}) {
            check(pact_with(document->get_object().at(side), kind, version), entry.path());
        }
        ++seen;
    }
    EXPECT_GT(seen, 0) << "no case is in " << folder;
}

INSTANTIATE_TEST_SUITE_P(OfTheSpecification,
                         PublicFiles,
                         testing::Values(std::pair{"version-1", SpecVersion::kV1},
                                         std::pair{"version-1.1", SpecVersion::kV1_1},
                                         std::pair{"version-2", SpecVersion::kV2},
                                         std::pair{"version-3", SpecVersion::kV3},
                                         std::pair{"version-4", SpecVersion::kV4}),
                         [](const auto& version) {
                             std::string name = version.param.first;
                             std::ranges::replace_if(
                                 name, [](char c) { return c == '-' || c == '.'; }, '_');
                             return name;
                         });

/// The rules and generators of the compatibility suite stand alone in their files.
TEST(PublicFixtures, survive_being_read_and_written) {
    if (!fs::exists(kFixtures)) {
        GTEST_SKIP() << "the fixtures are not at " << kFixtures;
    }
    int seen = 0;
    for (const auto& entry : fs::directory_iterator(kFixtures)) {
        const std::string name = entry.path().filename();
        if (entry.path().extension() != ".json") {
            continue;
        }
        const auto document = load(entry.path());
        ASSERT_TRUE(document) << name;
        const bool rules = name.find("-matcher") != std::string::npos;
        const bool generators = name.find("-generator") != std::string::npos;
        const SpecVersion version =
            name.find("-v2") != std::string::npos ? SpecVersion::kV2 : SpecVersion::kV4;
        if (document->is_object() && document->get_object().contains("interactions")) {
            check(*document, name);
        } else if (rules || generators) {
            const json::Object part{{rules ? "matchingRules" : "generators", *document}};
            check(pact_with(part, "response", version), name);
        } else {
            check(pact_with(json::Object{{"body", *document}}, "request", SpecVersion::kV3), name);
        }
        ++seen;
    }
    EXPECT_GT(seen, 40);
}

}  // namespace
}  // namespace accord
