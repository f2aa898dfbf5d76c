// What a build server or git says about the version at hand: see version_detection.hpp.
#include "cli/broker/versions/version_detection.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <array>

namespace accord::cli {
namespace {

constexpr std::array kBranchVariables = {"GITHUB_HEAD_REF",
                                         "GITHUB_REF_NAME",
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
                                         "CIRRUS_BRANCH"};
constexpr std::array kCommitVariables = {"GITHUB_SHA",
                                         "BUILDKITE_COMMIT",
                                         "CIRCLE_SHA1",
                                         "TRAVIS_COMMIT",
                                         "GIT_COMMIT",
                                         "APPVEYOR_REPO_COMMIT",
                                         "CI_COMMIT_ID",
                                         "CI_COMMIT_SHA",
                                         "BITBUCKET_COMMIT",
                                         "BUILD_SOURCEVERSION",
                                         "CIRRUS_CHANGE_IN_REPO"};
constexpr std::array kBuildUrlVariables = {
    "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "TRAVIS_BUILD_WEB_URL", "CI_JOB_URL", "BUILD_URL"};

template <std::size_t kCount>
std::optional<std::string> first_of(const EnvironmentVariables& variables,
                                    const std::array<const char*, kCount>& names) {
    for (const auto* name : names) {
        if (auto value = variables(name)) {
            return value;
        }
    }
    return std::nullopt;
}

std::optional<std::string> github_build_url(const EnvironmentVariables& variables) {
    const auto server = variables("GITHUB_SERVER_URL");
    const auto repository = variables("GITHUB_REPOSITORY");
    const auto run = variables("GITHUB_RUN_ID");
    if (!server || !repository || !run) {
        return std::nullopt;
    }
    return fmt::format("{}/{}/actions/runs/{}", *server, *repository, *run);
}

std::string without_prefix(std::string text, std::string_view prefix) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

/// The .git folder that `folder` or one above it has; a work tree's file names the real one.
std::optional<std::filesystem::path> find_git(const std::filesystem::path& start) {
    std::error_code ignored;
    for (auto folder = std::filesystem::absolute(start, ignored);; folder = folder.parent_path()) {
        const auto git = folder / ".git";
        if (std::filesystem::is_directory(git, ignored)) {
            return git;
        }
        if (const auto pointer = read_file(git, 4096)) {
            return folder / without_prefix(std::string(trim(*pointer)), "gitdir: ");
        }
        if (folder == folder.parent_path()) {
            return std::nullopt;
        }
    }
}

std::optional<std::string> first_line(const std::filesystem::path& path) {
    const auto text = read_file(path, 64 * 1024);
    return text ? std::optional(std::string(trim(*text))) : std::nullopt;
}

std::optional<std::string> packed_commit(const std::filesystem::path& git, const std::string& ref) {
    const auto packed = read_file(git / "packed-refs");
    if (!packed) {
        return std::nullopt;
    }
    for (const auto line : split(*packed, '\n')) {
        if (line.ends_with(" " + ref)) {
            return std::string(line.substr(0, line.find(' ')));
        }
    }
    return std::nullopt;
}

DetectedVersion from_git(const std::filesystem::path& folder) {
    DetectedVersion detected;
    const auto git = find_git(folder);
    const auto head = git ? first_line(*git / "HEAD") : std::nullopt;
    if (!head) {
        return detected;
    }
    if (!head->starts_with("ref: ")) {
        detected.commit = *head;
        return detected;
    }
    const std::string ref = without_prefix(*head, "ref: ");
    detected.branch = without_prefix(ref, "refs/heads/");
    const auto common = first_line(*git / "commondir");
    const auto home = common ? *git / *common : *git;
    detected.commit = first_line(home / ref);
    if (!detected.commit) {
        detected.commit = packed_commit(home, ref);
    }
    return detected;
}

}  // namespace

DetectedVersion detect_version(const EnvironmentVariables& variables,
                               const std::filesystem::path& folder) {
    const auto git = from_git(folder);
    DetectedVersion detected{.commit = first_of(variables, kCommitVariables),
                             .branch = first_of(variables, kBranchVariables),
                             .build_url = github_build_url(variables)};
    if (!detected.commit) {
        detected.commit = git.commit;
    }
    if (detected.branch) {
        detected.branch =
            without_prefix(without_prefix(*detected.branch, "refs/heads/"), "origin/");
    } else {
        detected.branch = git.branch;
    }
    if (!detected.build_url) {
        detected.build_url = first_of(variables, kBuildUrlVariables);
    }
    return detected;
}

Result<std::string> branch_as_tag(const DetectedVersion& detected) {
    if (!detected.branch) {
        return fail(ErrorCode::kInvalidInput,
                    "--tag-with-git-branch: neither the CI server nor git tells the branch");
    }
    return *detected.branch;
}

}  // namespace accord::cli
