// Packs selectors into the part of a URL and takes them out again.
#include "broker/domain/metadata.hpp"

#include "base/encoding.hpp"
#include "base/query.hpp"
#include "broker/domain/nested_query.hpp"

#include <charconv>

namespace accord::broker::domain {
namespace {

json::Object to_object(const MetadataSelector& selector) {
    json::Object out;
    if (selector.branch) {
        out["b"] = *selector.branch;
    }
    if (selector.tag) {
        out["t"] = *selector.tag;
    }
    if (selector.latest) {
        out["l"] = *selector.latest;
    }
    if (selector.environment) {
        out["e"] = *selector.environment;
    }
    if (selector.consumer_version_id) {
        out["cv"] = *selector.consumer_version_id;
    }
    return out;
}

std::optional<bool> flag_at(const json::Object& object, std::string_view key) {
    const auto text = json::string_at(object, key);
    if (!text) {
        return std::nullopt;
    }
    return *text == "true";
}

std::optional<std::int64_t> id_at(const json::Object& object, std::string_view key) {
    const auto text = json::string_at(object, key);
    if (!text) {
        return std::nullopt;
    }
    std::int64_t id = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), id);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size()) {
        return std::nullopt;
    }
    return id;
}

MetadataSelector selector_from(const json::Object& object) {
    return {.tag = json::text_at(object, "t"),
            .branch = json::text_at(object, "b"),
            .latest = flag_at(object, "l"),
            .environment = json::text_at(object, "e"),
            .consumer_version_id = id_at(object, "cv")};
}

/// The selectors in the query. The rules of nested queries would run together two selectors without
/// a member in common; the version id, which is written last, keeps them apart.
std::vector<MetadataSelector> selectors_from(std::string_view query) {
    constexpr std::string_view kPrefix = "s[][";
    std::vector<json::Object> objects;
    bool complete = true;
    for (const auto& [name, value] : parse_query(query)) {
        if (!name.starts_with(kPrefix) || !name.ends_with(']') || !value) {
            continue;
        }
        const std::string key = name.substr(kPrefix.size(), name.size() - kPrefix.size() - 1);
        if (complete || objects.back().contains(key)) {
            objects.emplace_back();
        }
        objects.back()[key] = *value;
        complete = key == "cv";
    }
    std::vector<MetadataSelector> selectors;
    for (const json::Object& object : objects) {
        selectors.push_back(selector_from(object));
    }
    return selectors;
}

std::optional<std::string> segment_text(std::string_view segment) {
    while (segment.ends_with('=')) {
        segment.remove_suffix(1);
    }
    return base64url_decode(segment);
}

}  // namespace

std::string encode_metadata(const UrlMetadata& metadata) {
    json::Object out;
    if (metadata.wip) {
        out["w"] = true;
    }
    if (!metadata.selectors.empty()) {
        json::Array& selectors = (out["s"] = json::Array()).as_array();
        for (const MetadataSelector& selector : metadata.selectors) {
            selectors.push_back(to_object(selector));
        }
    }
    if (metadata.pending) {
        out["p"] = *metadata.pending;
    }
    if (metadata.consumer_version_number) {
        out["cvn"] = *metadata.consumer_version_number;
    }
    if (!metadata.consumer_version_tags.empty()) {
        json::Array& tags = (out["cvt"] = json::Array()).as_array();
        for (const std::string& tag : metadata.consumer_version_tags) {
            tags.emplace_back(tag);
        }
    }
    return base64url_encode(build_nested_query(out));
}

std::string encode_wip_notice_metadata() {
    return base64url_encode(build_nested_query({{"wip", true}}));
}

UrlMetadata decode_metadata(std::string_view segment) {
    UrlMetadata out;
    const auto text = segment_text(segment);
    if (!text) {
        return out;
    }
    const auto query = parse_nested_query(*text);
    if (!query) {
        return out;
    }
    out.selectors = selectors_from(*text);
    // Older addresses name the version directly.
    if (const auto id = id_at(*query, "cv")) {
        out.selectors.push_back({.consumer_version_id = id});
    }
    out.pending = flag_at(*query, "p");
    out.wip = flag_at(*query, "w").value_or(false);
    out.consumer_version_number = json::text_at(*query, "cvn");
    if (const json::Array* tags = json::array_at(*query, "cvt")) {
        for (const json::Value& tag : *tags) {
            if (tag.is_string()) {
                out.consumer_version_tags.emplace_back(tag.as_string());
            }
        }
    }
    return out;
}

}  // namespace accord::broker::domain
