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

Result<void> require_version(Connection& broker, const VersionName& name) {
    const auto address = broker.address_of(
        "pb:pacticipant-version", {{"pacticipant", name.pacticipant}, {"version", name.version}});
    if (!address) {
        return fail(address.error());
    }
    const auto found = broker.get(*address);
    if (!found && found.error().code == ErrorCode::kNotFound) {
        return fail(
            ErrorCode::kNotFound,
            fmt::format("the broker knows no version {} of {}; --auto-create-version makes it",
                        name.version,
                        name.pacticipant));
    }
    if (!found) {
        return fail(found.error());
    }
    return {};
}

}  // namespace

Result<void> create_version_tag(Connection& broker,
                                const VersionName& name,
                                const std::string& tag,
                                MissingVersion missing) {
    if (missing == MissingVersion::kError) {
        if (const auto known = require_version(broker, name); !known) {
            return known;
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
