// Badges over HTTP.
#include "broker/api/badges/badges.hpp"

#include "broker/api/badges/badge_words.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/service/badges/badges.hpp"
#include "broker/service/matrix/matrix.hpp"

namespace accord::broker::api {
namespace {

http::Response picture(const Badge& badge, std::string cache_control = "no-cache") {
    auto response = text(kSvg, render_badge(badge));
    response.headers.add("Cache-Control", std::move(cache_control));
    response.headers.add("Content-Security-Policy", "default-src 'none'");
    return response;
}

/// The picture that `draw(Work&)` gives. A page with a badge is not helped by an error it can't
/// show, so one that can't be drawn now says so itself; what happened is in the log.
template <class Draw>
http::Response draw_badge(Call& call, Draw draw) {
    auto response = call.read(draw);
    return response.status < 400 ? response : picture({"error", "try again"});
}

service::Pair pair_for_badge(const Call& call) {
    return {call.parameter("consumer"), call.parameter("provider")};
}

/// `tags` are those of the consumer and of the provider, where they are shown.
http::Response pact_picture(const Call& call,
                            std::optional<domain::VerificationStatus> status,
                            std::pair<std::string_view, std::string_view> tags = {}) {
    const auto only = call.query("label").value_or("");
    return picture(pact_badge({.consumer = call.parameter("consumer"),
                               .provider = call.parameter("provider"),
                               .consumer_tag = tags.first,
                               .provider_tag = tags.second,
                               .only = only,
                               .initials = call.query("initials") == "true"},
                              status));
}

Badge badge_about(service::Missing missing) {
    switch (missing) {
        case service::Missing::kPacticipant:
            return not_found_badge("pacticipant");
        case service::Missing::kBranch:
            return not_found_badge("branch");
        case service::Missing::kVersion:
            return not_found_badge("version");
        case service::Missing::kMainBranchVersion:
            return not_found_badge("main branch version");
        case service::Missing::kEnvironment:
            return not_found_badge("environment");
        case service::Missing::kBounds:
            break;
    }
    return not_found_badge("answer");
}

/// The decision of `decide(Work&)`; `from` and `to` are what the badge says.
template <class Decide>
http::Response draw_can_i_deploy(Call& call,
                                 Decide decide,
                                 std::string_view from,
                                 std::string_view to) {
    return draw_badge(call, [&](service::Work& work) {
        const std::expected<domain::Decision, service::Missing> decision = decide(work);
        if (!decision) {
            return picture(badge_about(decision.error()));
        }
        return picture(can_i_deploy_badge(call.query("label").value_or(""),
                                          from,
                                          to,
                                          decision->summary.deployable.value_or(false)));
    });
}

}  // namespace

http::Response get_pact_badge(Call& call) {
    return draw_badge(call, [&](service::Work& work) {
        return pact_picture(call, service::pact_status(work, pair_for_badge(call)));
    });
}

http::Response get_tagged_pact_badge(Call& call) {
    return draw_badge(call, [&](service::Work& work) {
        return pact_picture(
            call, service::pact_status_with_tag(work, pair_for_badge(call), call.parameter("tag")));
    });
}

http::Response get_untagged_pact_badge(Call& call) {
    return draw_badge(call, [&](service::Work& work) {
        return pact_picture(call, service::pact_status_without_tag(work, pair_for_badge(call)));
    });
}

http::Response get_matrix_badge(Call& call) {
    const auto& consumer_tag = call.parameter("tag");
    const auto& provider_tag = call.parameter("provider_tag");
    return draw_badge(call, [&](service::Work& work) {
        const auto status = service::pact_status_between_tags(
            work, pair_for_badge(call), consumer_tag, provider_tag);
        return pact_picture(call, status, {consumer_tag, provider_tag});
    });
}

http::Response get_can_i_deploy_tag_badge(Call& call) {
    const auto& from = call.parameter("tag");
    const auto& to = call.parameter("to");
    const auto decide = [&](service::Work& work) {
        return service::can_i_deploy_tag(work, call.parameter("pacticipant"), from, to);
    };
    return draw_can_i_deploy(call, decide, from, to);
}

http::Response get_can_i_deploy_branch_badge(Call& call) {
    const auto& from = call.parameter("branch");
    const auto& to = call.parameter("environment");
    const auto decide = [&](service::Work& work) {
        return service::can_i_deploy_branch(work, call.parameter("pacticipant"), from, to);
    };
    return draw_can_i_deploy(call, decide, from, to);
}

http::Response get_can_i_merge_badge(Call& call) {
    return draw_badge(call, [&](service::Work& work) {
        const auto decision = service::can_i_merge(work, call.parameter("pacticipant"));
        return decision ? picture(can_i_merge_badge(decision->summary.deployable),
                                  call.context.settings.badge_cache_control)
                        : picture(badge_about(decision.error()));
    });
}

}  // namespace accord::broker::api
