// Pacts from files, folders and plain URLs: see pact_sources.hpp.
#include "verifier/sources/pact_sources.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/pact/read_pact.hpp"

#include <fmt/ranges.h>

namespace accord::verifier {

namespace {

LoadedPact not_fetched(std::string origin, Error why) {
    return {.origin = std::move(origin), .pact = fail(std::move(why)), .was_fetched = false};
}

LoadedPact pact_from_file(const std::filesystem::path& path) {
    auto pact = contract::load_pact(path);
    if (!pact &&
        (pact.error().code == ErrorCode::kNotFound || pact.error().code == ErrorCode::kIo)) {
        return not_fetched(path.string(), pact.error());
    }
    return {.origin = path.string(), .pact = std::move(pact)};
}

/// The text at a pointer; empty when there is none.
std::string address_in(const json::Value& document, std::string_view pointer) {
    const auto* href = json::at_pointer(document, pointer);
    return href != nullptr && href->is_string() ? std::string(href->get_string()) : "";
}

LoadedPact pact_from_document(const json::Value& document, std::string origin) {
    auto pact = contract::read_pact(document);
    if (const auto checked = pact ? contract::check_parties(*pact) : fail(pact.error()); !checked) {
        pact = fail(checked.error(), origin);
    }
    LoadedPact loaded{.origin = std::move(origin), .pact = std::move(pact)};
    loaded.results_url = address_in(document, "/_links/pb:publish-verification-results/href");
    loaded.latest_result_url = address_in(document, "/_links/pb:latest-verification-results/href");
    return loaded;
}

Result<std::string> body_of(Result<http::Response> response, std::string_view origin) {
    if (!response) {
        return fail(response.error());
    }
    if (response->status != 200) {
        return fail(ErrorCode::kNotFound,
                    fmt::format("{}: answered {} {} instead of a pact",
                                origin,
                                response->status,
                                http::reason_phrase(response->status)));
    }
    return std::move(response->body);
}

/// Why an answer is no JSON. A page for people, of whoever is in the way, is the usual reason.
Error no_json(std::string_view text, const Error& problem) {
    return trim(text).starts_with('<')
               ? Error{ErrorCode::kInvalidInput,
                       "this is HTML or XML, not a pact: is it the address of a page, or is a login "
                       "or a proxy in the way?"}
               : problem;
}

}  // namespace

LoadedPact pact_from_answer(const Result<std::string>& text, std::string origin) {
    if (!text) {
        return not_fetched(std::move(origin), text.error());
    }
    const auto document = json::parse(*text);
    if (!document) {
        auto why = no_json(*text, document.error()).with_context(origin);
        return not_fetched(std::move(origin), std::move(why));
    }
    return pact_from_document(*document, std::move(origin));
}

Result<std::vector<LoadedPact>> FileSource::load() {
    std::vector<LoadedPact> loaded;
    loaded.push_back(pact_from_file(path_));
    loaded.front().why = "it is the file that was asked for";
    return loaded;
}

Result<std::vector<LoadedPact>> FolderSource::load() {
    const auto paths = files_in(folder_, ".json");
    if (!paths) {
        return fail(paths.error());
    }
    std::vector<LoadedPact> loaded;
    for (const auto& path : *paths) {
        auto one = pact_from_file(path);
        if (one.pact && !provider_.empty() && one.pact->provider != provider_) {
            other_providers_.insert(one.pact->provider);
            continue;
        }
        one.why = "it is in the " + description();
        loaded.push_back(std::move(one));
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
    const std::string origin = url_.origin() + url_.target;
    auto response = sender_.send(
        url_, {.method = "GET", .headers = {{"Accept", "application/hal+json, application/json"}}});
    std::vector<LoadedPact> loaded;
    loaded.push_back(pact_from_answer(body_of(std::move(response), origin), origin));
    loaded.front().why = "it is at the URL that was asked for";
    return loaded;
}

}  // namespace accord::verifier
