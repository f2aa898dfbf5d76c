// What a look at an environment finds: a line each, with what to do where something is wrong.
#pragma once

#include <string>
#include <string_view>

namespace accord::cli {

enum class Health {
    kOk,
    kWarn,  ///< commands work, but not as they should
    kFail,  ///< commands do not work
};

struct Finding {
    std::string about;  ///< "clock"
    Health health = Health::kOk;
    std::string found;
    std::string next = {};  ///< what to do; empty where nothing is
    bool operator==(const Finding&) const = default;
};

/// "ok", "warn", "fail".
constexpr std::string_view word_of(Health health) {
    return health == Health::kOk ? "ok" : health == Health::kWarn ? "warn" : "fail";
}

}  // namespace accord::cli
