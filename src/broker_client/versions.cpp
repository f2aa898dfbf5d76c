// Versions of applications: see versions.hpp.
#include "broker_client/versions.hpp"

#include <fmt/format.h>

namespace accord::broker_client {
namespace {

Result<void> put_empty(Connection& broker,
                       std::string_view relation,
                       const Parameters& parameters) {
    const auto address = broker.address_of(relation, parameters);
    if (!address) {
        return fail(address.error());
    }
    if (const auto sent = broker.put(*address, json::Object{}); !sent) {
        return fail(sent.error());
    }
    return {};
}

Parameters parameters_of(const VersionName& name) {
    return {{"pacticipant", name.pacticipant}, {"version", name.version}};
}

}  // namespace

Result<json::Value> find_version(Connection& broker, const VersionName& name) {
    return broker.follow(
        "pb:pacticipant-version",
        parameters_of(name),
        fmt::format("the broker has no version {} of {}", name.version, name.pacticipant));
}

Result<json::Value> find_latest_version(Connection& broker,
                                        const std::string& pacticipant,
                                        const std::optional<std::string>& tag) {
    if (tag) {
        return broker.follow(
            "pb:latest-tagged-version",
            {{"pacticipant", pacticipant}, {"tag", *tag}},
            fmt::format("the broker has no version of {} with tag {}", pacticipant, *tag));
    }
    return broker.follow("pb:latest-version",
                         {{"pacticipant", pacticipant}},
                         fmt::format("the broker has no version of {}", pacticipant));
}

Result<void> create_version(Connection& broker, const VersionName& name) {
    const auto address = broker.address_of("pb:pacticipant-version", parameters_of(name));
    if (!address) {
        return fail(address.error());
    }
    // a PUT would take away the build URL that is there
    const auto patched = broker.patch(*address, json::Object{});
    return patched ? Result<void>{} : fail(patched.error());
}

Result<void> create_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag,
                                MissingVersion missing) {
    if (missing == MissingVersion::kError) {
        const auto known = find_version(broker, name);
        if (!known && known.error().code == ErrorCode::kNotFound) {
            return fail(ErrorCode::kNotFound,
                        known.error().message + "; --auto-create-version creates it");
        }
        if (!known) {
            return fail(known.error());
        }
    }
    return put_empty(broker,
                     "pb:pacticipant-version-tag",
                     {{"pacticipant", name.pacticipant}, {"version", name.version}, {"tag", tag}});
}

Result<bool> delete_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag) {
    auto parameters = parameters_of(name);
    parameters.emplace_back("tag", tag);
    return broker.remove_if_there("pb:pacticipant-version-tag", parameters);
}

Result<void> create_branch_version(Connection& broker,
                                   const VersionName& name,
                                   const std::string& branch) {
    return put_empty(
        broker,
        "pb:pacticipant-branch-version",
        {{"pacticipant", name.pacticipant}, {"branch", branch}, {"version", name.version}});
}

Result<bool> delete_branch(Connection& broker,
                           const std::string& pacticipant,
                           const std::string& branch) {
    return broker.remove_if_there("pb:pacticipant-branch",
                                  {{"pacticipant", pacticipant}, {"branch", branch}});
}

}  // namespace accord::broker_client
