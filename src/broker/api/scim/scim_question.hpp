// What a list of SCIM is asked for, and how much of each resource (RFC 7644 sections 3.4.2, 3.9).
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/domain/scim/filter.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// Resources on one page; of groups with their members.
inline constexpr std::int64_t kScimPageMax = 200;
inline constexpr std::int64_t kScimGroupPageMax = 20;
/// Resources that are looked through for a filter that no index answers.
inline constexpr std::int64_t kScimScannedMax = 20'000;

/// Which attributes are told; nothing named: all.
class ScimAttributes {
  public:
    static domain::scim::Outcome<ScimAttributes> read(const Call& call);

    /// Whether any of an attribute, whose name is in lower case, is told.
    [[nodiscard]] bool has(std::string_view attribute) const;
    [[nodiscard]] bool are_asked_for() const { return !wanted_.empty(); }
    [[nodiscard]] json::Object of(json::Object resource) const;

  private:
    std::vector<domain::scim::AttributeName> wanted_;
    std::vector<domain::scim::AttributeName> excluded_;
};

struct ScimQuestion {
    std::optional<domain::scim::Filter> filter = {};
    std::int64_t skipped = 0;  ///< of what fits
    std::int64_t count = 0;
    ScimAttributes attributes = {};
};

domain::scim::Outcome<ScimQuestion> read_scim_question(const Call& call, std::int64_t page_max);

/// Resources of one kind, as documents, and the row of each.
struct ScimResource {
    std::int64_t id = 0;
    json::Object document = {};
};
using ScimResources = std::vector<ScimResource>;

/// Where they come from.
struct ScimSource {
    std::function<std::int64_t()> count;
    std::function<ScimResources(std::int64_t offset, std::int64_t count)> from;
    std::function<ScimResources(std::int64_t id)> after;  ///< some; none at the end
    std::function<ScimResources(const domain::scim::Lookup&)> looked_up;
};

/// The page: by an index where the filter allows, otherwise by looking through all, within the
/// limit.
http::Response answer_scim_list(const Call& call,
                                const ScimQuestion& question,
                                const ScimSource& source);

}  // namespace accord::broker::api
