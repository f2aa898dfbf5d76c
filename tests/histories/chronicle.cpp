// Looks through all that happened.
#include "chronicle.hpp"

#include <algorithm>
#include <ranges>

namespace accord::broker::service {
namespace {

bool contains_version(const std::vector<AppVersion>& versions, const AppVersion& version) {
    return std::ranges::find(versions, version) != versions.end();
}

}  // namespace

void Chronicle::version(const AppVersion& version, Instant at) {
    if (!has(version)) {
        versions_.push_back({version, ++next_age_, at});
    }
}

void Chronicle::main_branch(const std::string& app, const std::string& branch) {
    main_branches_[app] = branch;
}

void Chronicle::branch(const AppVersion& version, const std::string& branch, Instant at) {
    branches_.try_emplace({version.app, branch}, at);
    if (!contains_version(on_branch(version.app, branch), version)) {
        moves_.push_back({branch, version, true});
    }
}

void Chronicle::off_branch(const AppVersion& version, const std::string& branch) {
    if (contains_version(on_branch(version.app, branch), version)) {
        moves_.push_back({branch, version, false});
    }
}

void Chronicle::branch_deleted(const std::string& app, const std::string& branch) {
    branches_.erase({app, branch});
    std::erase_if(
        moves_, [&](const Move& move) { return move.version.app == app && move.branch == branch; });
}

void Chronicle::tag(const AppVersion& version, const std::string& tag, Instant at) {
    const bool known = std::ranges::any_of(
        tags_, [&](const Tag& one) { return one.version == version && one.name == tag; });
    if (!known) {
        tags_.push_back({version, tag, at});
    }
}

void Chronicle::untag(const AppVersion& version, const std::string& tag) {
    std::erase_if(tags_, [&](const Tag& one) { return one.version == version && one.name == tag; });
}

void Chronicle::publish(const AppVersion& consumer,
                        const std::string& provider,
                        const std::string& content,
                        Instant at) {
    integrations_.emplace(consumer.app, provider);
    const auto there = pact(consumer, provider);
    if (!there || there->content != content) {
        publications_.push_back({consumer, provider, content, at});
    }
}

void Chronicle::pact_deleted(const AppVersion& consumer, const std::string& provider) {
    std::erase_if(publications_, [&](const Publication& one) {
        return one.consumer == consumer && one.provider == provider;
    });
}

void Chronicle::verify(const Result& result) { results_.push_back(result); }

void Chronicle::result_deleted(std::int64_t id) {
    std::erase_if(results_, [&](const Result& one) { return one.id == id; });
}

void Chronicle::deploy(const AppVersion& version,
                       const std::string& place,
                       const std::string& instance) {
    std::erase_if(deployed_, [&](const Presence& one) {
        return one.version.app == version.app && one.place == place && one.instance == instance;
    });
    deployed_.push_back({version, place, instance});
}

void Chronicle::undeploy(const AppVersion& version,
                         const std::string& place,
                         const std::string& instance) {
    std::erase(deployed_, Presence{version, place, instance});
}

void Chronicle::release(const AppVersion& version, const std::string& place) {
    end_support(version, place);
    released_.push_back({version, place, ""});
}

void Chronicle::end_support(const AppVersion& version, const std::string& place) {
    std::erase(released_, Presence{version, place, ""});
}

void Chronicle::version_deleted(const AppVersion& version) {
    for (const std::string& branch : branches_with(version)) {
        off_branch(version, branch);
    }
    std::erase_if(versions_, [&](const auto& one) { return one.name == version; });
    std::erase_if(tags_, [&](const auto& one) { return one.version == version; });
    std::erase_if(publications_, [&](const auto& one) { return one.consumer == version; });
    std::erase_if(results_, [&](const auto& one) { return one.provider == version; });
    std::erase_if(deployed_, [&](const auto& one) { return one.version == version; });
    std::erase_if(released_, [&](const auto& one) { return one.version == version; });
}

bool Chronicle::has(const AppVersion& version) const {
    return std::ranges::find(versions_, version, &Version::name) != versions_.end();
}

int Chronicle::age(const AppVersion& version) const {
    return std::ranges::find(versions_, version, &Version::name)->age;
}

std::vector<AppVersion> Chronicle::versions_of(const std::string& app) const {
    std::vector<AppVersion> found;
    for (const Version& one : versions_) {
        if (one.name.app == app) {
            found.push_back(one.name);
        }
    }
    return found;
}

std::vector<AppVersion> Chronicle::on_branch(const std::string& app,
                                             const std::string& branch) const {
    std::vector<AppVersion> members;
    for (const Move& move : moves_) {
        if (move.version.app != app || move.branch != branch) {
            continue;
        }
        if (move.added) {
            members.push_back(move.version);
        } else {
            std::erase(members, move.version);
        }
    }
    return members;
}

/// The last that was put there; after one was taken off, the newest of those left.
std::optional<AppVersion> Chronicle::head(const std::string& app, const std::string& branch) const {
    std::optional<AppVersion> head;
    std::vector<std::pair<int, AppVersion>> members;
    std::map<AppVersion, int> ages;
    int oldest_gone = 0;
    for (const Move& move : moves_) {
        if (move.version.app != app || move.branch != branch) {
            continue;
        }
        if (move.added) {
            const int known = has(move.version) ? age(move.version) : --oldest_gone;
            members.emplace_back(known, move.version);
            head = move.version;
            continue;
        }
        std::erase_if(members, [&](const auto& one) { return one.second == move.version; });
        head = members.empty() ? std::nullopt : std::optional(std::ranges::max(members).second);
    }
    return head;
}

std::optional<AppVersion> Chronicle::main_head(const std::string& app) const {
    const auto branch = main_branch_of(app);
    return branch ? head(app, *branch) : std::nullopt;
}

std::optional<std::string> Chronicle::main_branch_of(const std::string& app) const {
    const auto found = main_branches_.find(app);
    return found == main_branches_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Chronicle::branches_of(const std::string& app) const {
    std::vector<std::string> found;
    for (const auto& [name, at] : branches_) {
        if (name.first == app) {
            found.push_back(name.second);
        }
    }
    return found;
}

std::vector<std::string> Chronicle::tags_of(const std::string& app) const {
    std::set<std::string> found;
    for (const Tag& tag : tags_) {
        if (tag.version.app == app) {
            found.insert(tag.name);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<AppVersion> Chronicle::tagged(const std::string& app, const std::string& tag) const {
    std::vector<AppVersion> found;
    for (const AppVersion& version : versions_of(app)) {
        for (const Tag& one : tags_) {
            if (one.version == version && one.name == tag) {
                found.push_back(version);
            }
        }
    }
    return found;
}

std::vector<AppVersion> Chronicle::deployed(const std::string& app,
                                            const std::optional<std::string>& place) const {
    std::set<AppVersion> found;
    for (const Presence& one : deployed_) {
        if (one.version.app == app && (!place || one.place == *place)) {
            found.insert(one.version);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<AppVersion> Chronicle::released(const std::string& app,
                                            const std::optional<std::string>& place) const {
    std::set<AppVersion> found;
    for (const Presence& one : released_) {
        if (one.version.app == app && (!place || one.place == *place)) {
            found.insert(one.version);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<AppVersion> Chronicle::at(const std::string& app, const std::string& place) const {
    std::set<AppVersion> found;
    for (const auto& some : {deployed(app, place), released(app, place)}) {
        found.insert(some.begin(), some.end());
    }
    return {found.begin(), found.end()};
}

std::optional<Chronicle::Pact> Chronicle::pact(const AppVersion& consumer,
                                               const std::string& provider) const {
    for (const Publication& one : publications_ | std::views::reverse) {
        if (one.consumer == consumer && one.provider == provider) {
            return Pact{one.content, one.at};
        }
    }
    return std::nullopt;
}

std::vector<std::string> Chronicle::providers_of(const AppVersion& consumer) const {
    std::set<std::string> found;
    for (const Publication& one : publications_) {
        if (one.consumer == consumer) {
            found.insert(one.provider);
        }
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> Chronicle::consumers_of(const std::string& provider) const {
    std::vector<std::string> found;
    for (const auto& [consumer, its_provider] : integrations_) {
        if (its_provider == provider) {
            found.push_back(consumer);
        }
    }
    return found;
}

std::optional<bool> Chronicle::result(const std::string& consumer,
                                      const AppVersion& provider,
                                      const std::string& content) const {
    for (const Result& one : results_ | std::views::reverse) {
        if (one.consumer == consumer && one.provider == provider && one.content == content) {
            return one.success;
        }
    }
    return std::nullopt;
}

std::set<std::string> Chronicle::branches_with(const AppVersion& version) const {
    std::set<std::string> found;
    for (const std::string& branch : branches_of(version.app)) {
        if (contains_version(on_branch(version.app, branch), version)) {
            found.insert(branch);
        }
    }
    return found;
}

std::vector<Chronicle::Tag> Chronicle::tags_on(const AppVersion& version) const {
    std::vector<Tag> found;
    std::ranges::copy_if(
        tags_, std::back_inserter(found), [&](const Tag& one) { return one.version == version; });
    return found;
}

std::optional<Instant> Chronicle::branch_created(const std::string& app,
                                                 const std::string& branch) const {
    const auto found = branches_.find({app, branch});
    return found == branches_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Instant> Chronicle::first_version_at(const std::string& app,
                                                   const std::string& branch) const {
    const auto members = on_branch(app, branch);
    for (const Version& version : versions_) {  // the oldest first
        if (contains_version(members, version.name)) {
            return version.at;
        }
    }
    return std::nullopt;
}

std::optional<Instant> Chronicle::first_tagged(const std::string& app,
                                               const std::string& tag) const {
    std::optional<Instant> first;
    for (const Tag& one : tags_) {
        if (one.version.app == app && one.name == tag && (!first || one.at < *first)) {
            first = one.at;
        }
    }
    return first;
}

}  // namespace accord::broker::service
