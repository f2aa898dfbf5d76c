// One attempt, whatever it is sent over: see logged_sender.hpp.
#include "broker/webhooks/logged_sender.hpp"

#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"

#include <fmt/format.h>

#include <utility>

namespace accord::broker::webhooks {
namespace {

/// All texts of the outcome without what is secret.
void mask(service::DeliveryOutcome& outcome, const std::vector<std::string>& secrets) {
    const auto clean = [&](std::string& text) { text = shown_text(std::move(text), secrets); };
    outcome.request.url = domain::with_user_masked(outcome.request.url);
    clean(outcome.request.url);
    clean(outcome.error);
    outcome.request.password.reset();
    for (auto& [name, value] : outcome.request.headers) {
        value = shown_value(name, value);
        clean(value);
    }
    if (outcome.request.body) {
        clean(*outcome.request.body);
    }
    if (outcome.answer) {
        for (auto& [name, value] : outcome.answer->headers) {
            value = shown_value(name, value);
            clean(value);
        }
        clean(outcome.answer->body);
    }
}

}  // namespace

http::AddressPolicy LoggedSender::address_policy() const {
    return {
        .public_only = true,
        .is_excepted = [targets = rules_.targets](std::string_view host, std::string_view address) {
            return domain::may_call_address(host, address, targets);
        }};
}

void LoggedSender::attempt_it(Attempt& attempt,
                              DeliveryLog& log,
                              service::DeliveryOutcome& outcome) {
    const bool is_shown = !rules_.targets.hosts.empty();
    outcome.error = domain::delivery_fault(attempt.request, rules_.targets);
    if (outcome.error.empty()) {
        outcome.error = fault(attempt);
    }
    if (!outcome.error.empty()) {
        outcome.may_retry = false;
        log.body(attempt.body);
        return log.error(outcome.error, true);
    }
    auto sent = transmit(attempt, log);
    log.body(attempt.body);
    if (!sent) {
        outcome.error = std::move(sent.error().message);
        outcome.was_interrupted = interruption().stop_requested();
        outcome.may_retry = sent.error().code != ErrorCode::kInvalidInput;
        outcome.is_unanswered = outcome.may_retry;
        return log.error(outcome.error, is_shown);
    }
    outcome.success = sent->is_success;
    outcome.may_retry = sent->may_retry;
    outcome.answer = std::move(sent->answer);
    log.answer(answer_line(outcome.answer->status), *outcome.answer, is_shown);
}

service::DeliveryOutcome LoggedSender::send(const service::Delivery& delivery) {
    Attempt attempt{.delivery = delivery,
                    .request = domain::render(delivery.request, delivery.values)};
    attempt.secrets = domain::secret_values(attempt.request, delivery.values);
    complete(attempt);
    DeliveryLog log(clock_, attempt.secrets);
    log.context(delivery.context);
    log.request(
        fmt::format(
            "{} {}", sent_word(attempt.request), domain::with_user_masked(attempt.request.url)),
        attempt.request.headers);
    service::DeliveryOutcome outcome;
    attempt_it(attempt, log, outcome);
    log.end(outcome.success     ? delivery.success_line
            : outcome.may_retry ? delivery.failure_line
                                : "Webhook execution failed, and will not be tried again");
    outcome.request = std::move(attempt.request);
    outcome.logs = log.take();
    mask(outcome, attempt.secrets);
    return outcome;
}

}  // namespace accord::broker::webhooks
