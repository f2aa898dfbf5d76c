// The templates, and filling them in: see webhook_templates.hpp.
#include "broker/domain/webhooks/webhook_templates.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::domain {
namespace {

constexpr TemplateParameter kSlackParameters[] = {
    {"PATH",
     "What follows https://hooks.slack.com/services/ in the URL of an incoming webhook",
     {},
     true}};
constexpr std::string_view kSlack =
    R"json({
  "description": "Tell Slack of failed verifications",
  "events": [{"name": "provider_verification_failed"}],
  "request": {
    "method": "POST",
    "url": "https://hooks.slack.com/services/${secret.PATH}",
    "headers": {"Content-Type": "application/json"},
    "body": {"text": "${pactbroker.providerName} ${pactbroker.providerVersionNumber} )json"
    R"json((${pactbroker.providerVersionBranch}) fails the pact of ${pactbroker.consumerName} )json"
    R"json(${pactbroker.consumerVersionNumber} (${pactbroker.consumerVersionBranch}): )json"
    R"json(${pactbroker.verificationResultUrl}"}
  }
})json";

constexpr TemplateParameter kTeamsParameters[] = {
    {"host", "Host of the workflow's URL, such as prod-01.westeurope.logic.azure.com"},
    {"PATH", "What follows the host and its slash in that URL", {}, true}};
constexpr std::string_view kTeams =
    R"json({
  "description": "Tell Teams of failed verifications",
  "events": [{"name": "provider_verification_failed"}],
  "request": {
    "method": "POST",
    "url": "https://{{host}}/${secret.PATH}",
    "headers": {"Content-Type": "application/json"},
    "body": {"type": "message", "attachments": [{
      "contentType": "application/vnd.microsoft.card.adaptive",
      "content": {"type": "AdaptiveCard", "version": "1.4", "body": [
        {"type": "TextBlock", "weight": "bolder",
          "text": "${pactbroker.providerName} fails the pact of ${pactbroker.consumerName}"},
        {"type": "TextBlock", "wrap": true,
          "text": "${pactbroker.providerVersionNumber} (${pactbroker.providerVersionBranch}) with )json"
    R"json(${pactbroker.consumerVersionNumber} (${pactbroker.consumerVersionBranch})"}],
        "actions": [{"type": "Action.OpenUrl", "title": "Result", "url": "${pactbroker.verificationResultUrl}"}]}}]}
  }
})json";

constexpr TemplateParameter kGithubParameters[] = {
    {"owner", "User or organisation that the repository belongs to"},
    {"repository", "Name of the repository"},
    {"TOKEN", "Token that may write to it", {}, true}};
constexpr std::string_view kGithubStatus = R"json({
  "description": "Show on GitHub whether a commit of the consumer is verified",
  "events": [{"name": "contract_published"}, {"name": "provider_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://api.github.com/repos/{{owner}}/{{repository}}/statuses/${pactbroker.consumerVersionNumber}",
    "headers": {"Accept": "application/vnd.github+json", "Content-Type": "application/json",
      "Authorization": "Bearer ${secret.TOKEN}"},
    "body": {"state": "${pactbroker.githubVerificationStatus}",
      "context": "pact/${pactbroker.providerName}",
      "description": "Verification by ${pactbroker.providerName} ${pactbroker.providerVersionNumber}",
      "target_url": "${pactbroker.verificationResultUrl}"}
  }
})json";
constexpr std::string_view kGithubDispatch = R"json({
  "description": "Have GitHub verify a pact that requires it",
  "events": [{"name": "contract_requiring_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://api.github.com/repos/{{owner}}/{{repository}}/dispatches",
    "headers": {"Accept": "application/vnd.github+json", "Content-Type": "application/json",
      "Authorization": "Bearer ${secret.TOKEN}"},
    "body": {"event_type": "contract_requiring_verification_published",
      "client_payload": {"pact_url": "${pactbroker.pactUrl}",
        "sha": "${pactbroker.providerVersionNumber}",
        "branch": "${pactbroker.providerVersionBranch}",
        "message": "Verify the pact of ${pactbroker.consumerName} ${pactbroker.consumerVersionNumber}"}}
  }
})json";

