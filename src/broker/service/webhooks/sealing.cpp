// Sealing and opening the parts of a request: see sealing.hpp.
#include "broker/service/webhooks/sealing.hpp"

#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"
#include "broker/service/secrets/named_secrets.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/webhooks/webhooks.hpp"

#include <fmt/format.h>

namespace accord::broker::service {
namespace {

struct SecretPlace {
    std::string_view field;
    std::string words;  ///< "the password"
};

/// Calls `treat(text, place)` with each secret of a request. A text with a variable in it is none,
/// and shown as it is.
template <class Treat>
void for_each_secret(domain::WebhookRequest& request, Treat treat) {
    if (request.password && !domain::has_variable(*request.password)) {
        treat(*request.password, SecretPlace{"request.password", "the password"});
    }
    for (auto& [name, value] : request.headers) {
        if (domain::is_secret_header(name) && !domain::has_variable(value)) {
            treat(value, SecretPlace{"request.headers", fmt::format("the header {}", name)});
        }
    }
    for (auto& [name, value] : request.secrets) {
        treat(value, SecretPlace{"request.secrets", fmt::format("the secret {}", name)});
    }
}

/// Whether all of it is sealed under the first key, as far as it can be.
bool needs_sealing(domain::WebhookRequest request, const SecretKeys& keys) {
    bool needs = false;
    for_each_secret(request, [&](const std::string& text, const SecretPlace&) {
        needs = needs || (!keys.is_current(text) && keys.open(text));
    });
    return needs;
}

}  // namespace

/// Without a key all is left: new secrets were refused. What is sealed and can't be opened is left,
/// so that it can be when its key comes back. What can be opened was put there by a client, and
/// becomes a text like others.
domain::WebhookRequest sealed(domain::WebhookRequest request, const SecretKeys* keys) {
    if (keys != nullptr && keys->loss().empty()) {
        for_each_secret(request, [&](std::string& text, const SecretPlace&) {
            if (!is_sealed(text) || keys->open(text)) {
                text = keys->seal(text);
            }
        });
    }
    return request;
}

OpenedRequest opened(domain::WebhookRequest request, const SecretKeys* keys) {
    OpenedRequest out{std::move(request), {}};
    for_each_secret(out.request, [&](std::string& text, SecretPlace place) {
        auto plain = keys != nullptr   ? keys->open(text)
                     : is_sealed(text) ? std::nullopt
                                       : std::optional(text);
        if (plain) {
            text = std::move(*plain);
        } else {
            out.unreadable.push_back(std::move(place.words));
        }
    });
    return out;
}

std::vector<UnkeptSecret> unkept_secrets(domain::WebhookRequest request, const SecretKeys* keys) {
    const auto loss = keys != nullptr ? keys->loss() : "";
    std::vector<UnkeptSecret> unkept;
    if (!loss.empty()) {
        for_each_secret(request, [&](const std::string& text, const SecretPlace& place) {
            if (!domain::is_mask(text)) {
                unkept.push_back({std::string(place.field),
                                  fmt::format("{} can't be kept: {}", place.words, loss)});
            }
        });
    }
    return unkept;
}

SealReport seal_all(Work& work) {
    SealReport report;
    const auto* keys = work.settings.secret_keys.get();
    const bool can_seal = keys == nullptr || keys->loss().empty();
    for (const auto& listed : store::list_webhooks(work.session, {})) {
        store::lock_webhook(work.session, listed.uuid);
        auto stored = store::find_webhook(work.session, listed.uuid);
        if (!stored) {
            continue;
        }
        auto [request, unreadable] = opened(stored->webhook.request, keys);
        for (const auto& what : unreadable) {
            report.unreadable.push_back(fmt::format("webhook {}: {}", listed.uuid, what));
        }
        const bool is_moved = can_seal && domain::take_user_from_url(request);
        const bool is_sealed_anew = keys != nullptr && can_seal &&
                                    (is_moved || needs_sealing(stored->webhook.request, *keys));
        if (is_moved || is_sealed_anew) {
            stored->webhook.request = sealed(std::move(request), keys);
            store::update_webhook(work.session, *stored, stored->updated_at);
            report.sealed += is_sealed_anew ? 1 : 0;
        }
    }
    report.named = seal_named_secrets(work, report.unreadable);
    return report;
}

}  // namespace accord::broker::service
