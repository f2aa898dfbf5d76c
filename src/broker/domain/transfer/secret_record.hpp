// A named secret as a record: see records.hpp.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/transfer/record_fields.hpp"

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

    static constexpr std::string_view kName = "secrets";
    static constexpr auto fields() {
        using R = SecretRecord;
        return std::tuple(Field{"uuid", &R::uuid},
                          Field{"name", &R::name},
                          Field{"description", &R::description},
                          Field{"createdAt", &R::created_at},
                          Field{"updatedAt", &R::updated_at},
                          Field{"value", &R::value});
    }
};

}  // namespace accord::broker::domain
