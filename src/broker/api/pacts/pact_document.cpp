// The document of a pact, and its links.
#include "broker/api/pacts/pact_document.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// Addresses that begin alike are built once: this runs for every pact that is read.
struct PactAddresses {
    PairUrls pair;
    PactUrls pact;
    ContentUrls content;
    std::string version;

    PactAddresses(const Urls& urls, const service::Pact& p)
        : pair(urls.pair(p.consumer, p.provider)),
          pact(pair.pact(p.version)),
          content(pair.content(p.sha)),
          version(urls.version(p.consumer, p.version)) {}
};

void add_relatives(json::Object& links, const PactAddresses& at) {
    links["pb:latest-pact-version"] =
        link(at.pair.latest(), {.title = "Latest version of this pact"});
    links["pb:all-pact-versions"] = link(at.pair.all(), {.title = "All versions of this pact"});
    links["pb:latest-untagged-pact-version"] =
        link(at.pair.latest_untagged(), {.title = "Latest untagged version of this pact"});
    links["pb:latest-tagged-pact-version"] =
        template_link(at.pair.latest_tagged(Segment::placeholder("tag")),
                      {.title = "Latest tagged version of this pact"});
    links["pb:previous-distinct"] =
        link(at.pact.previous_distinct(), {.title = "Previous distinct version of this pact"});
    links["pb:diff-previous-distinct"] =
        link(at.pact.diff_with_previous_distinct(),
             {.title = "Diff with previous distinct version of this pact"});
    links["pb:diff"] = template_link(at.content.diff_with(Segment::placeholder("pactVersion")),
                                     {.title = "Diff with another specified version of this pact"});
}

void add_owners(json::Object& links,
                const Urls& urls,
                const service::Pact& pact,
                const PactView& view,
                const PactAddresses& at) {
    links["pb:consumer"] =
        link(urls.pacticipant(pact.consumer), {.title = "Consumer", .name = pact.consumer});
    links["pb:consumer-version"] =
        link(at.version, {.title = "Consumer version", .name = pact.version});
    if (!view.consumer_versions.empty()) {
        json::Array versions;
        for (const auto& number : view.consumer_versions) {
            versions.push_back(link(urls.version(pact.consumer, number),
                                    {.title = "Consumer version", .name = number}));
        }
        links["pb:consumer-versions"] = std::move(versions);
    }
    links["pb:provider"] =
        link(urls.pacticipant(pact.provider), {.title = "Provider", .name = pact.provider});
    links["pb:pact-version"] =
        link(at.content.own(), {.title = "Pact content version permalink", .name = pact.sha});
}

void add_actions(json::Object& links,
                 const Urls& urls,
                 const service::Pact& pact,
                 const PactView& view,
                 const PactAddresses& at) {
    links["pb:pact-webhooks"] =
        link(urls.pact_webhooks(pact.consumer, pact.provider),
             {.title = fmt::format(
                  "Webhooks for the pact between {} and {}", pact.consumer, pact.provider)});
    links["pb:consumer-webhooks"] =
        link(urls.provider_webhooks(pact.provider),
             {.title = "Webhooks for all pacts with provider " + pact.provider});
    links["pb:tag-prod-version"] =
        link(urls.tag(pact.consumer, pact.version, "prod"),
             {.title = "PUT to this resource to tag this consumer version as 'production'"});
    links["pb:tag-version"] =
        link(urls.tag(pact.consumer, pact.version, Segment::placeholder("tag")),
             {.title = "PUT to this resource to tag this consumer version"});
    links["pb:publish-verification-results"] =
        link(at.pair.content(pact.sha, view.metadata).verification_results(),
             {.title = "Publish verification results"});
    links["pb:latest-verification-results"] = link(at.content.latest_verification_result());
    links["pb:triggered-webhooks"] =
        link(at.pact.triggered_webhooks(),
             {.title = "Webhooks triggered by the publication of this pact"});
    links["pb:matrix-for-consumer-version"] =
        link(urls.matrix_for_version(pact.consumer, pact.version),
             {.title = "View matrix rows for the consumer version to which this pact belongs"});
}

json::Object links_of(const Urls& urls, const service::Pact& pact, const PactView& view) {
    const PactAddresses at(urls, pact);
    json::Object links{{"self", link(at.pact.own(), {.title = "Pact", .name = pact_name(pact)})}};
    links.reserve(24);
    add_owners(links, urls, pact, view, at);
    add_relatives(links, at);
    add_actions(links, urls, pact, view, at);
    links["curies"] = curies(urls, "pact");
    return links;
}

/// `content` is the text of a JSON object; more members are written into its end.
std::string with_members(std::string content, std::string_view members) {
    content.pop_back();
    if (content.size() > 1) {
        content += ',';
    }
    content += members;
    content += '}';
    return content;
}

std::string body_of(const Call& call,
                    std::string content,
                    const service::Pact& pact,
                    json::Object links) {
    auto members = fmt::format("\"createdAt\":\"{}\",\"_links\":{}",
                               to_iso8601(pact.created_at),
                               json::write_compact(links));
    if (call.media_type != kExtendedJson) {
        return with_members(std::move(content), members);
    }
    return fmt::format("{{\"contract\":{},\"_embedded\":{{\"tags\":[]}},{}}}", content, members);
}

}  // namespace

std::string pact_name(const service::Pact& pact) {
    return fmt::format("Pact between {} ({}) and {}", pact.consumer, pact.version, pact.provider);
}

http::Response pact_response(const Call& call,
                             service::FullPact pact,
                             const PactView& view,
                             int status) {
    auto links = links_of(call.urls, pact.pact, view);
    return text(call.media_type,
                body_of(call, std::move(pact.content), pact.pact, std::move(links)),
                status);
}

json::Object deletion_document(const Call& call, service::PactsLeft left) {
    json::Object links{{"index", link(call.urls.base())}};
    if (left == service::PactsLeft::kSome) {
        const auto pair = call.urls.pair(call.parameter("consumer"), call.parameter("provider"));
        links["pb:latest-pact-version"] = link(pair.latest(), {.title = "Latest pact"});
    }
    return {{"_links", std::move(links)}};
}

}  // namespace accord::broker::api
