// One line for each variable: see delivery_values.hpp.
#include "broker/service/webhooks/delivery_values.hpp"

#include "base/text.hpp"
#include "broker/domain/metadata.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/version_details.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

constexpr std::string_view kVariablePrefix = "pactbroker.";

/// What other systems call the state of a verification.
struct StatusWords {
    std::string_view variable;
    std::string_view none;
    std::string_view success;
    std::string_view failure;
};

constexpr StatusWords kStatusWords[] = {
    {"githubVerificationStatus", "pending", "success", "failure"},
    {"bitbucketVerificationStatus", "INPROGRESS", "SUCCESSFUL", "FAILED"},
    {"azureDevOpsVerificationStatus", "pending", "succeeded", "failed"},
    {"gitlabVerificationStatus", "pending", "success", "failed"},
};

class Values {
  public:
    void set(std::string_view variable, std::string value) {
        values_[std::string(kVariablePrefix).append(variable)] = std::move(value);
    }
    void set(std::string_view variable, const std::vector<std::string>& list) {
        set(variable, join(list, ", "));
    }
    domain::VariableValues take() { return std::move(values_); }

  private:
    domain::VariableValues values_;
};

std::vector<std::string> tags_of(const store::VersionDetails& details) {
    std::vector<std::string> names;
    for (const auto& tag : details.tags) {
        names.push_back(tag.name);
    }
    return names;
}

/// The one it was put on last.
std::string branch_of(const store::VersionDetails& details) {
    return details.branches.empty() ? "" : details.branches.back().name;
}

std::vector<std::string> texts_at(const json::Object& context, std::string_view key) {
    std::vector<std::string> texts;
    if (const auto* list = json::array_at(context, key)) {
        for (const auto& item : *list) {
            texts.push_back(json::text_of(item));
        }
    }
    return texts;
}

std::vector<std::string> label_names(Work& work, std::int64_t pacticipant_id) {
    const std::int64_t ids[] = {pacticipant_id};
    std::vector<std::string> names;
    auto labels = store::labels_of(work.session, ids);
    for (const auto& label : labels[pacticipant_id]) {
        names.push_back(label.name);
    }
    return names;
}

WebhookAddresses::Content content_of(const store::DeliveredPact& pact) {
    return {pact.consumer, pact.provider, pact.sha};
}

void set_statuses(const std::optional<bool>& success, Values& values) {
    for (const auto& words : kStatusWords) {
        values.set(words.variable,
                   std::string(!success   ? words.none
                               : *success ? words.success
                                          : words.failure));
    }
}

void set_consumer(Work& work,
                  const DeliverySubject& subject,
                  const store::VersionDetails& details,
                  const WebhookAddresses& addresses,
                  Values& values) {
    const auto& pact = subject.pact;
    const auto& context = subject.context;
    const bool knows_tags = context.contains("consumer_version_tags");
    const auto tags = knows_tags ? texts_at(context, "consumer_version_tags") : tags_of(details);
    values.set("consumerName", pact.consumer);
    values.set("consumerVersionNumber", pact.version);
    values.set("consumerVersionTags", tags);
    values.set("consumerVersionBranch",
               json::string_or(context, "consumer_version_branch", branch_of(details)));
    values.set("consumerLabels", label_names(work, pact.consumer_id));
    values.set("pactUrl",
               addresses.pact(subject.base_url,
                              content_of(pact),
                              domain::encode_metadata({.consumer_version_number = pact.version,
                                                       .consumer_version_tags = tags})));
}

void set_provider(Work& work,
                  const DeliverySubject& subject,
                  const store::VersionDetails& details,
                  Values& values) {
    const auto& context = subject.context;
    const auto number = subject.result ? subject.result->provider_version : "";
    values.set("providerName", subject.pact.provider);
    values.set("providerVersionNumber",
               json::string_or(context, "provider_version_number", number));
    values.set("providerVersionTags", tags_of(details));
    values.set("providerVersionBranch",
               json::string_or(context, "provider_version_branch", branch_of(details)));
    values.set("providerVersionDescriptions", texts_at(context, "provider_version_descriptions"));
    values.set("providerLabels", label_names(work, subject.pact.provider_id));
    values.set("currentlyDeployedProviderVersionNumber",
               store::deployed_numbers(work.session, subject.pact.provider_id));
}

}  // namespace

domain::VariableValues delivery_values(Work& work,
                                       const DeliverySubject& subject,
                                       const WebhookAddresses& addresses) {
    const auto& [pact, result, context, base_url] = subject;
    const std::int64_t ids[] = {pact.version_id, result ? result->provider_version_id : 0};
    auto details = store::find_version_details(work.session, ids);
    Values values;
    set_consumer(work, subject, details[pact.version_id], addresses, values);
    set_provider(work,
                 subject,
                 result ? details[result->provider_version_id] : store::VersionDetails(),
                 values);
    set_statuses(result ? std::optional(result->success) : std::nullopt, values);
    values.set("verificationResultUrl",
               result ? addresses.result(base_url, content_of(pact), result->number) : "");
    values.set("buildUrl", (result ? result->build_url : pact.build_url).value_or(""));
    values.set("eventName", json::string_or(context, "event_name"));
    return values.take();
}

store::DeliveredPact placeholder_pact() {
    return {.consumer = "placeholder-consumer",
            .provider = "placeholder-provider",
            .version = "gggghhhhjjjjkkkkllllmmmmnnnnooooqqqqrrrr",
            .sha = "5d445a4612743728dfd99ccd4210423c052bb9db"};
}

store::DeliveredResult placeholder_result() {
    return {.number = 1,
            .success = true,
            .provider_version = "aaaabbbbccccddddeeeeffff1111222233334444"};
}

void use_placeholder_result(const std::string& base_url,
                            const WebhookAddresses& addresses,
                            domain::VariableValues& values) {
    Values out;
    const auto result = placeholder_result();
    const auto pact = placeholder_pact();
    set_statuses(result.success, out);
    out.set("providerVersionNumber", result.provider_version);
    out.set("providerVersionTags", "master");
    out.set("verificationResultUrl", addresses.result(base_url, content_of(pact), result.number));
    out.set("buildUrl", "");
    for (auto& [name, value] : out.take()) {
        values[name] = std::move(value);
    }
}

}  // namespace accord::broker::service
