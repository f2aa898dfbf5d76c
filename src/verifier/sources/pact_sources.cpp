// Pacts from files, folders and plain URLs: see pact_sources.hpp.
#include "verifier/sources/pact_sources.hpp"

#include "base/files.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/pact/read_pact.hpp"

#include <fmt/ranges.h>

namespace accord::verifier {

Result<std::vector<LoadedPact>> FileSource::load() {
    std::vector<LoadedPact> loaded;
    loaded.push_back({.origin = path_.string(), .pact = contract::load_pact(path_)});
    if (!loaded.front().pact && loaded.front().pact.error().code == ErrorCode::kNotFound) {
        return fail(loaded.front().pact.error());
    }
    return loaded;
}

Result<std::vector<LoadedPact>> FolderSource::load() {
    const auto paths = files_in(folder_, ".json");
    if (!paths) {
        return fail(paths.error());
    }
    std::vector<LoadedPact> loaded;
    for (const auto& path : *paths) {
        auto pact = contract::load_pact(path);
        if (pact && !provider_.empty() && pact->provider != provider_) {
            other_providers_.insert(pact->provider);
            continue;
        }
        loaded.push_back({.origin = path.string(), .pact = std::move(pact)});
    }
    return loaded;
}

std::string FolderSource::passed_over() {
    if (other_providers_.empty()) {
        return "";
    }
    return fmt::format("{} has no pact of '{}', but pacts of '{}'",
                       description(),
                       provider_,
                       fmt::join(other_providers_, "', '"));
}

Result<std::vector<LoadedPact>> UrlSource::load() {
    const auto response = sender_.send(
        url_, {.method = "GET", .headers = {{"Accept", "application/hal+json, application/json"}}});
    if (!response) {
        return fail(response.error());
    }
    const std::string origin = url_.origin() + url_.target;
    if (response->status != 200) {
        return fail(ErrorCode::kNotFound,
                    fmt::format("{}: answered {} {} instead of a pact",
                                origin,
                                response->status,
                                http::reason_phrase(response->status)));
    }
    std::vector<LoadedPact> loaded;
    if (const auto document = json::parse(response->body)) {
        loaded.push_back(pact_from_document(*document, origin));
    } else {
        loaded.push_back({.origin = origin, .pact = fail(document.error(), origin)});
    }
    return loaded;
}

LoadedPact pact_from_document(const json::Value& document, std::string origin) {
    auto pact = contract::read_pact(document);
    if (const auto checked = pact ? contract::check_parties(*pact) : fail(pact.error()); !checked) {
        pact = fail(checked.error(), origin);
    }
    LoadedPact loaded{.origin = std::move(origin), .pact = std::move(pact)};
    const auto* href = json::at_pointer(document, "/_links/pb:publish-verification-results/href");
    if (href != nullptr && href->is_string()) {
        loaded.results_url = std::string(href->get_string());
    }
    return loaded;
}

}  // namespace accord::verifier
