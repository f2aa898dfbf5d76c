// How integrations stand, and which of them to look at first.
#include "broker/domain/overview.hpp"

#include <algorithm>

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

void Overview::sort() {
    std::ranges::stable_sort(integrations, [](const auto& left, const auto& right) {
        const bool left_fails = left.fails();
        const bool right_fails = right.fails();
        if (left_fails != right_fails) {
            return left_fails;
        }
        return left.published_at > right.published_at;
    });
}

}  // namespace accord::broker::domain
