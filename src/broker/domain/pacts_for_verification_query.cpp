// Reads the request for pacts to verify and says what is wrong with it.
#include "broker/domain/pacts_for_verification_query.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/nested_query.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kEmptyBranch =
    "when pending or WIP pacts are enabled and there are no tags provided, the provider version "
    "branch must not be an empty string, as it is used in the calculations for WIP/pending. A "
    "value "
    "must be provided (recommended), or it must not be set at all.";

std::string camel_case(std::string_view name) {
    std::string out;
    bool upper = false;
    for (const char c : name) {
        if (c == '_') {
            upper = !out.empty();
        } else {
            out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            upper = false;
        }
    }
    return out;
}

json::Object with_camel_case_keys(const json::Object& object) {
    json::Object out;
    for (const auto& member : object) {
        out[camel_case(member.key())] = member.value();
    }
    return out;
}

/// Reads the members of the body one after the other and gathers what is wrong with them.
class BodyReader {
  public:
    BodyReader(const json::Object& body, const std::function<bool(std::string_view)>& environments)
        : body_(with_camel_case_keys(body)), environment_exists_(environments) {}

    PactsForVerificationResult read() {
        read_branch();
        read_tags();
        read_pending();
        read_wip();
        if (errors_.empty()) {
            check_branch();
        }
        read_selectors();
        if (!errors_.empty()) {
            return std::unexpected(std::move(errors_));
        }
        return std::move(query_);
    }

  private:
    void refuse(std::string_view field, std::string_view text) {
        errors_.push_back({std::string(field), std::nullopt, "", std::string(text)});
    }
    [[nodiscard]] const json::Value* given(std::string_view name) const {
        const json::Value* value = json::find(body_, name);
        return value && !value->is_null() ? value : nullptr;
    }

    void read_branch() {
        const json::Value* value = given("providerVersionBranch");
        if (!value) {
            return;
        }
        if (!value->is_string()) {
            return refuse("providerVersionBranch", "must be a string");
        }
        query_.provider_branch = std::string(value->as_string());
        if (const auto fault = line_fault(*query_.provider_branch); !fault.empty()) {
            refuse("providerVersionBranch", fault);
        }
    }

    void read_tags() {
        const json::Value* value = given("providerVersionTags");
        if (!value) {
            return;
        }
        if (!value->is_array()) {
            return refuse("providerVersionTags", "must be an array");
        }
        const json::Array& tags = value->as_array();
        if (const auto fault = count_fault(tags.size(), kTagsMax); !fault.empty()) {
            return refuse("providerVersionTags", fault);
        }
        for (std::size_t i = 0; i < tags.size(); ++i) {
            const std::string fault =
                tags[i].is_string() ? line_fault(tags[i].as_string()) : "must be a string";
            if (fault.empty()) {
                query_.provider_tags.emplace_back(tags[i].as_string());
            } else {
                errors_.push_back({"providerVersionTags", i, "", fault});
            }
        }
    }

    void read_pending() {
        const json::Value* value = json::find(body_, "includePendingStatus");
        if (!value) {
            return;
        }
        if (value->is_null()) {
            return refuse("includePendingStatus", "must be filled");
        }
        if (!value->is_bool()) {
            return refuse("includePendingStatus", "must be one of: true, false");
        }
        query_.include_pending = value->as_bool();
        asks_for_pending_ = query_.include_pending;
    }

    void read_wip() {
        const json::Value* value = json::find(body_, "includeWipPactsSince");
        if (!value) {
            return;
        }
        if (value->is_null()) {
            return refuse("includeWipPactsSince", "must be filled");
        }
        if (value->is_string()) {
            query_.include_wip_since = parse_date(value->as_string());
        }
        if (!query_.include_wip_since) {
            refuse("includeWipPactsSince", "must be a date");
        }
    }

    void check_branch() {
        const auto& branch = query_.provider_branch;
        if (!branch || !trim(*branch).empty()) {
            return;
        }
        if (!branch->empty()) {
            return refuse("providerVersionBranch", "cannot be blank");
        }
        if (query_.provider_tags.empty() && (asks_for_pending_ || query_.include_wip_since)) {
            refuse("providerVersionBranch", kEmptyBranch);
        }
    }

    void read_selectors() {
        const std::string field = "consumerVersionSelectors";
        const json::Value* value = json::find(body_, field);
        if (!value) {
            return;
        }
        if (!value->is_array()) {
            return refuse(field, "must be an array");
        }
        const json::Array& selectors = value->as_array();
        if (const auto fault = count_fault(selectors.size(), kSelectorsMax); !fault.empty()) {
            return refuse(field, fault);
        }
        const std::size_t before = errors_.size();
        for (std::size_t i = 0; i < selectors.size(); ++i) {
            if (!json::is_object(selectors[i])) {
                errors_.push_back({field, i, "", "must be a hash"});
            }
        }
        if (errors_.size() != before) {
            return;
        }
        const SelectorSurroundings surroundings{
            .has_provider_branch = query_.provider_branch && !query_.provider_branch->empty(),
            .environment_exists = environment_exists_};
        for (std::size_t i = 0; i < selectors.size(); ++i) {
            const json::Object selector = with_camel_case_keys(selectors[i].as_object());
            auto wrong = validate_selector(selector, surroundings, field, i);
            if (wrong.empty()) {
                for (auto& one : read_selector(selector, query_.provider_branch)) {
                    query_.selectors.push_back(std::move(one));
                }
            }
            std::ranges::move(wrong, std::back_inserter(errors_));
        }
    }

