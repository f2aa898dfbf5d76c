// Reading the body of /contracts/publish, field by field.
#include "broker/api/pacts/contracts_input.hpp"

#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/request_body.hpp"
#include "broker/api/machinery/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace accord::broker::api {
namespace {

/// Adds messages about one contract to the field `contracts`.
class ContractErrors {
  public:
    ContractErrors(FieldErrors& errors, std::size_t index) : errors_(errors), index_(index) {}

    void add(std::string_view message) {
        clean_ = false;
        errors_.add("contracts", fmt::format("{} (at index {})", message, index_));
    }
    [[nodiscard]] bool clean() const { return clean_; }

  private:
    FieldErrors& errors_;
    std::size_t index_;
    bool clean_ = true;
};

/// A content is long: it is looked at where it stands.
std::string_view read_required(const json::Object& contract,
                               std::string_view key,
                               ContractErrors& errors) {
    const auto* value = json::find(contract, key);
    if (value == nullptr) {
        errors.add(fmt::format("{} is missing", key));
    } else if (!value->is_string()) {
        errors.add(fmt::format("{} must be a string", key));
    } else if (is_blank(value->get_string())) {
        errors.add(fmt::format("{} must be filled", key));
    } else {
        return value->get_string();
    }
    return {};
}

/// As read_required; the text is a name.
std::string read_name_of(const json::Object& contract,
                         std::string_view key,
                         ContractErrors& errors) {
    std::string name(read_required(contract, key, errors));
    if (const auto fault = domain::line_fault(name); !fault.empty()) {
        errors.add(fmt::format("{} {}", key, fault));
    }
    return name;
}

void check_one_of(std::string_view key,
                  std::string_view value,
                  std::initializer_list<std::string_view> allowed,
                  ContractErrors& errors) {
    if (value.empty() || std::ranges::find(allowed, value) != allowed.end()) {
        return;
    }
    std::string list;
    for (const auto choice : allowed) {
        list += (list.empty() ? "" : ", ") + std::string(choice);
    }
    errors.add(fmt::format("{} must be one of: {}", key, list));
}

/// The name a contract gives a party must be the one it is published under.
void check_party(const json::Object& document,
                 std::string_view role,
                 const std::string& expected,
                 ContractErrors& errors) {
    const auto* party = json::object_at(document, role);
    const auto name = party != nullptr ? json::string_at(*party, "name") : std::nullopt;
    if (!name || expected.empty() || *name == expected) {
        return;
    }
    errors.add(fmt::format(
        "{0} name in contract content ('{1}') must match {0}Name in contract params ('{2}')",
        role,
        *name,
        expected));
}

/// A decoded contract and its memory.
struct Document {
    std::unique_ptr<json::Arena> memory;
    json::Value value;

    [[nodiscard]] const json::Object& object() const { return value.get_object(); }
};

/// Nothing when something is wrong with it.
std::optional<Document> read_document(const json::Object& contract,
                                      std::string_view content_type,
                                      ContractErrors& errors) {
    const auto encoded = json::string_at(contract, "content");
    const auto decoded = encoded ? base64_decode(*encoded) : std::nullopt;
    if (!decoded) {
        errors.add("is not valid Base64");
    }
    if (!encoded) {
        return std::nullopt;
    }
    const auto unreadable = fmt::format("content could not be parsed as {}", content_type);
    if (!decoded) {
        if (content_type == "application/json") {
            errors.add(unreadable);
        }
        return std::nullopt;
    }
    if (!is_utf8(*decoded)) {
        errors.add(not_utf8_message("contract content", *decoded));
        return std::nullopt;
    }
    auto memory = std::make_unique<json::Arena>(arena_bytes_for(*decoded));
    auto value = json::parse(*decoded, {}, memory->storage());
    if (!value) {
        if (content_type == "application/json") {
            errors.add(unreadable);
        }
        return std::nullopt;
    }
    if (!json::is_object(*value)) {
        errors.add(fmt::format("parsed content was expected to be a Hash but was a {}",
                               ruby_class_name(*value)));
        return std::nullopt;
    }
    return Document{std::move(memory), std::move(*value)};
}

std::optional<service::ContractInput> read_contract(const json::Object& given,
                                                    ContractErrors& errors) {
    service::ContractInput made;
    const auto consumer = read_name_of(given, "consumerName", errors);
    made.provider = read_name_of(given, "providerName", errors);
    read_required(given, "content", errors);
    const auto content_type = read_required(given, "contentType", errors);
    const auto specification = read_required(given, "specification", errors);
    check_one_of("contentType", content_type, {"application/json"}, errors);
    check_one_of("specification", specification, {"pact"}, errors);
    const auto on_conflict = json::string_or(given, "onConflict");
    check_one_of("onConflict", on_conflict, {"overwrite", "merge"}, errors);
    const auto document = read_document(given, content_type, errors);
    if (!document) {
        return std::nullopt;
    }
    check_party(document->object(), "consumer", consumer, errors);
    check_party(document->object(), "provider", made.provider, errors);
    if (!errors.clean()) {
        return std::nullopt;
    }
    auto content = domain::make_pact_content(document->object());
    if (!content) {
        errors.add("content: " + content.error().message);
        return std::nullopt;
    }
    made.content = std::move(*content);
    if (on_conflict == "merge") {
        made.to_merge.emplace(document->object(), boost::json::storage_ptr());
    }
    return made;
}

/// Two contracts with one provider would overwrite each other.
void check_providers(const std::vector<service::ContractInput>& contracts, FieldErrors& errors) {
    std::unordered_map<std::string_view, std::string_view> sha_of;
    for (std::size_t i = 0; i < contracts.size(); ++i) {
        const auto& [known, is_new] =
            sha_of.try_emplace(contracts[i].provider, contracts[i].content.sha);
        if (!is_new && known->second != contracts[i].content.sha) {
            errors.add("contracts",
                       fmt::format("there are two different contracts with providerName '{}' "
                                   "(at index {})",
                                   contracts[i].provider,
                                   i));
        }
    }
}

void check_consumers(const json::Array& given,
                     const std::string& pacticipant,
                     FieldErrors& errors) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!json::is_object(given[i]) || pacticipant.empty()) {
            continue;
        }
        const auto consumer = json::string_at(given[i].get_object(), "consumerName");
        if (!consumer || *consumer == pacticipant) {
            continue;
        }
        errors.add(
            "contracts",
            fmt::format("consumerName ('{}') must match pacticipantName ('{}') (at index {})",
                        *consumer,
                        pacticipant,
                        i));
    }
}

