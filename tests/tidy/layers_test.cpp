// Holds the sources to the table of docs/architecture.md: who may know whom, and which folder alone
// knows a library.
#include "source_tree.hpp"

#include <set>

namespace accord::tidy {
namespace {

/// For each folder under src/ the folders whose headers it may include, besides its own.
const std::map<std::string, std::set<std::string>> kMayKnow = {
    {"base", {}},
    {"contract", {"base"}},
    {"matching", {"base", "contract"}},
    {"http", {"base", "contract"}},
    {"mock", {"base", "contract", "matching", "http"}},
    {"stub", {"base", "contract", "matching", "http", "mock"}},
    {"dsl", {"base", "contract", "matching", "http", "mock"}},
    {"verifier", {"base", "contract", "matching", "http"}},
    {"broker_client", {"base", "contract", "matching", "http", "verifier"}},
    {"verification", {"base", "contract", "matching", "http", "verifier", "broker_client"}},
    {"db", {"base"}},
    {"broker/domain", {"base", "contract", "matching"}},
    {"broker/store", {"base", "contract", "matching", "db", "broker/domain"}},
    {"broker/service", {"base", "contract", "matching", "db", "broker/domain", "broker/store"}},
    {"broker/api",
     {"base",
      "contract",
      "matching",
      "http",
      "db",
      "broker/domain",
      "broker/store",
      "broker/service"}},
    {"broker",
     {"base",
      "contract",
      "matching",
      "http",
      "db",
      "broker/domain",
      "broker/store",
      "broker/service",
      "broker/api"}},
    {"cli",
     {"base",
      "contract",
      "matching",
      "http",
      "mock",
      "stub",
      "verifier",
      "broker_client",
      "verification",
      "db",
      "broker/domain",
      "broker/store",
      "broker/service",
      "broker/api",
      "broker"}},
};

/// Libraries that one folder alone knows, by the start of their headers' names.
const std::vector<std::pair<std::string, std::string>> kOwners = {
    {"boost/asio", "http"},
    {"boost/beast", "http"},
    {"openssl/ssl", "http"},
    {"boost/json", "base"},
    {"pcre2", "base"},
    {"spdlog", "base"},
    {"soci", "db"},
    {"sqlite3", "db"},
    {"pugixml", "matching"},
    {"CLI/", "cli"},
};

/// What the pure folders may not include: sockets, files, threads, clocks, randomness.
const std::set<std::string> kImpure = {"thread",
                                       "mutex",
                                       "fstream",
                                       "filesystem",
                                       "random",
                                       "cstdlib",
                                       "unistd.h",
                                       "sys/socket.h",
                                       "iostream",
                                       "base/files.hpp",
                                       "base/log.hpp",
                                       "future",
                                       "condition_variable"};

/// "broker/store" for src/broker/store/pacts.cpp, "broker" for src/broker/broker.cpp, "http" for
/// src/http/server.cpp.
std::string folder_of(std::string path) {
    if (path.starts_with("src/")) {
        path.erase(0, 4);
    }
    const auto first = path.find('/');
    if (first == std::string::npos) {
        return "";
    }
    if (path.substr(0, first) != "broker") {
        return path.substr(0, first);
    }
    const auto second = path.find('/', first + 1);
    return path.substr(0, second == std::string::npos ? first : second);
}

std::vector<SourceFile> sources() { return read_sources({"src"}); }

TEST(Layers, every_folder_is_in_the_table) {
    ASSERT_FALSE(sources().empty());
    for (const SourceFile& file : sources()) {
        EXPECT_TRUE(kMayKnow.contains(folder_of(file.path))) << file.path;
    }
}

TEST(Layers, arrows_point_down_only) {
    for (const SourceFile& file : sources()) {
        const std::string from = folder_of(file.path);
        for (const std::string& include : file.includes()) {
            const std::string to = folder_of(include);
            if (!kMayKnow.contains(to) || to == from) {
                continue;
            }
            EXPECT_TRUE(kMayKnow.at(from).contains(to)) << file.path << " includes " << include;
        }
    }
}

/// 2 for src/matching/fields/match_query.cpp: where its folder stands in src/matching, the ground
/// being 0. Nothing for files outside.
std::optional<int> floor_in_matching(std::string path) {
    static const std::map<std::string, int> kFloors = {{"dates", 0},
                                                       {"rules", 1},
                                                       {"fields", 2},
                                                       {"body", 3},
                                                       {"", 4},
                                                       {"generate", 4},
                                                       {"explain", 5}};
    if (path.starts_with("src/")) {
        path.erase(0, 4);
    }
    if (!path.starts_with("matching/")) {
        return std::nullopt;
    }
    path.erase(0, path.find('/') + 1);
    const auto end = path.find('/');
    const auto floor = kFloors.find(end == std::string::npos ? "" : path.substr(0, end));
    return floor == kFloors.end() ? std::nullopt : std::optional(floor->second);
}

TEST(Layers, folders_of_matching_know_those_below_only) {
    int seen = 0;
    for (const SourceFile& file : sources()) {
        if (folder_of(file.path) != "matching" || file.is_test()) {
            continue;
        }
        const auto from = floor_in_matching(file.path);
        ASSERT_TRUE(from) << file.path << " is in a folder without a floor";
        for (const std::string& include : file.includes()) {
            const auto to = floor_in_matching(include);
            if (!to) {
                continue;
            }
            ++seen;
            EXPECT_LE(*to, *from) << file.path << " includes " << include;
        }
    }
    EXPECT_GT(seen, 100);
}

TEST(Layers, a_library_is_known_in_one_folder) {
    for (const SourceFile& file : sources()) {
        for (const std::string& include : file.includes()) {
            for (const auto& [library, owner] : kOwners) {
                if (!include.starts_with(library)) {
                    continue;
                }
                EXPECT_EQ(folder_of(file.path), owner) << file.path << " includes " << include;
            }
        }
    }
}

TEST(Layers, matching_and_decisions_are_pure) {
    for (const SourceFile& file : sources()) {
        const std::string folder = folder_of(file.path);
        if (file.is_test() || (folder != "matching" && folder != "broker/domain")) {
            continue;
        }
        for (const std::string& include : file.includes()) {
            EXPECT_FALSE(kImpure.contains(include)) << file.path << " includes " << include;
        }
    }
}

TEST(Layers, public_headers_use_the_standard_library_only) {
    for (const SourceFile& file : read_sources({"include"})) {
        for (const std::string& include : file.includes()) {
            const bool ours = include.starts_with("accord/");
            EXPECT_TRUE(ours || include.find('/') == std::string::npos)
                << file.path << " includes " << include;
        }
    }
}

}  // namespace
}  // namespace accord::tidy
