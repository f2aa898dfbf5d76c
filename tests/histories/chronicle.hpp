// For tests: all that happened in a broker, in plain lists, and what follows from it by looking
// through them. Nothing here is fast, kept up to date, or shared with the broker's own code.
#pragma once

#include "base/clock.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::service {

struct AppVersion {
    std::string app;
    std::string number;

    auto operator<=>(const AppVersion&) const = default;
};

class Chronicle {
  public:
    // What happened.
    void version(const AppVersion& version, Instant at);  ///< unless it is there
    void main_branch(const std::string& app, const std::string& branch);
    void branch(const AppVersion& version, const std::string& branch, Instant at);
    void off_branch(const AppVersion& version, const std::string& branch);
    void branch_deleted(const std::string& app, const std::string& branch);
    void tag(const AppVersion& version, const std::string& tag, Instant at);
    void untag(const AppVersion& version, const std::string& tag);
    void publish(const AppVersion& consumer,
                 const std::string& provider,
                 const std::string& content,
                 Instant at);
    void pact_deleted(const AppVersion& consumer, const std::string& provider);
    struct Result {
        std::int64_t id = 0;
        std::string consumer;
        AppVersion provider;
        std::string content;
        bool success = false;
        bool wip = false;
        Instant at = {};
    };
    void verify(const Result& result);
    void result_deleted(std::int64_t id);
    void deploy(const AppVersion& version, const std::string& place, const std::string& instance);
    void undeploy(const AppVersion& version, const std::string& place, const std::string& instance);
    void release(const AppVersion& version, const std::string& place);
    void end_support(const AppVersion& version, const std::string& place);
    void version_deleted(const AppVersion& version);

    // What follows from it.
    [[nodiscard]] bool has(const AppVersion& version) const;
    [[nodiscard]] int age(const AppVersion& version) const;  ///< its place among all versions
    [[nodiscard]] std::vector<AppVersion> versions_of(const std::string& app) const;
    [[nodiscard]] std::optional<AppVersion> head(const std::string& app,
                                                 const std::string& branch) const;
    [[nodiscard]] std::optional<AppVersion> main_head(const std::string& app) const;
    [[nodiscard]] std::vector<std::string> branches_of(const std::string& app) const;
    [[nodiscard]] std::vector<std::string> tags_of(const std::string& app) const;
    [[nodiscard]] std::vector<AppVersion> tagged(const std::string& app,
                                                 const std::string& tag) const;
    [[nodiscard]] std::vector<AppVersion> deployed(const std::string& app,
                                                   const std::optional<std::string>& place) const;
    [[nodiscard]] std::vector<AppVersion> released(const std::string& app,
                                                   const std::optional<std::string>& place) const;
    [[nodiscard]] std::vector<AppVersion> at(const std::string& app,
                                             const std::string& place) const;

    struct Pact {
        std::string content;
        Instant at;
    };
    [[nodiscard]] std::optional<Pact> pact(const AppVersion& consumer,
                                           const std::string& provider) const;
    [[nodiscard]] std::vector<std::string> providers_of(const AppVersion& consumer) const;
    /// Whoever published a pact for it, deleted or not.
    [[nodiscard]] std::vector<std::string> consumers_of(const std::string& provider) const;
    [[nodiscard]] std::optional<bool> result(const std::string& consumer,
                                             const AppVersion& provider,
                                             const std::string& content) const;
    [[nodiscard]] std::optional<std::string> main_branch_of(const std::string& app) const;

    [[nodiscard]] const std::vector<Result>& results() const { return results_; }
    [[nodiscard]] std::set<std::string> branches_with(const AppVersion& version) const;
    struct Tag {
        AppVersion version;
        std::string name;
        Instant at;
    };
    [[nodiscard]] std::vector<Tag> tags_on(const AppVersion& version) const;
    [[nodiscard]] std::optional<Instant> branch_created(const std::string& app,
                                                        const std::string& branch) const;
    /// When the oldest version that is on it was made.
    [[nodiscard]] std::optional<Instant> first_version_at(const std::string& app,
                                                          const std::string& branch) const;
    [[nodiscard]] std::optional<Instant> first_tagged(const std::string& app,
                                                      const std::string& tag) const;

  private:
    struct Version {
        AppVersion name;
        int age;
        Instant at;
    };
    struct Move {
        std::string branch;
        AppVersion version;
        bool added;  ///< otherwise taken off
    };
    struct Publication {
        AppVersion consumer;
        std::string provider;
        std::string content;
        Instant at;
    };
    struct Presence {
        AppVersion version;
        std::string place;
        std::string instance;
        auto operator<=>(const Presence&) const = default;
    };

    [[nodiscard]] std::vector<AppVersion> on_branch(const std::string& app,
                                                    const std::string& branch) const;

    int next_age_ = 0;
    std::vector<Version> versions_;
    std::map<std::string, std::string> main_branches_;
    std::map<std::pair<std::string, std::string>, Instant> branches_;
    std::vector<Move> moves_;
    std::vector<Tag> tags_;
    std::vector<Publication> publications_;
    std::set<std::pair<std::string, std::string>> integrations_;
    std::vector<Result> results_;
    std::vector<Presence> deployed_;
    std::vector<Presence> released_;
};

}  // namespace accord::broker::service