constexpr TemplateParameter kGitlabParameters[] = {
    {"host", "Host of GitLab", "gitlab.com"},
    {"project", "Number of the provider's project"},
    {"ref", "Branch whose pipeline runs", "main"},
    {"TOKEN", "Trigger token of the project", {}, true}};
constexpr std::string_view kGitlab = R"json({
  "description": "Have GitLab verify a pact that requires it",
  "events": [{"name": "contract_requiring_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://{{host}}/api/v4/projects/{{project}}/trigger/pipeline",
    "headers": {"Content-Type": "application/json"},
    "body": {"token": "${secret.TOKEN}", "ref": "{{ref}}",
      "variables": {"PACT_URL": "${pactbroker.pactUrl}",
        "PACT_PROVIDER_VERSION": "${pactbroker.providerVersionNumber}"}}
  }
})json";

constexpr TemplateParameter kJenkinsParameters[] = {
    {"host", "Host of Jenkins, and its path if it has one"},
    {"job", "Name of the provider's verification job, with a parameter PACT_URL"},
    {"user", "User that may build it"},
    {"TOKEN", "API token of that user", {}, true}};
constexpr std::string_view kJenkins = R"json({
  "description": "Have Jenkins verify a pact that requires it",
  "events": [{"name": "contract_requiring_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://{{host}}/job/{{job}}/buildWithParameters?PACT_URL=${pactbroker.pactUrl}",
    "username": "{{user}}",
    "password": "${secret.TOKEN}"
  }
})json";

constexpr TemplateParameter kAzureParameters[] = {
    {"organization", "Organization"},
    {"project", "Project"},
    {"pipeline", "Number of the provider's verification pipeline"},
    {"TOKEN", "Personal access token that may run it", {}, true}};
constexpr std::string_view kAzure = R"json({
  "description": "Have Azure DevOps verify a pact that requires it",
  "events": [{"name": "contract_requiring_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://dev.azure.com/{{organization}}/{{project}}/_apis/pipelines/{{pipeline}}/runs?api-version=7.1",
    "headers": {"Content-Type": "application/json"},
    "username": "pact",
    "password": "${secret.TOKEN}",
    "body": {"templateParameters": {"pactUrl": "${pactbroker.pactUrl}"}}
  }
})json";

constexpr TemplateParameter kBitbucketParameters[] = {
    {"workspace", "Workspace"},
    {"repository", "Repository of the provider"},
    {"branch", "Branch whose pipeline runs", "main"},
    {"pipeline", "Name of the custom pipeline that verifies", "verify-pact"},
    {"TOKEN", "Access token of the repository", {}, true}};
constexpr std::string_view kBitbucket = R"json({
  "description": "Have Bitbucket verify a pact that requires it",
  "events": [{"name": "contract_requiring_verification_published"}],
  "request": {
    "method": "POST",
    "url": "https://api.bitbucket.org/2.0/repositories/{{workspace}}/{{repository}}/pipelines/",
    "headers": {"Content-Type": "application/json", "Authorization": "Bearer ${secret.TOKEN}"},
    "body": {"target": {"type": "pipeline_ref_target", "ref_type": "branch", "ref_name": "{{branch}}",
      "selector": {"type": "custom", "pattern": "{{pipeline}}"}},
      "variables": [{"key": "PACT_URL", "value": "${pactbroker.pactUrl}"}]}
  }
})json";

constexpr TemplateParameter kEmailParameters[] = {
    {"host", "Mail server, with a port if it is not the usual one"},
    {"scheme", "smtps: TLS from the start; smtp: STARTTLS", "smtps"},
    {"from", "Sender, such as Pact Broker <pact@example.org>"},
    {"to", "Recipients, separated by commas"},
    {"user", "User of the mail server", {}, false, true},
    {"PASSWORD", "Password of that user", {}, true, true}};
constexpr std::string_view kEmail =
    R"json({
  "description": "Tell people by e-mail of failed verifications",
  "events": [{"name": "provider_verification_failed"}],
  "request": {
    "method": "POST",
    "url": "{{scheme}}://{{host}}",
    "headers": {"From": "{{from}}", "To": "{{to}}",
      "Subject": "${pactbroker.providerName} fails the pact of ${pactbroker.consumerName}"},
    "username": "{{user}}",
    "password": "${secret.PASSWORD}",
    "body": "${pactbroker.providerName} ${pactbroker.providerVersionNumber} )json"
    R"json((${pactbroker.providerVersionBranch}) fails the pact of ${pactbroker.consumerName} )json"
    R"json(${pactbroker.consumerVersionNumber} (${pactbroker.consumerVersionBranch}).\n\n)json"
    R"json(Result: ${pactbroker.verificationResultUrl}\nPact:   ${pactbroker.pactUrl}\n)json"
    R"json(Build:  ${pactbroker.buildUrl}\n"
  }
})json";

