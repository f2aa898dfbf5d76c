// What the scopes `team` and `own` of a permission mean for who asks: of which applications,
// environments, webhooks, accounts and teams it holds. Without teams they mean everything.
//
// What is of no team is everybody's, so that the first team changes nothing for what is not its.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/teams/reach.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct Reach {
    bool all = true;
    bool team = true;  ///< what is of their teams, and of none
    bool own = true;   ///< what they have made, and to make something

    bool operator==(const Reach&) const = default;
};

/// `action` is a permission without its last part, "contract_data:manage".
Reach reach_of(const Actor& actor, std::string_view action);

/// Whether something that belongs like that is within reach; what there is not is.
bool is_within(const Reach& reach, const std::optional<store::Belonging>& belonging);

/// Why an application is out of reach.
struct OutOfReach {
    std::string name;
    bool is_new = false;             ///< there is none, and to make one takes the scope `own`
    std::vector<std::string> teams;  ///< that it is of, by name
};

enum class Making {
    kNo,   ///< what there is not stays so
    kYes,  ///< it is made
};

/// The first of these applications that is out of reach. With Making::kYes nobody else makes one
/// that is missing before this transaction ends.
std::optional<OutOfReach> find_out_of_reach(Work& work,
                                            const Reach& reach,
                                            std::span<const std::string> pacticipants,
                                            Making making);

/// Whether the environment with this UUID is within reach.
bool reaches_environment(Work& work, const Reach& reach, std::string_view uuid);
/// Whether the account with this UUID is.
bool reaches_account(Work& work, const Reach& reach, std::string_view uuid);

/// Who a webhook is for: its team, and the applications that it names.
struct WebhookScope {
    std::optional<std::string> team = {};  ///< its UUID
    std::optional<std::string> consumer = {};
    std::optional<std::string> provider = {};
};

/// Whether a webhook for those is within reach. One for everybody's contracts, which names nobody
/// and is of no team, is within that of nobody who may only do something for their teams.
bool reaches_webhook(Work& work, const Reach& reach, const WebhookScope& scope);
/// Of the webhook with this UUID; nothing when there is none.
std::optional<WebhookScope> scope_of_webhook(Work& work, std::string_view uuid);

/// Whether what the account may do by its teams is no more than the actor may do anyway: otherwise
/// they would get it by a password or a token of that account.
bool may_act_as(Work& work, std::int64_t account);

/// As whom a pacticipant is made.
store::Maker maker_of(const Actor& actor);

}  // namespace accord::broker::service
