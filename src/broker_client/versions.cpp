// Versions of applications: see versions.hpp.
#include "broker_client/versions.hpp"

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

}  // namespace

Result<json::Value> find_version(Connection& broker, const VersionName& name) {
    const auto address = broker.address_of(
        "pb:pacticipant-version", {{"pacticipant", name.pacticipant}, {"version", name.version}});
    if (!address) {
        return fail(address.error());
    }
    auto found = broker.get(*address);
    if (!found && found.error().code == ErrorCode::kNotFound) {
        return fail(
            ErrorCode::kNotFound,
            fmt::format("the broker has no version {} of {}", name.version, name.pacticipant));
    }
    return found;
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

Result<void> create_branch_version(Connection& broker,
                                   const VersionName& name,
                                   const std::string& branch) {
    return put_empty(
        broker,
        "pb:pacticipant-branch-version",
        {{"pacticipant", name.pacticipant}, {"branch", branch}, {"version", name.version}});
}

}  // namespace accord::broker_client
