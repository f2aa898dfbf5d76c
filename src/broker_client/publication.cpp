// Pact files become publications: see publication.hpp.
#include "broker_client/publication.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/file/unknown_attributes.hpp"
#include "contract/merge/merge_pacts.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"

#include <map>

namespace accord::broker_client {
namespace {

/// The pacts of one pair: the text of the only file as it is, or the merger of several.
struct PairContent {
    contract::PactMerge merge;
    std::string text;  ///< of the first file
    std::filesystem::path path;
    bool merged = false;
};

using PairsByName = std::map<std::pair<std::string, std::string>, PairContent>;

/// Error: kInvalidInput naming all that the specification does not know.
Result<void> check_attributes(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) {
        return fail(document.error());
    }
    const auto unknown = contract::unknown_attributes(*document);
    return unknown.empty() ? Result<void>{} : invalid_input(join(unknown, "; "));
}

Result<void> add(PairsByName& pairs, const std::filesystem::path& path, Strictness strictness) {
    auto text = read_file(path);
    if (!text) {
        return fail(text.error());
    }
    auto pact = contract::parse_pact(*text);
    if (!pact) {
        return fail(pact.error(), path.string());
    }
    if (strictness == Strictness::kKnownAttributes) {
        if (const auto known = check_attributes(*text); !known) {
            return fail(known.error(), path.string());
        }
    }
    if (const auto checked = contract::check_parties(*pact); !checked) {
        return fail(checked.error(), path.string());
    }
    auto name = std::pair(pact->consumer, pact->provider);
    const auto known = pairs.find(name);
    if (known == pairs.end()) {
        pairs.emplace(std::move(name),
                      PairContent{contract::PactMerge(std::move(*pact)), std::move(*text), path});
        return {};
    }
    auto& [merge, first_text, first_path, merged] = known->second;
    merged = true;
    if (const auto added = merge.add(*pact); !added) {
        return fail(added.error(),
                    fmt::format("merging {} into {}", path.string(), first_path.string()));
    }
    return {};
}

Result<std::string> text_of(const PairContent& content) {
    if (!content.merged) {
        return content.text;
    }
    const auto document = contract::pact_to_json(content.merge.pact());
    if (!document) {
        return fail(document.error(),
                    fmt::format("merging other files into {}", content.path.string()));
    }
    return json::write_pretty(*document);
}

json::Object to_contract(const contract::Pact& pact, std::string_view text, bool merge) {
    const std::string_view mode = merge ? "merge" : "overwrite";
    return {{"consumerName", pact.consumer},
            {"providerName", pact.provider},
            {"specification", "pact"},
            {"contentType", "application/json"},
            {"content", base64_encode(text)},
            {"writeMode", mode},
            {"onConflict", mode}};
}

}  // namespace

Result<std::vector<Publication>> prepare_publications(
    const std::vector<std::filesystem::path>& files, bool merge, Strictness strictness) {
    PairsByName pairs;
    for (const auto& file : files) {
        if (const auto added = add(pairs, file, strictness); !added) {
            return fail(added.error());
        }
    }
    std::vector<Publication> publications;
    for (const auto& [name, content] : pairs) {
        if (publications.empty() || publications.back().consumer != name.first) {
            publications.push_back({.consumer = name.first});
        }
        const auto text = text_of(content);
        if (!text) {
            return fail(text.error());
        }
        publications.back().contracts.push_back(to_contract(content.merge.pact(), *text, merge));
    }
    return publications;
}

}  // namespace accord::broker_client
