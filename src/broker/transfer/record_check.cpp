// Checking records, field by field: see record_check.hpp.
#include "broker/transfer/record_check.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/domain/contents/pact_content.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::transfer {
namespace {

constexpr std::string_view kJsonFields[] = {
    "content", "testResults", "consumerVersionSelectors", "contacts", "headers", "body", "context"};
constexpr std::string_view kFreeTexts[] = {"buildUrl",
                                           "repositoryUrl",
                                           "displayName",
                                           "description",
                                           "url",
                                           "username",
                                           "password",
                                           "value",
                                           "logs"};
/// Fields by which a record is called; the first few are enough to find it.
constexpr std::size_t kNamingFields = 5;

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// What is wrong with a text; empty when nothing is.
std::string text_fault(std::string_view field, const std::string& text) {
    if (!is_utf8(text)) {
        return "is not UTF-8";
    }
    if (text.find('\0') != text.npos) {
        return "has a NUL character";
    }
    if (is_one_of(kJsonFields, field)) {
        const auto parsed = domain::parse_stored(text);
        if (!parsed) {
            return fmt::format("is not JSON: {}", parsed.error().message);
        }
        return field == "content" && !parsed->is_object() ? "is not a JSON object" : "";
    }
    return is_one_of(kFreeTexts, field) ? "" : domain::line_fault(text);
}

/// What is wrong with any other value: nothing.
template <class Value>
std::string value_fault(std::string_view field, const Value& value) {
    if constexpr (std::same_as<Value, std::string>) {
        return text_fault(field, value);
    } else if constexpr (std::same_as<Value, std::optional<std::string>>) {
        return value ? text_fault(field, *value) : "";
    } else {
        return "";
    }
}

template <class Record>
Result<void> check_record(const Record& record) {
    Result<void> checked;
    domain::for_each_field(record, [&](std::string_view name, const auto& value) {
        const auto fault = value_fault(name, value);
        if (!fault.empty() && checked) {
            checked = invalid_input(fmt::format("{}: {} {}", describe(record), name, fault));
        }
    });
    return checked;
}

}  // namespace

template <class Record>
std::string describe(const Record& record) {
    std::string text;
    std::size_t named = 0;
    domain::for_each_field(record, [&](std::string_view name, const auto& value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if (++named > kNamingFields || is_one_of(kJsonFields, name)) {
            return;
        }
        if constexpr (std::same_as<Value, std::string> || std::same_as<Value, std::int64_t>) {
            text += fmt::format("{}{} \"{}\"", text.empty() ? "" : ", ", name, value);
        }
    });
    return fmt::format("{}: {}", Record::kName, to_valid_utf8(std::move(text)));
}

Result<void> check_records(const domain::RecordPage& page) {
    return std::visit(
        [](const auto& records) -> Result<void> {
            for (const auto& record : records) {
                if (auto checked = check_record(record); !checked) {
                    return checked;
                }
            }
            return {};
        },
        page);
}

template std::string describe(const domain::PacticipantRecord&);
template std::string describe(const domain::LabelRecord&);
template std::string describe(const domain::VersionRecord&);
template std::string describe(const domain::TagRecord&);
template std::string describe(const domain::BranchRecord&);
template std::string describe(const domain::BranchVersionRecord&);
template std::string describe(const domain::BranchHeadRecord&);
template std::string describe(const domain::IntegrationRecord&);
template std::string describe(const domain::ContentRecord&);
template std::string describe(const domain::PublicationRecord&);
template std::string describe(const domain::ResultRecord&);
template std::string describe(const domain::EnvironmentRecord&);
template std::string describe(const domain::DeploymentRecord&);
template std::string describe(const domain::ReleaseRecord&);
template std::string describe(const domain::WebhookRecord&);
template std::string describe(const domain::WebhookEventRecord&);
template std::string describe(const domain::TriggeredWebhookRecord&);
template std::string describe(const domain::WebhookExecutionRecord&);
template std::string describe(const domain::SecretRecord&);

}  // namespace accord::broker::transfer
