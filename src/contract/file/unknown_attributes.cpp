// Attributes that nobody knows: see unknown_attributes.hpp.
#include "contract/file/unknown_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace accord::contract {
namespace {

using Names = std::span<const std::string_view>;

/// Of all versions: V2's providerState stands beside V4's markup. `_links`, `createdAt` and `_id`
/// are there when the file came from a broker.
constexpr std::string_view kOfPact[] = {
    "consumer", "provider", "interactions", "messages", "metadata", "createdAt", "_links", "_id"};
constexpr std::string_view kOfParty[] = {"name"};
constexpr std::string_view kOfInteraction[] = {"_id",
                                               "type",
                                               "key",
                                               "description",
                                               "providerState",
                                               "provider_state",
                                               "providerStates",
                                               "request",
                                               "response",
                                               "pending",
                                               "comments",
                                               "transport",
                                               "interactionMarkup",
                                               "pluginConfiguration",
                                               "contents",
                                               "metaData",
                                               "metadata",
                                               "matchingRules",
                                               "generators"};
constexpr std::string_view kOfPart[] = {"method",
                                        "path",
                                        "query",
                                        "status",
                                        "headers",
                                        "body",
                                        "contents",
                                        "metaData",
                                        "metadata",
                                        "matchingRules",
                                        "generators"};

class Search {
  public:
    void pact(const json::Value& document) {
        look_at(document, "pact", kOfPact);
        for (const auto* party : {"consumer", "provider"}) {
            look_at_member(document, party, "", kOfParty);
        }
        for (const auto* list : {"interactions", "messages"}) {
            interactions(document, list);
        }
    }

    std::vector<std::string> found;

  private:
    void look_at(const json::Value& value, std::string_view place, Names known) {
        const auto* object = value.if_object();
        if (object == nullptr) {
            return;
        }
        for (const auto& [name, member] : *object) {
            if (std::ranges::find(known, std::string_view(name)) == known.end()) {
                found.push_back(
                    fmt::format("{}: unknown attribute \"{}\"", place, std::string_view(name)));
            }
        }
    }

    /// The member may be one of these, or a list of them, as the responses of V4's messages are.
    void look_at_member(const json::Value& value,
                        std::string_view name,
                        std::string_view above,
                        Names known) {
        const auto* member = json::find(value, name);
        const auto place = fmt::format("{}{}{}", above, above.empty() ? "" : ".", name);
        if (member == nullptr) {
            return;
        }
        look_at(*member, place, known);
        if (const auto* list = member->if_array()) {
            for (std::size_t i = 0; i < list->size(); ++i) {
                look_at((*list)[i], fmt::format("{}[{}]", place, i), known);
            }
        }
    }

    void interactions(const json::Value& document, std::string_view name) {
        const auto* member = json::find(document, name);
        const auto* list = member != nullptr ? member->if_array() : nullptr;
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const auto place = fmt::format("{}[{}]", name, i);
            look_at((*list)[i], place, kOfInteraction);
            for (const auto* part : {"request", "response"}) {
                look_at_member((*list)[i], part, place, kOfPart);
            }
        }
    }
};

}  // namespace

std::vector<std::string> unknown_attributes(const json::Value& pact) {
    Search search;
    search.pact(pact);
    return std::move(search.found);
}

}  // namespace accord::contract
