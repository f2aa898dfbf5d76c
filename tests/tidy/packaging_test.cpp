// The recipes of packaging/ against CMake: the same version, the same dependencies under each
// package manager's names.
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/regex/regex.hpp"

#include <set>

namespace accord::tidy {
namespace {

using Names = std::set<std::string>;

std::string text_of(const std::string& path) {
    const auto text = read_file(std::filesystem::path(ACCORD_SOURCE_DIR) / path);
    EXPECT_TRUE(text) << text.error().message;
    return text.value_or("");
}

/// What the first group of the expression takes, wherever it matches.
Names all(const std::string& text, const char* expression) {
    const auto pattern = Regex::compile(expression);
    Names found;
    std::string_view rest = text;
    while (const auto group = pattern->first_group(rest).value()) {
        found.insert(*group);
        rest.remove_prefix(rest.find(*group) + group->size());
    }
    return found;
}

const std::string kPort = "packaging/vcpkg/ports/accord/";
const std::string kRecipe = "packaging/conan/conanfile.py";

/// The libraries of cmake/AccordDependencies.cmake that the library itself needs.
Names dependencies_of_cmake() {
    Names names = all(text_of("cmake/AccordDependencies.cmake"),
                      R"((?:^|\n)(?:find_package|accord_inside)\((\w+))");
    names.erase("Threads");
    return names;
}

json::Value port() { return json::parse(text_of(kPort + "vcpkg.json")).value_or(json::Value()); }

TEST(Packaging, the_port_has_the_version_of_cmake) {
    EXPECT_EQ(all(text_of("CMakeLists.txt"), R"(project\(Accord VERSION ([0-9.]+))"),
              Names{std::string(port().at("version-semver").as_string())});
}

TEST(Packaging, the_chart_and_the_manifests_have_the_version_of_cmake) {
    const Names version = all(text_of("CMakeLists.txt"), R"(project\(Accord VERSION ([0-9.]+))");
    const std::string chart = text_of("packaging/helm/accord/Chart.yaml");
    EXPECT_EQ(all(chart, R"(\nversion: ([0-9.]+))"), version);
    EXPECT_EQ(all(chart, R"re(\nappVersion: "([0-9.]+)")re"), version);
    for (const char* manifest : {"sqlite.yaml", "postgres.yaml"}) {
        EXPECT_EQ(all(text_of(std::string("packaging/kubernetes/") + manifest),
                      R"(image: accord:([0-9.]+))"),
                  version);
    }
}

json::Value npm_package(const std::string& name) {
    return json::parse(text_of("packaging/npm/" + name + "/package.json")).value_or(json::Value());
}

TEST(Packaging, the_npm_packages_have_the_version_of_cmake) {
    for (const char* name : {"library", "program"}) {
        EXPECT_EQ(all(text_of("CMakeLists.txt"), R"(project\(Accord VERSION ([0-9.]+))"),
                  Names{std::string(npm_package(name).at("version").as_string())});
    }
}

/// The names in kPrograms of src/cli/programs.cpp, but accord's own.
Names names_of_the_program() {
    const std::string text = text_of("src/cli/programs.cpp");
    const auto begin = text.find("Command kPrograms[] = {");
    EXPECT_NE(begin, std::string::npos);
    Names names = all(text.substr(begin, text.find("\n};", begin) - begin),
                      R"re(\n    \{\.name = "([\w-]+)")re");
    EXPECT_EQ(names.erase("accord"), 1);
    return names;
}

Names words_of(const std::string& text) { return all(text, R"(([\w-]+))"); }

TEST(Packaging, the_program_is_installed_under_all_its_names) {
    const Names lists = all(text_of("src/cli/CMakeLists.txt"), R"(foreach\(name ([\w -]+)\))");
    ASSERT_EQ(lists.size(), 1);
    EXPECT_EQ(words_of(*lists.begin()), names_of_the_program());
}

TEST(Packaging, the_npm_package_has_all_names_of_the_program) {
    Names names;
    const json::Value package = npm_package("program");
    for (const auto& [name, file] : package.at("bin").as_object()) {
        EXPECT_EQ(file.as_string(), "bin/program.js");
        names.emplace(name);
    }
    EXPECT_EQ(names.erase("accord"), 1);
    EXPECT_EQ(names, names_of_the_program());
}

TEST(Packaging, the_recipe_reads_its_version_from_cmake) {
    EXPECT_NE(text_of(kRecipe).find(R"(project\(Accord VERSION ([0-9.]+))"), std::string::npos);
}

TEST(Packaging, conan_requires_what_cmake_looks_for) {
    const Names expected{"Boost", "fmt", "nghttp2", "openssl", "pcre2", "pugixml", "spdlog"};
    ASSERT_EQ(dependencies_of_cmake(), expected);
    EXPECT_EQ(all(text_of(kRecipe), R"re("(\w+)/\[)re"),
              (Names{"boost", "fmt", "libnghttp2", "openssl", "pcre2", "pugixml", "spdlog"}));
}

TEST(Packaging, the_port_depends_on_what_cmake_looks_for) {
    Names ports;
    const json::Value manifest = port();
    for (const json::Value& dependency : manifest.at("dependencies").as_array()) {
        if (dependency.is_string()) {
            ports.insert(std::string(dependency.get_string()));
        }
    }
    EXPECT_EQ(ports,
              (Names{"boost-asio",
                     "boost-beast",
                     "boost-json",
                     "fmt",
                     "nghttp2",
                     "openssl",
                     "pcre2",
                     "pugixml",
                     "spdlog"}));
}

TEST(Packaging, both_use_options_that_cmake_has) {
    const Names options = all(text_of("CMakeLists.txt"), R"(option\((ACCORD_\w+))");
    const Names set{"ACCORD_DEVELOPER", "ACCORD_PROGRAM"};
    EXPECT_TRUE(std::ranges::includes(options, set));
    EXPECT_EQ(all(text_of(kRecipe), R"re(cache_variables\["(\w+)"\])re"), set);
    EXPECT_EQ(all(text_of(kPort + "portfile.cmake"), "-D(ACCORD_[A-Z]+)=OFF"), set);
}

TEST(Packaging, conan_exports_all_that_cmake_reads_to_build_the_library) {
    EXPECT_EQ(all(text_of(kRecipe), R"re("(\w+)/\*")re"), (Names{"cmake", "include", "src"}));
}

}  // namespace
}  // namespace accord::tidy