constexpr WebhookTemplate kTemplates[] = {
    {"email", "E-mail: a message for each failed verification", kEmailParameters, kEmail},
    {"slack", "Slack: a message for each failed verification", kSlackParameters, kSlack},
    {"teams", "Microsoft Teams: a card for each failed verification", kTeamsParameters, kTeams},
    {"github-commit-status",
     "GitHub: the state of the verification at the consumer's commit",
     kGithubParameters,
     kGithubStatus},
    {"github-repository-dispatch",
     "GitHub Actions: verify a pact that requires it",
     kGithubParameters,
     kGithubDispatch},
    {"gitlab", "GitLab CI: verify a pact that requires it", kGitlabParameters, kGitlab},
    {"jenkins", "Jenkins: verify a pact that requires it", kJenkinsParameters, kJenkins},
    {"azure", "Azure Pipelines: verify a pact that requires it", kAzureParameters, kAzure},
    {"bitbucket",
     "Bitbucket Pipelines: verify a pact that requires it",
     kBitbucketParameters,
     kBitbucket},
};

std::string filled(std::string_view text, const TemplateValues& values) {
    std::string out;
    while (true) {
        const auto start = text.find("{{");
        const auto end = text.find("}}", start);
        if (start == text.npos || end == text.npos) {
            return out.append(text);
        }
        const auto found = values.find(text.substr(start + 2, end - start - 2));
        out.append(text.substr(0, start));
        if (found != values.end()) {
            const auto quoted = json::write_compact(json::Value(found->second));
            out.append(quoted, 1, quoted.size() - 2);
        }
        text.remove_prefix(end + 2);
    }
}

}  // namespace

std::span<const WebhookTemplate> webhook_templates() { return kTemplates; }

const WebhookTemplate* find_webhook_template(std::string_view name) {
    const auto* found = std::ranges::find(kTemplates, name, &WebhookTemplate::name);
    return found == std::end(kTemplates) ? nullptr : found;
}

json::Object to_json(const WebhookTemplate& shown) {
    json::Array parameters;
    for (const auto& parameter : shown.parameters) {
        json::Object made{{"name", parameter.name},
                          {"description", parameter.what},
                          {"secret", parameter.is_secret}};
        if (!parameter.usual.empty()) {
            made["default"] = parameter.usual;
        }
        if (parameter.is_optional) {
            made["optional"] = true;
        }
        parameters.push_back(std::move(made));
    }
    return {{"name", shown.name},
            {"title", shown.title},
            {"parameters", std::move(parameters)},
            {"webhook", json::parse(shown.webhook).value()}};
}

std::expected<json::Object, std::map<std::string, std::string>> fill_in(
    const WebhookTemplate& from, const TemplateValues& values) {
    std::map<std::string, std::string> faults;
    TemplateValues open;
    json::Object secrets;
    for (const auto& parameter : from.parameters) {
        const auto given = values.find(parameter.name);
        const auto value = given != values.end() ? given->second : std::string(parameter.usual);
        if (trim(value).empty() && !parameter.is_optional) {
            faults.emplace(parameter.name, "is missing");
        } else if (parameter.is_secret) {
            secrets[parameter.name] = value;
        } else {
            open.emplace(parameter.name, value);
        }
    }
    for (const auto& [name, value] : values) {
        if (std::ranges::find(from.parameters, name, &TemplateParameter::name) ==
            from.parameters.end()) {
            faults.emplace(name, "is no parameter of this template");
        }
    }
    if (!faults.empty()) {
        return std::unexpected(std::move(faults));
    }
    auto webhook = json::parse(filled(from.webhook, open)).value().get_object();
    webhook["request"].get_object()["secrets"] = std::move(secrets);
    return webhook;
}

}  // namespace accord::broker::domain
