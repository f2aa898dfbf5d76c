// A pact file read from disk: see load_pact.hpp.
#include "contract/file/load_pact.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/pact/read_pact.hpp"

namespace accord::contract {
namespace {

bool is_blank(std::string_view name) { return trim(name).empty(); }

}  // namespace

Result<void> check_parties(const Pact& pact) {
    const bool no_consumer = is_blank(pact.consumer);
    const bool no_provider = is_blank(pact.provider);
    if (no_consumer && no_provider && pact.interactions.empty()) {
        return invalid_input(
            "this is JSON, but not a pact: it has no consumer, no provider and no interactions");
    }
    if (no_consumer && no_provider) {
        return invalid_input("the pact names neither a consumer nor a provider");
    }
    if (no_consumer || no_provider) {
        return invalid_input(
            fmt::format("the pact does not name its {0}: \"{0}\": {{\"name\": \"...\"}} is missing",
                        no_consumer ? "consumer" : "provider"));
    }
    return {};
}

Result<Pact> load_pact(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) {
        return fail(text.error());
    }
    auto pact = parse_pact(*text);
    if (!pact) {
        return fail(pact.error(), path.string());
    }
    if (const auto checked = check_parties(*pact); !checked) {
        return fail(checked.error(), path.string());
    }
    return pact;
}

}  // namespace accord::contract