void read_contracts(const json::Object& body, service::ContractsInput& input, FieldErrors& errors) {
    const auto* given = json::find(body, "contracts");
    if (given == nullptr) {
        errors.add("contracts", "is missing");
        return;
    }
    if (!given->is_array()) {
        errors.add("contracts", "must be an array");
        return;
    }
    const auto& list = given->get_array();
    if (auto fault = domain::count_fault(list.size(), domain::kContractsMax); !fault.empty()) {
        errors.add("contracts", std::move(fault));
        return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        ContractErrors about(errors, i);
        if (!json::is_object(list[i])) {
            about.add("must be a hash");
        } else if (auto contract = read_contract(list[i].get_object(), about)) {
            input.contracts.push_back(std::move(*contract));
        }
    }
    check_consumers(list, input.pacticipant, errors);
    check_providers(input.contracts, errors);
}

std::string tag_fault(const json::Value& tag) {
    if (!tag.is_string()) {
        return "must be a string";
    }
    return is_blank(tag.get_string()) ? "cannot be blank" : domain::line_fault(tag.get_string());
}

void read_tags(const json::Object& body, service::ContractsInput& input, FieldErrors& errors) {
    const auto* given = json::find(body, "tags");
    if (given == nullptr || given->is_null()) {
        return;
    }
    if (!given->is_array()) {
        errors.add("tags", "must be an array");
        return;
    }
    const auto& list = given->get_array();
    if (auto fault = domain::count_fault(list.size(), domain::kTagsMax); !fault.empty()) {
        errors.add("tags", std::move(fault));
        return;
    }
    std::unordered_set<std::string_view> known;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (const std::string fault = tag_fault(list[i]); !fault.empty()) {
            errors.add("tags", fmt::format("{} (at index {})", fault, i));
        } else if (known.insert(list[i].get_string()).second) {
            input.tags.emplace_back(list[i].get_string());
        }
    }
}

/// As read_text, but null is a wrong type here.
std::string read_name(const json::Object& body, std::string_view field, FieldErrors& errors) {
    const auto* value = json::find(body, field);
    if (value != nullptr && value->is_null()) {
        errors.add(field, "must be a string");
        return {};
    }
    const TextRule rule{.presence = Presence::kRequired, .blank = Blank::kRefused};
    return read_text(body, field, rule, errors).value_or("");
}

}  // namespace

service::ContractsInput read_contracts_input(const json::Object& body, FieldErrors& errors) {
    service::ContractsInput input;
    input.pacticipant = read_name(body, "pacticipantName", errors);
    input.number = read_name(body, "pacticipantVersionNumber", errors);
    input.branch = read_text(body, "branch", {.blank = Blank::kRefused}, errors);
    input.build_url = read_text(body, "buildUrl", {.bytes_max = domain::kUrlBytesMax}, errors);
    read_tags(body, input, errors);
    read_contracts(body, input, errors);
    return input;
}

}  // namespace accord::broker::api
