// What is detected in the environments of build servers, and in git folders as git leaves them.
#include "cli/broker/versions/version_detection.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace accord::cli {
namespace {

EnvironmentVariables with(std::map<std::string, std::string> variables) {
    return [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

class VersionDetection : public testing::Test {
  public:
    VersionDetection()
        : folder(std::filesystem::temp_directory_path() /
                 fmt::format("accord-git-{}", ::getpid())) {
        std::filesystem::create_directories(folder / "below");
    }
    ~VersionDetection() override { std::filesystem::remove_all(folder); }

  protected:
    void write(const std::string& path, std::string_view text) const {
        ASSERT_TRUE(write_file_atomically(folder / path, text));
    }

    std::filesystem::path folder;
};

TEST_F(VersionDetection, takes_the_build_servers_word) {
    write(".git/HEAD", "ref: refs/heads/local\n");
    const auto detected = detect_version(with({{"GITHUB_SHA", "abc"},
                                               {"GITHUB_REF", "refs/heads/feat/x"},
                                               {"GITHUB_SERVER_URL", "https://github.com"},
                                               {"GITHUB_REPOSITORY", "o/r"},
                                               {"GITHUB_RUN_ID", "7"}}),
                                         folder);
    EXPECT_EQ(detected.commit, "abc");
    EXPECT_EQ(detected.branch, "feat/x");
    EXPECT_EQ(detected.build_url, "https://github.com/o/r/actions/runs/7");
}

TEST_F(VersionDetection, asks_git_otherwise) {
    write(".git/HEAD", "ref: refs/heads/feat/x\n");
    write(".git/refs/heads/feat/x", "1234\n");
    const auto detected = detect_version(with({}), folder / "below");
    EXPECT_EQ(detected.branch, "feat/x");
    EXPECT_EQ(detected.commit, "1234");
    EXPECT_EQ(detected.build_url, std::nullopt);
}

/// Pact's Ruby client takes any variable whose name ends in _BRANCH.
TEST_F(VersionDetection, asks_no_variable_but_those_of_build_servers) {
    write(".git/HEAD", "ref: refs/heads/main\n");
    const auto detected = detect_version(
        with({{"DEFAULT_BRANCH", "trunk"}, {"MY_BRANCH", "mine"}, {"CI_DEFAULT_BRANCH", "x"}}),
        folder);
    EXPECT_EQ(detected.branch, "main");
    for (const auto* name : {"GITHUB_HEAD_REF",
                             "GITHUB_REF",
                             "BUILDKITE_BRANCH",
                             "CIRCLE_BRANCH",
                             "TRAVIS_BRANCH",
                             "GIT_BRANCH",
                             "GIT_LOCAL_BRANCH",
                             "APPVEYOR_REPO_BRANCH",
                             "CI_COMMIT_REF_NAME",
                             "BITBUCKET_BRANCH",
                             "BUILD_SOURCEBRANCHNAME",
                             "CIRRUS_BRANCH"}) {
        EXPECT_EQ(detect_version(with({{name, "theirs"}}), folder).branch, "theirs") << name;
    }
}

TEST_F(VersionDetection, finds_packed_branches_and_detached_heads) {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/packed-refs", "# pack-refs\n99 refs/heads/main\n");
    EXPECT_EQ(detect_version(with({}), folder).commit, "99");
    write(".git/HEAD", "5678\n");
    EXPECT_EQ(detect_version(with({}), folder).commit, "5678");
    EXPECT_EQ(detect_version(with({}), folder).branch, std::nullopt);
}

}  // namespace
}  // namespace accord::cli
