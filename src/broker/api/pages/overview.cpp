// The page of all integrations, from its head to its last row.
#include "broker/api/pages/overview.hpp"

#include "base/text.hpp"
#include "broker/api/pages/overview_words.hpp"
#include "broker/api/pages/page.hpp"
#include "broker/service/overview/overview.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using domain::Agreement;
using domain::Meeting;
using Integration = domain::Overview::Integration;
using Environment = domain::Overview::Environment;

/// More rows than this make a page that nobody reads.
constexpr std::size_t kRowsMax = 200;

std::string_view colour_of(Agreement agreement) {
    switch (agreement) {
        case Agreement::kFails:
            return "state bad";
        case Agreement::kChanged:
        case Agreement::kNotVerified:
            return "state wait";
        case Agreement::kWorks:
            return "state ok";
    }
    return "state";
}

/// The result of versions that meet, in one word for a narrow column.
std::string_view word_for_meeting(Agreement agreement) {
    switch (agreement) {
        case Agreement::kFails:
            return "Fails";
        case Agreement::kChanged:
        case Agreement::kNotVerified:
            return "Not verified";
        case Agreement::kWorks:
            return "Works";
    }
    return "";
}

/// A version number; of a commit its first seven digits, the rest on hover.
void render_version(Html& html, std::string_view version) {
    const bool is_commit = version.size() == 40 &&
                           version.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    html.element("span",
                 is_commit ? version.substr(0, 7) : version,
                 {{"class", "version"}, {"title", version}});
}

void render_versions(Html& html, const std::vector<std::string>& versions) {
    for (const std::string& version : versions) {
        render_version(html, version);
        html.text(" ");
    }
}

/// The versions that are in an environment, and whether they work together.
void render_meeting(Html& html, const Integration& integration, const Environment& environment) {
    html.open("td", {{"data-label", environment.display_name}});
    const auto found = integration.meetings.find(environment.name);
    const Meeting* meeting = found == integration.meetings.end() ? nullptr : &found->second;
    if (!meeting || (meeting->consumer_versions.empty() && meeting->provider_versions.empty())) {
        html.element("span", "Not deployed", {{"class", "dim"}}).close();
        return;
    }
    if (meeting->is_complete()) {
        html.element("span",
                     word_for_meeting(meeting->agreement),
                     {{"class", colour_of(meeting->agreement)}});
        html.open("div", {{"class", "caption"}});
        render_versions(html, meeting->consumer_versions);
        html.text("with ");
        render_versions(html, meeting->provider_versions);
    } else {
        const bool is_consumer = meeting->provider_versions.empty();
        html.element(
            "span",
            fmt::format("Only {}", is_consumer ? integration.consumer : integration.provider),
            {{"class", "dim"}});
        html.open("div", {{"class", "caption"}});
        render_versions(html,
                        is_consumer ? meeting->consumer_versions : meeting->provider_versions);
    }
    html.close().close();
}

/// The newest pact, where another one counts.
void render_newest(Html& html, const domain::Overview::NewestPact& newest) {
    html.open("div", {{"class", "caption"}}).text("Newest pact ");
    render_version(html, newest.consumer_version);
    html.text(newest.branch.empty() ? ": " : " " + newest.branch + ": ");
    html.element("span", words_for(newest.agreement), {{"class", colour_of(newest.agreement)}});
    html.close();
}

void render_row(Html& html,
                const Integration& integration,
                const std::vector<Environment>& environments,
                Instant now) {
    html.open("tr").open("th", {{"scope", "row"}});
    html.text(integration.consumer).element("span", " needs ", {{"class", "needs"}});
    html.text(integration.provider).close();

    html.open("td", {{"data-label", "Latest result"}});
    html.element(
        "span", words_for(integration.agreement), {{"class", colour_of(integration.agreement)}});
    if (!integration.provider_version.empty()) {
        html.open("div", {{"class", "caption"}}).text("by ");
        render_version(html, integration.provider_version);
        html.text(", " + how_long_ago(integration.verified_at, now)).close();
    }
    if (integration.newest) {
        render_newest(html, *integration.newest);
    }
    html.close();

    html.open("td", {{"data-label", "Last published"}});
    html.element("time",
                 how_long_ago(integration.published_at, now),
                 {{"datetime", to_iso8601(integration.published_at)}});
    html.open("div", {{"class", "caption"}});
    render_version(html, integration.consumer_version);
    if (!integration.branch.empty()) {
        html.text(" " + integration.branch);
    }
    html.close().close();

    for (const Environment& environment : environments) {
        render_meeting(html, integration, environment);
    }
    html.close();
}

void render_table(Html& html, const domain::Overview& overview, Instant now) {
    html.open("div", {{"class", "card"}}).open("table");
    html.element("caption", "Integrations", {{"class", "unseen"}});
    html.open("thead").open("tr");
    for (const std::string_view column :
         {"Consumer and provider", "Latest result", "Last published"}) {
        html.element("th", column, {{"scope", "col"}});
    }
    for (const Environment& environment : overview.environments) {
        html.element("th", environment.display_name, {{"scope", "col"}});
    }
    html.close().close().open("tbody");
    for (std::size_t i = 0; i < std::min(overview.integrations.size(), kRowsMax); ++i) {
        render_row(html, overview.integrations[i], overview.environments, now);
    }
    html.close().close().close();
    if (overview.integrations.size() > kRowsMax) {
        html.element(
            "p",
            fmt::format("The first {} of {} integrations: failing ones first, then the newest.",
                        kRowsMax,
                        overview.integrations.size()),
            {{"class", "caption"}});
    }
}

struct Step {
    std::string_view title;
    std::string command;
};

/// The three commands that fill this broker.
void render_invitation(Html& html, std::string_view base_url) {
    const Step steps[] = {
        {"Publish what a consumer needs",
         fmt::format("accord broker publish ./pacts --consumer-app-version 1.0.0 --branch main "
                     "--broker-base-url {}",
                     base_url)},
        {"Verify the provider against it",
         fmt::format("accord verifier --broker-url {} --provider-name \"My Provider\" --port 8080 "
                     "--publish --provider-version 1.0.0 --provider-branch main",
                     base_url)},
        {"Create the environment they run in",
         fmt::format("accord broker create-environment --name production --production "
                     "--broker-base-url {}",
                     base_url)},
    };
    html.open("ol", {{"class", "card steps"}});
    for (const Step& step : steps) {
        html.open("li").element("h2", step.title);
        html.open("pre", {{"tabindex", "0"}}).element("code", step.command).close().close();
    }
    html.close();
}

}  // namespace

std::string render_overview(const domain::Overview& overview, const Site& site, Instant now) {
    Html html = begin_page(headline(overview), site);
    const std::string why = overview.integrations.empty()
                                ? "Three commands get you started. Replace the names with your own."
                                : explanation(overview);
    if (!why.empty()) {
        html.element("p", why, {{"class", "why"}});
    }
    if (overview.integrations.empty()) {
        render_invitation(html, site.base_url);
    } else {
        render_table(html, overview, now);
    }
    return html.take();
}

http::Response get_overview_page(Call& call) {
    return call.read([&](service::Work& work) {
        return page_response(
            render_overview(service::find_overview(work), site_of(call), call.now));
    });
}

}  // namespace accord::broker::api
