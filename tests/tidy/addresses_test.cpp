// Holds the broker to building each address in one place, and to showing all of them.
#include "base/regex/regex.hpp"
#include "source_tree.hpp"

#include <set>

namespace accord::tidy {
namespace {

/// Where addresses stand as text: the tables of routes, that of what they are called in the audit
/// log, the builders of the API's and the pages', and the pact of the example, whose addresses are
/// its provider's.
bool may_hold_addresses(const SourceFile& file) {
    return file.is_test() || file.path.ends_with("/routes.cpp") ||
           file.path == "src/broker/api/audit/audit_types.cpp" ||
           file.path == "src/broker/api/machinery/urls.cpp" ||
           file.path == "src/broker/api/machinery/urls_of_users.cpp" ||
           file.path == "src/broker/api/pages/paths.cpp" ||
           file.path == "src/broker/service/fresh/example_data.cpp";
}

bool is_comment(const std::string& line) {
    const auto start = line.find_first_not_of(' ');
    return start != std::string::npos && line.compare(start, 2, "//") == 0;
}

TEST(Addresses, are_built_in_one_place) {
    const auto address = Regex::compile(R"("/(?!proc/)[A-Za-z{])").value();
    const auto files = read_sources({"src/broker/api", "src/broker/service"});
    ASSERT_FALSE(files.empty());
    for (const SourceFile& file : files) {
        if (may_hold_addresses(file)) {
            continue;
        }
        for (const std::string& line : file.lines) {
            EXPECT_TRUE(is_comment(line) || !address.matches_part(line).value_or(false))
                << file.path << ": " << line;
        }
    }
}

/// The functions of urls.hpp that give an address.
std::set<std::string> builders() {
    const auto name =
        Regex::compile(R"(\[\[nodiscard\]\].* (?:const )?std::string&? (\w+)\()").value();
    std::set<std::string> names;
    for (const SourceFile& file : read_sources({"src/broker/api/machinery"})) {
        if (!file.path.ends_with("/urls.hpp")) {
            continue;
        }
        for (const std::string& line : file.lines) {
            if (auto found = name.first_group(line).value()) {
                names.insert(std::move(*found));
            }
        }
    }
    names.erase("text");
    return names;
}

TEST(Addresses, are_all_in_the_approval_file) {
    std::string approved;
    for (const SourceFile& file : read_sources({"src/broker/api/machinery"})) {
        if (file.path.ends_with("/urls_test.cpp")) {
            for (const std::string& line : file.lines) {
                approved += line;
            }
        }
    }
    ASSERT_FALSE(builders().empty());
    for (const std::string& name : builders()) {
        EXPECT_NE(approved.find(name + "("), std::string::npos)
            << name << "() is not in src/broker/api/machinery/urls_test.cpp";
    }
}

}  // namespace
}  // namespace accord::tidy
