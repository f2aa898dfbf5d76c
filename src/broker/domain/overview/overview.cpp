// How integrations stand, and which of them to look at first.
#include "broker/domain/overview/overview.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace accord::broker::domain {

Agreement agreement_of(std::optional<bool> success, bool was_verified) {
    if (success) {
        return *success ? Agreement::kWorks : Agreement::kFails;
    }
    return was_verified ? Agreement::kChanged : Agreement::kNotVerified;
}

Agreement agreement_of_meeting(bool has_pact, std::optional<bool> success) {
    if (!has_pact || success.value_or(false)) {
        return Agreement::kWorks;
    }
    return success ? Agreement::kFails : Agreement::kNotVerified;
}

bool Overview::Integration::fails() const {
    return agreement == Agreement::kFails || std::ranges::any_of(meetings, [](const auto& one) {
               return one.second.agreement == Agreement::kFails;
           });
}

bool Overview::Integration::newest_fails() const {
    return !fails() && newest && newest->agreement == Agreement::kFails;
}

void Overview::sort() {
    std::ranges::stable_sort(integrations, std::greater{}, [](const Integration& one) {
        return std::tuple(one.fails(), one.newest_fails(), one.published_at);
    });
}

}  // namespace accord::broker::domain
