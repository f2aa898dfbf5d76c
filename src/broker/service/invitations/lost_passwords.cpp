// Counts and hands over: see lost_passwords.hpp.
#include "broker/service/invitations/lost_passwords.hpp"

#include "base/network/ip_network.hpp"

#include <utility>

namespace accord::broker::service {

std::optional<std::chrono::seconds> LostPasswords::add(std::string_view email,
                                                       std::string_view client_address,
                                                       Instant now) {
    {
        const std::lock_guard lock(mutex_);
        const auto block = ip_block_of(client_address);
        if (const auto wait = by_address_.wait(block, now)) {
            return wait;
        }
        by_address_.spend(block, now);
        if (waiting_.size() < kWaitingMax) {
            waiting_.emplace_back(email);
        }
    }
    doorbell_.ring();
    return std::nullopt;
}

std::vector<std::string> LostPasswords::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
}

}  // namespace accord::broker::service
