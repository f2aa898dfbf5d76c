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
    {"standalone", {"base", "contract", "matching", "http", "mock"}},
    {"verifier", {"base", "contract", "matching", "http"}},
    {"broker_client", {"base", "contract", "matching", "http", "verifier"}},
    {"verification", {"base", "contract", "matching", "http", "verifier", "broker_client"}},
    {"dsl",
     {"base", "contract", "matching", "http", "mock", "verifier", "broker_client", "verification"}},
    {"ffi",
     {"base", "contract", "matching", "http", "mock", "verifier", "broker_client", "verification"}},
    {"db", {"base"}},
    {"broker/domain", {"base", "contract", "matching"}},
    {"broker/store", {"base", "contract", "matching", "db", "broker/domain"}},
    {"broker/service", {"base", "contract", "matching", "db", "broker/domain", "broker/store"}},
    // What moves whole brokers: another broker's tables are its own affair, ours the store's.
    {"broker/transfer", {"base", "db", "broker/domain", "broker/store"}},
    {"broker/api",
     {"base", "contract", "matching", "http", "db", "broker/domain", "broker/service"}},
    {"broker/webhooks",
     {"base", "contract", "http", "db", "broker/domain", "broker/store", "broker/service"}},
    {"broker/federation", {"base", "matching", "http", "broker/domain", "broker/service"}},
    {"broker/mail", {"base", "http", "db", "broker/domain", "broker/store", "broker/service"}},
    {"broker",
     {"base",
      "contract",
      "matching",
      "http",
      "db",
      "broker/domain",
      "broker/store",
      "broker/service",
      "broker/webhooks",
      "broker/federation",
      "broker/mail",
      "broker/api"}},
    {"cli",
     {"base",
      "contract",
      "matching",
      "http",
      "mock",
      "stub",
      "standalone",
      "verifier",
      "broker_client",
      "verification",
      "db",
      "broker/domain",
      "broker/store",
      "broker/service",
      "broker/transfer",
      "broker/webhooks",
      "broker/federation",
      "broker/mail",
      "broker/api",
      "broker"}},
};

/// Libraries that one folder alone knows, by the start of their headers' names.
const std::vector<std::pair<std::string, std::string>> kOwners = {
    {"boost/asio", "http"},
    {"boost/beast", "http"},
    {"openssl/ssl", "http"},
    {"nghttp2", "http"},
    {"boost/json", "base"},
    {"pcre2", "base"},
    {"spdlog", "base"},
    {"sodium", "broker/service"},
    {"cjose", "broker/federation"},
    {"xmlsec", "broker/federation"},
    {"libxml", "broker/federation"},
    {"soci", "db"},
    {"sqlite3", "db"},
    {"pugixml", "matching"},
    {"CLI/", "cli"},
    {"yaml-cpp", "cli"},
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

/// The rooms of folders, each on a floor from the ground up: a room knows its own floor and those
/// below. "" stands for files beside the rooms.
const std::map<std::string, std::map<std::string, int>> kFloors = {
    {"contract",
     {{"model", 0}, {"pact", 1}, {"convert", 2}, {"merge", 2}, {"notation", 2}, {"file", 3}}},
    {"matching",
     {{"dates", 0},
      {"rules", 1},
      {"fields", 2},
      {"body", 3},
      {"", 4},
      {"generate", 4},
      {"mutate", 5},
      {"explain", 5},
      {"doubts", 6}}},
};

/// "fields" for src/matching/fields/match_query.cpp in the folder "matching".
std::string room_of(std::string path, const std::string& folder) {
    if (path.starts_with("src/")) {
        path.erase(0, 4);
    }
    path.erase(0, folder.size() + 1);
    const auto end = path.find('/');
    return end == std::string::npos ? "" : path.substr(0, end);
}

/// How many rooms the file reaches within its folder; each of them has to be on a floor below.
int check_rooms(const SourceFile& file,
                const std::string& folder,
                const std::map<std::string, int>& floors) {
    const auto from = floors.find(room_of(file.path, folder));
    EXPECT_TRUE(from != floors.end()) << file.path << " is in a room without a floor";
    int seen = 0;
    for (const std::string& include : file.includes()) {
        if (from == floors.end() || folder_of(include) != folder) {
            continue;
        }
        ++seen;
        const auto to = floors.find(room_of(include, folder));
        EXPECT_TRUE(to != floors.end() && to->second <= from->second)
            << file.path << " includes " << include;
    }
    return seen;
}

TEST(Layers, rooms_know_those_below_only) {
    std::map<std::string, int> seen;
    for (const SourceFile& file : sources()) {
        const auto rooms = kFloors.find(folder_of(file.path));
        if (rooms != kFloors.end() && !file.is_test()) {
            seen[rooms->first] += check_rooms(file, rooms->first, rooms->second);
        }
    }
    for (const auto& [folder, floors] : kFloors) {
        EXPECT_GT(seen[folder], 20) << folder;
    }
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

/// Expected failures are Results everywhere else. base throws for defects of the machine, db what
/// ends a transaction, and dsl, the face behind include/accord, PactError. A defect of our own,
/// std::logic_error, may show anywhere. A request that has to begin again leaves whatever resource
/// it is in; whether there is memory for a password's hash is the machine's, as in base.
TEST(Layers, engines_do_not_throw) {
    const std::set<std::string> may_throw = {"base", "db", "dsl"};
    const std::set<std::string> files_that_may = {"src/broker/api/machinery/call.cpp",
                                                  "src/broker/service/identity/password_hash.cpp"};
    for (const SourceFile& file : sources()) {
        const bool for_tests = file.is_test() || file.path.contains("/test_");
        if (for_tests || may_throw.contains(folder_of(file.path)) ||
            files_that_may.contains(file.path)) {
            continue;
        }
        for (const std::string& line : file.lines) {
            const auto start = line.find_first_not_of(' ');
            EXPECT_FALSE(start != std::string::npos && line.substr(start).starts_with("throw ") &&
                         !line.substr(start).starts_with("throw std::logic_error("))
                << file.path << ": " << line;
        }
    }
}

TEST(Layers, public_headers_use_the_standard_library_only) {
    for (const SourceFile& file : read_sources({"include"})) {
        for (const std::string& include : file.includes()) {
            const bool ours = include.starts_with("accord/") || include.starts_with("pact/");
            const bool gtests_own =
                file.path.ends_with("_gtest.hpp") && include.starts_with("gtest/");
            EXPECT_TRUE(ours || gtests_own || include.find('/') == std::string::npos)
                << file.path << " includes " << include;
        }
    }
}

}  // namespace
}  // namespace accord::tidy
