// Folders as rooms: small enough to be read at a glance, and a header's sources found by its name.
#include "source_tree.hpp"

#include <map>
#include <set>

namespace accord::tidy {
namespace {

/// Headers and sources of one folder, tests not counted.
constexpr std::size_t kFilesMax = 24;

/// Rooms that hold more, and how many at most.
const std::map<std::string, std::size_t> kLargerRooms = {
    {"src/base", 29},  // parts that know nothing of each other: the list of headers is the index
    {"src/broker/api/machinery", 32},
    {"src/contract/pact", 26},
};

/// Sources whose name does not lead to their header.
const std::set<std::string> kOtherNames = {"src/cli/main.cpp"};

std::string room_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// "broker/store/pacts" for src/broker/store/pacts.cpp.
std::string without_extension(const std::string& path) { return path.substr(0, path.rfind('.')); }

/// The headers that `path` may be the source of, the longest name first: itself, and itself cut at
/// each underscore. What is behind the C++ interface implements headers of include/accord, what is
/// behind the C interface those of include/pact.
std::vector<std::string> headers_for(const std::string& path) {
    std::vector<std::string> headers;
    const std::string folder = room_of(path) + "/";
    std::string name = without_extension(path).substr(folder.size());
    while (true) {
        headers.push_back(folder + name + ".hpp");
        if (path.starts_with("src/dsl/")) {
            headers.push_back("include/accord/" + name + ".hpp");
        }
        if (path.starts_with("src/ffi/")) {
            headers.push_back("include/pact/" + name + ".h");
        }
        const auto cut = name.rfind('_');
        if (cut == std::string::npos) {
            return headers;
        }
        name.erase(cut);
    }
}

/// The compiled part of another library has no header of ours; commands and resources are declared
/// together, in the table that lists them.
bool needs_no_header(const SourceFile& file) {
    return file.is_test() || !file.path.ends_with(".cpp") || file.path.ends_with("_impl.cpp") ||
           (file.path.starts_with("src/cli/") && file.path.find("_command") != std::string::npos) ||
           file.path.starts_with("src/broker/api/") || kOtherNames.contains(file.path);
}

TEST(Rooms, can_be_read_at_a_glance) {
    std::map<std::string, std::size_t> counts;
    for (const SourceFile& file : read_sources({"src"})) {
        counts[room_of(file.path)] += file.is_test() ? 0 : 1;
    }
    ASSERT_FALSE(counts.empty());
    for (const auto& [folder, count] : counts) {
        const auto larger = kLargerRooms.find(folder);
        EXPECT_LE(count, larger == kLargerRooms.end() ? kFilesMax : larger->second)
            << folder << ": make rooms of it";
    }
}

TEST(Rooms, sources_are_found_by_the_name_of_their_header) {
    std::set<std::string> headers;
    const auto files = read_sources({"src", "include"});
    for (const SourceFile& file : files) {
        headers.insert(file.path);
    }
    for (const SourceFile& file : files) {
        if (needs_no_header(file)) {
            continue;
        }
        const auto candidates = headers_for(file.path);
        EXPECT_TRUE(std::ranges::any_of(
            candidates, [&](const std::string& header) { return headers.contains(header); }))
            << file.path << " implements none of: " << candidates.front() << " or shorter names";
    }
}

}  // namespace
}  // namespace accord::tidy
