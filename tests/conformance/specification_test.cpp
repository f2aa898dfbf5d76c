// All JSON cases of the Pact specification: {match, comment, expected, actual}. None is left out;
// each version says how many ran and passed.
#include "base/files.hpp"
#include "contract/pact/parts_json.hpp"
#include "matching/compiled.hpp"
#include "support/case_summary.hpp"

namespace accord {
namespace {

namespace fs = std::filesystem;
using contract::SpecVersion;
using matching::Mismatches;

const fs::path kFolder = ACCORD_SPECIFICATION_FOLDER;

struct Case {
    fs::path file;
    bool match = false;
    json::Value expected, actual;
};

/// Reads both sides as one kind of part, compiles the expectation and compares.
template <class Compiled, class Read>
Result<Mismatches> compare(const Case& a_case, SpecVersion version, Read read) {
    const auto expected = read(a_case.expected, version);
    if (!expected) {
        return fail(expected.error(), "expected");
    }
    const auto actual = read(a_case.actual, version);
    if (!actual) {
        return fail(actual.error(), "actual");
    }
    const auto compiled = Compiled::compile(*expected, version);
    if (!compiled) {
        return fail(compiled.error());
    }
    return compiled->match(*actual);
}

Result<Mismatches> run(const Case& a_case, const std::string& kind, SpecVersion version) {
    if (kind == "request") {
        return compare<matching::CompiledRequest>(a_case, version, contract::request_from_json);
    }
    if (kind == "response") {
        return compare<matching::CompiledResponse>(a_case, version, contract::response_from_json);
    }
    return compare<matching::CompiledMessage>(a_case, version, contract::message_from_json);
}

Result<Case> load(const fs::path& file) {
    const auto text = read_file(file);
    if (!text) {
        return fail(text.error());
    }
    // Some cases start with a byte order mark.
    std::string_view body = *text;
    if (body.starts_with("\xEF\xBB\xBF")) {
        body.remove_prefix(3);
    }
    const auto document = json::parse(body);
    if (!document) {
        return fail(document.error());
    }
    const json::Object& object = document->get_object();
    return Case{
        file, json::bool_or(object, "match", false), object.at("expected"), object.at("actual")};
}

std::string sentences(const Mismatches& mismatches) {
    std::string out;
    for (const auto& mismatch : mismatches) {
        out += "\n  " + mismatch.place + ": " + mismatch.sentence;
    }
    return out;
}

class Specification : public testing::TestWithParam<std::pair<const char*, SpecVersion>> {};

TEST_P(Specification, every_case_decides_as_it_says) {
    const auto [name, version] = GetParam();
    const fs::path folder = kFolder / name / "testcases";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "the cases are not at " << folder;
    }
    CaseCounts counts;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        const auto a_case = load(entry.path());
        ASSERT_TRUE(a_case) << entry.path() << ": " << a_case.error().message;
        const std::string kind = entry.path().parent_path().parent_path().filename();
        const auto mismatches = run(*a_case, kind, version);
        ++counts.ran;
        const bool right = mismatches && mismatches->empty() == a_case->match;
        counts.passed += right;
        EXPECT_TRUE(right) << entry.path() << " expects match = " << a_case->match << ", but "
                           << (mismatches ? sentences(*mismatches) : mismatches.error().message);
    }
    leave_summary("specification", "V" + std::string(name).substr(8), counts);
}

INSTANTIATE_TEST_SUITE_P(Pact,
                         Specification,
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

}  // namespace
}  // namespace accord
