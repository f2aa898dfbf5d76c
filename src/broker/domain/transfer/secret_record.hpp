// A named secret as a record: see records.hpp.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/transfer/record_fields.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace accord::broker::domain {

/// One that webhooks use by its name.
struct SecretRecord {
    std::string uuid;
    std::string name;
    std::string description;
    Instant created_at;
    Instant updated_at;
    std::string value;  ///< as it is stored
    /// The UUID of its team; empty: of one that is gone. Nothing: everybody's.
    std::optional<std::string> team = {};

    static constexpr std::string_view kName = "secrets";
    /// What exports do not have that are from before there was such a field.
    static constexpr std::string_view kLaterField = "team";
    static constexpr auto fields() {
        using R = SecretRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"name", &R::name},
                          Field{"description", &R::description},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at},
                          Field{"value", &R::value},
                          Field{"team", &R::team});
    }
};

}  // namespace accord::broker::domain
