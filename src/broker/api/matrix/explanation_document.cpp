// Shows reasons and the order of deployments.
#include "broker/api/matrix/explanation_document.hpp"

#include "broker/api/machinery/json_text.hpp"
#include "broker/api/matrix/next_command.hpp"
#include "broker/domain/metadata.hpp"

namespace accord::broker::api {
namespace {

using domain::PactEnd;
using domain::Reason;

void write_text(JsonText& out, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        out.key(name).text(value);
    }
}

void write_link(JsonText& out, std::string_view relation, std::string_view href) {
    out.key(relation).open_object().key("href").text(href).close_object();
}

/// "consumer": {"name": ..., "version": ...}; an application without a version has null.
void write_end(JsonText& out, std::string_view side, const PactEnd& end) {
    if (end.pacticipant.name.empty()) {
        return;
    }
    out.key(side).open_object().key("name").text(end.pacticipant.name).key("version");
    if (end.version && !end.version->number.empty()) {
        out.text(end.version->number);
    } else {
        out.null();
    }
    out.close_object();
}

class ReasonWriter {
  public:
    ReasonWriter(JsonText& out, const domain::Decision& decision, const Urls& urls)
        : out_(out), decision_(decision), urls_(urls) {}

    void write(const Reason& reason) {
        out_.open_object().key("cause").text(domain::to_string(reason.cause));
        out_.key("blocking").boolean(reason.blocks());
        out_.key("text").text(reason.text).key("detail").text(reason.detail);
        write_ends(reason);
        if (reason.row) {
            out_.key("row").number(static_cast<std::int64_t>(*reason.row));
        }
        if (reason.result != nullptr) {
            write_failure(*reason.result);
        }
        if (reason.pact != nullptr) {
            write_pact(*reason.pact);
        }
        write_responsible(reason);
        write_text(out_, "nextCommand", next_command(reason, decision_, urls_));
        write_links(reason);
        out_.close_object();
    }

  private:
    void write_ends(const Reason& reason) {
        const bool alone = reason.cause == domain::Cause::kVersionUnknown;
        write_end(out_, alone ? "application" : "consumer", reason.consumer);
        write_end(out_, "provider", reason.provider);
    }

    void write_failure(const domain::ResultBackground& result) {
        out_.key("failingSince").open_object();
        out_.key("at").text(to_iso8601(result.failing_since));
        out_.key("providerVersion").text(result.failing_since_version);
        if (result.failing_or_earlier) {
            out_.key("orEarlier").boolean(true);
        }
        out_.close_object();
        out_.key("pending").boolean(result.pending);
        write_text(out_, "buildUrl", result.build_url.value_or(""));
        out_.key("failedInteractionsCount").number(static_cast<std::int64_t>(result.failed.count));
        out_.key("failedInteractions").open_array();
        for (const domain::FailedInteraction& one : result.failed.shown) {
            out_.open_object().key("description").text(one.description);
            write_text(out_, "providerState", one.provider_state);
            write_text(out_, "interactionId", one.id);
            out_.key("firstMismatch").text(one.mismatch);
            out_.key("mismatches").number(static_cast<std::int64_t>(one.mismatches));
            out_.close_object();
        }
        out_.close_array();
    }

    void write_other(std::string_view name, const std::optional<domain::OtherResult>& other) {
        if (other) {
            out_.key(name).open_object().key("providerVersion").text(other->provider_version);
            out_.key("success").boolean(other->success);
            out_.key("at").text(to_iso8601(other->created_at)).close_object();
        }
    }

    void write_pact(const domain::PactBackground& pact) {
        out_.key("publishedAt").text(to_iso8601(pact.published_at));
        write_other("latestResult", pact.newest);
        write_other("latestSuccess", pact.newest_success);
        if (pact.request) {
            out_.key("verificationRequest").open_object();
            out_.key("status").text(pact.request->status);
            out_.key("at").text(to_iso8601(pact.request->at));
            out_.key("_links").open_object();
            write_link(out_, "pb:logs", urls_.triggered_webhook_logs(pact.request->uuid));
            out_.close_object().close_object();
        }
    }

