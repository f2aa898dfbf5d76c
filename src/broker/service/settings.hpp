// What an operator may decide about the use cases. Names and defaults are the Pact Broker's.
#pragma once

#include "broker/domain/identity/session_rules.hpp"
#include "broker/domain/webhooks/delivery_rules.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/wip_window.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace accord::broker::service {

class SecretKeys;

struct Settings {
    bool allow_dangerous_contract_modification = false;
    bool check_for_potential_duplicate_pacticipant_names = true;
    bool create_deployed_versions_for_tags = true;
    bool case_sensitive_names = true;    ///< of pacticipants, versions, tags and labels
    bool order_versions_by_date = true;  ///< otherwise by their numbers, as semantic versions
    bool auto_detect_main_branch = true;
    std::vector<std::string> main_branch_candidates = {"develop", "main", "master"};
    bool use_first_tag_as_branch = true;
    std::chrono::milliseconds use_first_tag_as_branch_time_limit{10'000};
    domain::WipWindow wip_window = {};
    unsigned wip_ends_for_days = 30;  ///< a success by another branch
    domain::SessionRules session_rules = {};
    domain::WebhookRules webhook_rules = {};
    domain::DeliveryRules webhook_delivery = {};
    bool mails_links = false;  ///< to set a password; otherwise they are told whoever makes them
    std::shared_ptr<const SecretKeys> secret_keys =
        nullptr;  ///< none: secrets are kept as they are
};

}  // namespace accord::broker::service
