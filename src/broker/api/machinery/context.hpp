// What every request is answered from: settings, database, clock, randomness, log. All of it
// belongs to accord::broker::Broker, which outlives the API.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/api/observation/traffic.hpp"
#include "broker/api/settings.hpp"
#include "broker/service/audit/refusals.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/events/event_sight.hpp"
#include "broker/service/events/watchers.hpp"
#include "broker/service/federation/sign_in_providers.hpp"
#include "broker/service/identity/identities.hpp"
#include "broker/service/invitations/lost_passwords.hpp"
#include "broker/service/settings.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/service/workers.hpp"
#include "db/database.hpp"

#include <memory>

namespace accord::broker::api {

struct Context {
    db::Database& database;
    const Clock& clock;
    Random& random;
    Logger& log;
    Settings settings = {};
    service::Settings use_cases = {};
    std::shared_ptr<service::Bells> bells = std::make_shared<service::Bells>();
    std::shared_ptr<service::WebhookSender> sender = nullptr;  ///< none: nothing is sent
    std::shared_ptr<service::Workers> workers = std::make_shared<service::Workers>();
    std::shared_ptr<service::Watchers> watchers = std::make_shared<service::Watchers>();
    std::shared_ptr<service::EventSight> event_sight = std::make_shared<service::EventSight>();
    std::shared_ptr<service::Identities> identities = std::make_shared<service::Identities>();
    std::shared_ptr<service::Refusals> refusals = std::make_shared<service::Refusals>();
    std::shared_ptr<service::SignInProviders> providers = nullptr;     ///< none: nobody's users
    std::shared_ptr<service::LostPasswords> lost_passwords = nullptr;  ///< none: no mail is sent
    std::string sign_in_key = {};  ///< of what browsers keep while they are there
    std::shared_ptr<Traffic> traffic = std::make_shared<Traffic>();
};

}  // namespace accord::broker::api
