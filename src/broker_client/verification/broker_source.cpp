// Pacts of a provider from a broker: see broker_source.hpp.
#include "broker_client/verification/broker_source.hpp"

#include "broker_client/wire/hal.hpp"
#include "verifier/sources/pact_sources.hpp"

namespace accord::broker_client {
namespace {

json::Object to_body(const PactsForVerification& wanted) {
    json::Object body{{"includePendingStatus", wanted.include_pending}};
    if (!wanted.provider_branch.empty()) {
        body["providerVersionBranch"] = wanted.provider_branch;
    }
    if (!wanted.provider_tags.empty()) {
        body["providerVersionTags"] =
            json::Array(wanted.provider_tags.begin(), wanted.provider_tags.end());
    }
    if (!wanted.wip_since.empty()) {
        body["includeWipPactsSince"] = wanted.wip_since;
    }
    if (!wanted.selectors.empty()) {
        body["consumerVersionSelectors"] = wanted.selectors;
    }
    return body;
}

std::vector<verifier::PactNotice> notices_of(const json::Object& properties) {
    std::vector<verifier::PactNotice> notices;
    if (const auto* list = json::array_at(properties, "notices")) {
        for (const auto& item : *list) {
            if (const auto* notice = item.if_object()) {
                notices.push_back(
                    {json::string_or(*notice, "when"), json::string_or(*notice, "text")});
            }
        }
    }
    return notices;
}

void add_properties(const json::Value& item, verifier::LoadedPact& pact) {
    const auto* properties = json::find(item, "verificationProperties");
    if (properties != nullptr && properties->is_object()) {
        pact.pending = json::bool_or(properties->get_object(), "pending", false);
        pact.wip = json::bool_or(properties->get_object(), "wip", false);
        pact.notices = notices_of(properties->get_object());
    }
}

/// The broker, not the pact, is why it could not be fetched.
bool is_failure_of_broker(const verifier::LoadedPact& pact) {
    return !pact.was_fetched && (pact.pact.error().code == ErrorCode::kUnavailable ||
                                 pact.pact.error().code == ErrorCode::kTimeout);
}

}  // namespace

Result<std::vector<verifier::LoadedPact>> BrokerSource::load() {
    const auto address =
        broker_.address_of("pb:provider-pacts-for-verification", {{"provider", wanted_.provider}});
    if (!address) {
        return fail(address.error());
    }
    const auto answer = broker_.post(*address, to_body(wanted_));
    if (!answer && answer.error().code == ErrorCode::kNotFound) {
        return std::vector<verifier::LoadedPact>{};
    }
    if (!answer) {
        return fail(answer.error());
    }
    const auto* items = json::at_pointer(*answer, "/_embedded/pacts");
    if (items == nullptr || !items->is_array()) {
        return fail(ErrorCode::kInvalidInput, *address + ": the response has no list of pacts");
    }
    std::vector<verifier::LoadedPact> pacts;
    unsigned failures = 0;
    for (const auto& item : items->get_array()) {
        const auto number = pacts.size() + 1;
        if (observer_) {
            observer_(number, items->get_array().size());
        }
        auto& pact = pacts.emplace_back(fetch(item, number, failures < kFailedPactsMax));
        // What the list says of a pact counts also when that can't be fetched.
        add_properties(item, pact);
        pact.why = fmt::format("it is among those of {}", choice());
        failures = is_failure_of_broker(pact) ? failures + 1 : 0;
    }
    return pacts;
}

std::string BrokerSource::passed_over() {
    const auto latest =
        broker_.follow("pb:latest-provider-pacts", {{"provider", wanted_.provider}});
    const auto* pacts = latest ? json::at_pointer(*latest, "/_links/pb:pacts") : nullptr;
    if (pacts == nullptr || !pacts->is_array() || pacts->get_array().empty()) {
        return "";
    }
    return fmt::format("{} has {} pacts, none of which {} choose",
                       description(),
                       pacts->get_array().size(),
                       choice());
}

std::string BrokerSource::choice() const {
    return wanted_.selectors.empty()
               ? "the broker's default choice"
               : fmt::format("the selectors {}", json::write_compact(wanted_.selectors));
}

verifier::LoadedPact BrokerSource::fetch(const json::Value& item,
                                         std::size_t number,
                                         bool is_asked_for) {
    const auto link = find_link(item, "self");
    if (!link) {
        const auto origin = fmt::format("pact {} of the list of {}", number, description());
        const auto why = fmt::format("{}: there is no link to it", origin);
        return verifier::pact_from_answer(fail(ErrorCode::kInvalidInput, why), origin);
    }
    if (!is_asked_for) {
        const auto why =
            fmt::format("{}: not asked for, because the broker failed for the {} pacts before it",
                        link->href,
                        kFailedPactsMax);
        return verifier::pact_from_answer(fail(ErrorCode::kUnavailable, why), link->href);
    }
    return verifier::pact_from_answer(broker_.get_text(link->href, {}), link->href);
}

}  // namespace accord::broker_client
