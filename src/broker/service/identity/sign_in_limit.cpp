// Counts wrong passwords by name: see sign_in_limit.hpp.
#include "broker/service/identity/sign_in_limit.hpp"

#include "base/unicode/fold_case.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

/// As long as all guesses take to come back, less one that is there now.
constexpr auto kSpent = SignInLimit::kGuessEvery * (SignInLimit::kGuessesAtOnce - 1);

}  // namespace

std::optional<std::chrono::seconds> SignInLimit::wait(std::string_view name, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = full_at_.find(fold_case(name));
    if (found == full_at_.end() || found->second <= now + kSpent) {
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::seconds>(found->second - now - kSpent);
}

void SignInLimit::failed(std::string_view name, Instant now) {
    const std::lock_guard lock(mutex_);
    if (full_at_.size() >= kNamesMax) {
        std::erase_if(full_at_, [&](const auto& entry) { return entry.second <= now; });
    }
    if (full_at_.size() >= kNamesMax) {
        // Those nearest to being forgiven are forgotten: an attack on many names frees few guesses.
        const auto oldest =
            std::ranges::min_element(full_at_, {}, [](const auto& entry) { return entry.second; });
        full_at_.erase(oldest);
    }
    auto& full_at = full_at_.try_emplace(fold_case(name), now).first->second;
    full_at = std::max(full_at, now) + kGuessEvery;
}

void SignInLimit::succeeded(std::string_view name) {
    const std::lock_guard lock(mutex_);
    full_at_.erase(fold_case(name));
}

}  // namespace accord::broker::service
