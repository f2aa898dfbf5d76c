// Lists of pacts: see pact_lists.hpp.
#include "broker_client/pact_lists.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker_client {
namespace {

/// The index's relation for what is wanted.
const char* relation_for(const PactsWanted& wanted) {
    if (wanted.consumer.empty()) {
        if (wanted.branch.empty()) {
            return wanted.latest ? "pb:latest-provider-pacts-with-main-branch"
                                 : "pb:provider-pacts-with-main-branch";
        }
        return wanted.latest ? "pb:latest-provider-pacts-with-branch"
                             : "pb:provider-pacts-with-branch";
    }
    if (wanted.branch.empty()) {
        return wanted.latest ? "pb:latest-main-branch-pact-versions"
                             : "pb:main-branch-pact-versions";
    }
    return wanted.latest ? "pb:latest-branch-pact-versions" : "pb:branch-pact-versions";
}

/// A provider's pacts are listed by one relation, those of a pair by another.
std::vector<json::Value> links_of(const json::Value& list) {
    for (const auto* pointer : {"/_links/pb:pacts", "/_links/pb:pact-versions"}) {
        if (json::at_pointer(list, pointer) != nullptr) {
            return items_at(list, pointer);
        }
    }
    return {};
}

/// A name that somebody else chose, as part of the name of a file here.
std::string as_file_name(std::string text) {
    std::ranges::replace_if(
        text,
        [](unsigned char c) {
            return c < 0x20 || c == 0x7f ||
                   std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    return text;
}

std::string file_name_of(const json::Value& pact, const ListedPact& listed) {
    const auto consumer = text_in(pact, "/consumer/name", listed.consumer);
    return as_file_name(fmt::format("{}-{}-{}.json",
                                    consumer,
                                    text_in(pact, "/provider/name", "unknown"),
                                    text_in(pact, "/_links/pb:consumer-version/name", "unknown")));
}

}  // namespace

Result<json::Value> list_latest_pacts(Connection& broker) {
    return broker.follow("pb:latest-pact-versions");
}

Result<std::vector<ListedPact>> list_pacts(Connection& broker, const PactsWanted& wanted) {
    const auto nobody =
        wanted.consumer.empty()
            ? fmt::format("the broker has no provider {}", wanted.provider)
            : fmt::format(
                  "the broker has no consumer {} of provider {}", wanted.consumer, wanted.provider);
    const auto list = broker.follow(
        relation_for(wanted),
        {{"provider", wanted.provider}, {"consumer", wanted.consumer}, {"branch", wanted.branch}},
        nobody);
    if (!list) {
        return fail(list.error());
    }
    std::vector<ListedPact> pacts;
    for (const auto& link : links_of(*list)) {
        if (const auto* object = link.if_object()) {
            const auto consumer =
                wanted.consumer.empty() ? text_in(link, "/name") : wanted.consumer;
            pacts.push_back({.consumer = consumer, .link = *object});
        }
    }
    return pacts;
}

Result<std::filesystem::path> download_pact(Connection& broker,
                                            const ListedPact& listed,
                                            const std::filesystem::path& folder) {
    const auto pact = broker.get(json::string_or(listed.link, "href"));
    if (!pact) {
        return fail(pact.error());
    }
    auto path = folder / file_name_of(*pact, listed);
    if (const auto written = write_file_atomically(path, json::write_pretty(*pact)); !written) {
        return fail(written.error());
    }
    return path;
}

}  // namespace accord::broker_client
