// Reads two pacts and, without holding the database, compares them.
#include "broker/api/contents/differences.hpp"

#include "broker/api/contents/difference_text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/domain/contents/pact_difference.hpp"
#include "broker/service/contents/comparison.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

http::Response nothing_to_compare_with(const Call& call, const service::Pact& pact) {
    if (const auto version = call.parameter_or("other_version", ""); !version.empty()) {
        return not_found(call,
                         fmt::format("No pact between {} ({}) and {} found to compare {} with",
                                     pact.consumer,
                                     version,
                                     pact.provider,
                                     pact_name(pact)));
    }
    return text(kTextPlain,
                fmt::format("No previous distinct version was found for {}", pact_name(pact)));
}

http::Response answer_comparison(const Call& call, const service::Comparison& comparison) {
    const auto& [pact, other, changed_at] = comparison;
    if (!other) {
        return nothing_to_compare_with(call, pact.pact);
    }
    const auto difference = domain::pact_difference(other->content, pact.content);
    if (!difference) {
        return text(kTextPlain, difference.error().message + "\n", 408);
    }
    return text(
        kTextPlain,
        render_difference(
            pact.pact, other->pact, *difference, when_it_changed(changed_at, call.now), call.urls));
}

http::Response compare(Call& call,
                       const service::WhichPact& which,
                       const std::optional<service::WhichPact>& other) {
    std::optional<service::Comparison> found;
    auto response = call.read([&](service::Work& work) {
        found = service::read_comparison(
            work, {call.parameter("consumer"), call.parameter("provider")}, which, other);
        return not_found(call);
    });
    return found ? answer_comparison(call, *found) : response;
}

}  // namespace

http::Response get_difference_to_previous(Call& call) {
    return compare(call, service::OfVersion{call.parameter("version")}, std::nullopt);
}

http::Response get_difference_to_version(Call& call) {
    return compare(call,
                   service::OfVersion{call.parameter("version")},
                   service::OfVersion{call.parameter("other_version")});
}

http::Response get_difference_to_content(Call& call) {
    return compare(call,
                   service::OfContent{call.parameter("sha")},
                   service::OfContent{call.parameter("other_sha")});
}

}  // namespace accord::broker::api