    void write_responsible(const Reason& reason) {
        out_.key("whoCanFix").open_array();
        for (const domain::Responsible& one : reason.responsible) {
            out_.open_object().key("pacticipant").text(one.pacticipant);
            out_.key("role").text(one.role);
            write_text(out_, "repositoryUrl", one.repository_url);
            write_text(out_, "branch", one.branch);
            out_.close_object();
        }
        out_.close_array();
    }

    void write_links(const Reason& reason) {
        out_.key("_links").open_object();
        const PactEnd& consumer = reason.consumer;
        const PactEnd& provider = reason.provider;
        if (!reason.sha.empty() && consumer.version) {
            const auto metadata =
                domain::encode_metadata({.consumer_version_number = consumer.version->number});
            write_link(
                out_,
                "pb:pact-version",
                urls_.pact_version(
                    consumer.pacticipant.name, provider.pacticipant.name, reason.sha, metadata));
            if (const auto number = result_number(reason)) {
                write_link(out_,
                           "pb:verification-result",
                           urls_.verification(consumer.pacticipant.name,
                                              provider.pacticipant.name,
                                              reason.sha,
                                              metadata,
                                              *number));
            }
        }
        for (const auto& [relation, end] :
             {std::pair("pb:consumer", &consumer), std::pair("pb:provider", &provider)}) {
            if (!end->pacticipant.name.empty()) {
                write_link(out_, relation, urls_.pacticipant(end->pacticipant.name));
            }
        }
        out_.close_object();
    }

    /// Of the row it rests on.
    std::optional<std::int64_t> result_number(const Reason& reason) const {
        const auto& considered = decision_.matrix.considered;
        const auto& ignored = decision_.matrix.ignored;
        if (!reason.row) {
            return std::nullopt;
        }
        const domain::MatrixRow& row = *reason.row < considered.size()
                                           ? considered[*reason.row]
                                           : ignored.at(*reason.row - considered.size());
        return row.verification ? std::optional(row.verification->number) : std::nullopt;
    }

    JsonText& out_;
    const domain::Decision& decision_;
    const Urls& urls_;
};

void write_conflicts(JsonText& out,
                     std::string_view name,
                     const std::vector<domain::Conflict>& conflicts) {
    out.key(name).open_array();
    for (const domain::Conflict& conflict : conflicts) {
        out.open_object();
        write_end(out, "consumer", conflict.consumer);
        write_end(out, "provider", conflict.provider);
        out.key("text").text(domain::to_text(conflict)).close_object();
    }
    out.close_array();
}

void write_order(JsonText& out, const domain::DeploymentOrder& order) {
    out.key("deploymentOrder").open_object().key("safe").boolean(order.is_safe());
    out.key("steps").open_array();
    for (const domain::DeploymentStep& step : order.steps) {
        out.open_object().key("pacticipant").text(step.member.pacticipant.name);
        out.key("version").text(step.member.version.number);
        out.key("alreadyThere").boolean(step.is_there);
        write_conflicts(out, "otherwise", step.after);
        out.close_object();
    }
    out.close_array();
    write_conflicts(out, "blockedBy", order.blocking);
    out.close_object();
}

}  // namespace

std::string explanation_document(const service::Explanation& explanation,
                                 const domain::Decision& decision,
                                 const Urls& urls) {
    JsonText out;
    out.open_object();
    const std::size_t count = decision.obstacles.size() + decision.matrix.ignored.size();
    out.key("reasonsCount").number(static_cast<std::int64_t>(count));
    out.key("reasons").open_array();
    ReasonWriter writer(out, decision, urls);
    for (const Reason& reason : explanation.reasons) {
        writer.write(reason);
    }
    out.close_array();
    if (decision.options.environment) {
        out.key("environment").open_object();
        out.key("name").text(*decision.options.environment).key("contacts");
        out.raw(explanation.background.contacts.empty() ? "[]" : explanation.background.contacts);
        out.close_object();
    }
    if (explanation.order) {
        write_order(out, *explanation.order);
    }
    return out.close_object().take();
}

}  // namespace accord::broker::api