    const json::Object body_;
    const std::function<bool(std::string_view)>& environment_exists_;
    PactsForVerificationQuery query_;
    bool asks_for_pending_ = false;
    std::vector<InputError> errors_;
};

/// Reads one selector of the query string, where all values are texts.
void read_query_selector(const json::Value& value,
                         std::size_t index,
                         PactsForVerificationQuery& query,
                         std::vector<InputError>& errors) {
    const auto refuse = [&](std::string_view member, std::string_view text) {
        errors.push_back(
            {"consumer_version_selectors", index, std::string(member), std::string(text)});
    };
    if (!value.is_object()) {
        return refuse("", "must be a hash");
    }
    const json::Object& object = value.as_object();
    const auto filled = [&](std::string_view name) -> std::optional<std::string> {
        if (!object.contains(name)) {
            return std::nullopt;
        }
        const std::string text = json::string_or(object, name);
        if (text.empty()) {
            refuse(name, "must be filled");
        }
        return text;
    };
    ConsumerVersionSelector selector{.consumer = filled("consumer"),
                                     .tag = filled("tag"),
                                     .fallback_tag = filled("fallback_tag")};
    if (!selector.tag) {
        refuse("tag", "is missing");
    }
    if (const auto latest = filled("latest")) {
        if (*latest != "true" && *latest != "false") {
            refuse("latest", "must be one of: true, false");
        }
        selector.latest = *latest == "true";
    }
    query.selectors.push_back(std::move(selector));
}

void read_query_options(const json::Object& parameters,
                        PactsForVerificationQuery& query,
                        std::vector<InputError>& errors) {
    const auto refuse = [&](std::string_view field, std::string_view text) {
        errors.push_back({std::string(field), std::nullopt, "", std::string(text)});
    };
    if (const auto pending = json::string_at(parameters, "include_pending_status")) {
        if (*pending != "true" && *pending != "false") {
            refuse("include_pending_status", "must be one of: true, false");
        }
        query.include_pending = *pending == "true";
    }
    if (const auto since = json::string_at(parameters, "include_wip_pacts_since")) {
        query.include_wip_since = parse_date(*since);
        if (!query.include_wip_since) {
            refuse("include_wip_pacts_since", "must be a date");
        }
    }
    const auto branch = json::string_at(parameters, "provider_version_branch");
    if (branch && !branch->empty()) {
        query.provider_branch = std::string(*branch);
    }
    if (!parameters.contains("provider_version_tags")) {
        return;
    }
    const json::Array* tags = json::array_at(parameters, "provider_version_tags");
    if (!tags) {
        return refuse("provider_version_tags", "must be an array");
    }
    for (const json::Value& tag : *tags) {
        if (tag.is_string()) {
            query.provider_tags.emplace_back(tag.as_string());
        }
    }
}

}  // namespace

PactsForVerificationResult parse_pacts_for_verification(
    const json::Value& body, const std::function<bool(std::string_view)>& environment_exists) {
    if (!body.is_object()) {
        return std::unexpected(std::vector<InputError>{{"", std::nullopt, "", "must be a hash"}});
    }
    return BodyReader(body.as_object(), environment_exists).read();
}

PactsForVerificationResult parse_pacts_for_verification_query(const json::Object& parameters) {
    PactsForVerificationQuery query{.deprecated = true};
    std::vector<InputError> errors;
    read_query_options(parameters, query, errors);
    const json::Value* given = json::find(parameters, "consumer_version_selectors");
    json::Array storage;
    const json::Array* selectors = elements_of(given, storage);
    if (given && !selectors) {
        errors.push_back({"consumer_version_selectors", std::nullopt, "", "must be an array"});
    }
    for (std::size_t i = 0; selectors && i < selectors->size(); ++i) {
        read_query_selector((*selectors)[i], i, query, errors);
    }
    if (!errors.empty()) {
        return std::unexpected(std::move(errors));
    }
    return query;
}

std::optional<Instant> parse_date(std::string_view text) {
    if (auto instant = parse_iso8601(text)) {
        return *instant;
    }
    const std::vector<std::string_view> parts = split(text, '/');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto instant =
        parse_iso8601(fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]));
    if (!instant) {
        return std::nullopt;
    }
    return *instant;
}

}  // namespace accord::broker::domain
