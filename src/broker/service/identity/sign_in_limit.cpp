// Counts wrong passwords: see sign_in_limit.hpp.
#include "broker/service/identity/sign_in_limit.hpp"

#include "base/network/ip_network.hpp"
#include "base/unicode/fold_case.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

using Instants = std::unordered_map<std::string, Instant>;

/// Makes room for one more: those nearest to being forgiven, or longest ago, are forgotten. So an
/// attack on many names frees few guesses.
void forget_earliest(Instants& instants) {
    if (instants.size() >= SignInLimit::kRememberedMax) {
        instants.erase(
            std::ranges::min_element(instants, {}, [](const auto& entry) { return entry.second; }));
    }
}

/// No name has a line break that would make it that of another pair: addresses have none.
std::string both(std::string_view name, std::string_view address) {
    return ip_block_of(address) + "\n" + fold_case(name);
}

}  // namespace

std::optional<std::chrono::seconds> Guesses::wait(const std::string& key, Instant now) const {
    const auto found = full_at_.find(key);
    if (found == full_at_.end() || found->second <= now + spent_) {
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::seconds>(found->second - now - spent_);
}

void Guesses::spend(const std::string& key, Instant now) {
    if (full_at_.size() >= SignInLimit::kRememberedMax) {
        std::erase_if(full_at_, [&](const auto& entry) { return entry.second <= now; });
    }
    if (!full_at_.contains(key)) {
        forget_earliest(full_at_);
    }
    auto& full_at = full_at_.try_emplace(key, now).first->second;
    full_at = std::max(full_at, now) + every_;
}

std::optional<std::chrono::seconds> SignInLimit::wait(std::string_view name,
                                                      std::string_view address,
                                                      Instant now) {
    const std::lock_guard lock(mutex_);
    const auto key = both(name, address);
    if (const auto wait = by_both_.wait(key, now); wait || right_at_.contains(key)) {
        return wait;
    }
    return by_name_.wait(fold_case(name), now);
}

void SignInLimit::failed(std::string_view name, std::string_view address, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto key = both(name, address);
    by_both_.spend(key, now);
    if (!right_at_.contains(key)) {
        by_name_.spend(fold_case(name), now);
    }
}

void SignInLimit::succeeded(std::string_view name, std::string_view address, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto key = both(name, address);
    by_both_.forget(key);
    if (!right_at_.contains(key)) {
        forget_earliest(right_at_);
    }
    right_at_[key] = now;
}

}  // namespace accord::broker::service
