// Shows a decision and the rows it was made from.
#include "broker/api/matrix/matrix_document.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"
#include "broker/domain/metadata.hpp"

namespace accord::broker::api {
namespace {

using domain::MatrixRow;
using domain::Pacticipant;
using domain::Version;
using store::VersionDetails;

/// `"_links": {"self": {...}}`, with title and name where they say something.
void write_self(JsonText& out,
                std::string_view href,
                std::string_view title = {},
                std::string_view name = {}) {
    write_link(out.key("_links").open_object().key("self"), href, {.title = title, .name = name});
    out.close_object();
}

/// One version, as both sides of a row show it.
class VersionRenderer {
  public:
    VersionRenderer(const Pacticipant& pacticipant,
                    const Version& version,
                    const VersionDetails& details,
                    const Urls& urls)
        : pacticipant_(pacticipant), version_(version), details_(details), urls_(urls) {}

    std::string render() {
        const std::string branches = render_branches();
        JsonText out;
        out.open_object().key("number").text(version_.number).key("branch");
        if (details_.branches.empty()) {
            out.null();
        } else {
            out.text(details_.branches.back().name);
        }
        out.key("branches").raw(branches).key("branchVersions").raw(branches);
        write_environments(out);
        write_self(out, urls_.version(pacticipant_.name, version_.number));
        write_tags(out);
        return out.close_object().take();
    }

  private:
    std::string render_branches() {
        JsonText out;
        out.open_array();
        for (const VersionDetails::Branch& branch : details_.branches) {
            out.open_object().key("name").text(branch.name).key("latest").boolean(branch.latest);
            write_self(out,
                       urls_.branch_version(pacticipant_.name, branch.name, version_.number),
                       "Branch version",
                       branch.name);
            out.close_object();
        }
        return out.close_array().take();
    }

    void write_environments(JsonText& out) {
        out.key("environments").open_array();
        for (const VersionDetails::Environment& one : details_.environments) {
            out.open_object().key("uuid").text(one.uuid).key("name").text(one.name);
            out.key("displayName").text(one.display_name);
            out.key("production").boolean(one.production);
            out.key("createdAt").text(to_iso8601(one.created_at));
            if (one.updated_at != one.created_at) {
                out.key("updatedAt").text(to_iso8601(one.updated_at));
            }
            write_self(out, urls_.environment(one.uuid), "Environment", one.name);
            out.close_object();
        }
        out.close_array();
    }

    void write_tags(JsonText& out) {
        out.key("tags").open_array();
        for (const VersionDetails::Tag& tag : details_.tags) {
            out.open_object().key("name").text(tag.name).key("latest").boolean(tag.latest);
            write_self(out, urls_.tag(pacticipant_.name, version_.number, tag.name));
            out.close_object();
        }
        out.close_array();
    }

    const Pacticipant& pacticipant_;
    const Version& version_;
    const VersionDetails& details_;
    const Urls& urls_;
};

/// Writes rows; a version that is in several is rendered once.
class RowWriter {
  public:
    RowWriter(JsonText& out, const store::DetailsByVersion& details, const Urls& urls)
        : out_(out), details_(details), urls_(urls) {}

    void write(const MatrixRow& row, bool ignored) {
        out_.open_object();
        write_side("consumer", row.consumer, &row.consumer_version);
        write_side("provider",
                   row.provider,
                   row.verification ? &row.verification->provider_version : nullptr);
        out_.key("pact").open_object().key("createdAt").text(to_iso8601(row.published_at));
        write_self(out_,
                   urls_.pact(row.consumer.name, row.provider.name, row.consumer_version.number));
        out_.close_object().key("verificationResult");
        write_result(row);
        if (ignored) {
            out_.key("ignored").boolean(true);
        }
        out_.close_object();
    }

  private:
    void write_side(std::string_view side, const Pacticipant& pacticipant, const Version* version) {
        out_.key(side).open_object().key("name").text(pacticipant.name).key("version");
        if (version) {
            out_.raw(render_version(pacticipant, *version));
        } else {
            out_.null();
        }
        write_self(out_, urls_.pacticipant(pacticipant.name));
        out_.close_object();
    }

    const std::string& render_version(const Pacticipant& pacticipant, const Version& version) {
        static const VersionDetails kNone;
        const auto [rendered, is_new] = versions_.try_emplace(version.id);
        if (is_new) {
            const auto found = details_.find(version.id);
            const VersionDetails& details = found == details_.end() ? kNone : found->second;
            rendered->second = VersionRenderer(pacticipant, version, details, urls_).render();
        }
        return rendered->second;
    }

    void write_result(const MatrixRow& row) {
        if (!row.verification) {
            out_.null();
            return;
        }
        const std::string metadata =
            domain::encode_metadata({.consumer_version_number = row.consumer_version.number});
        out_.open_object().key("success").boolean(row.verification->success);
        out_.key("verifiedAt").text(to_iso8601(row.verification->executed_at));
        write_self(out_,
                   urls_.verification(row.consumer.name,
                                      row.provider.name,
                                      row.pact_version_sha,
                                      metadata,
                                      row.verification->number));
        out_.close_object();
    }

    JsonText& out_;
    const store::DetailsByVersion& details_;
    const Urls& urls_;
    std::unordered_map<std::int64_t, std::string> versions_;
};

void write_summary(JsonText& out, const domain::Decision& decision) {
    const domain::Summary& summary = decision.summary;
    const auto count = [&](std::string_view name, std::size_t value) {
        out.key(name).number(static_cast<std::int64_t>(value));
    };
    out.key("summary").open_object().key("deployable");
    if (summary.deployable) {
        out.boolean(*summary.deployable);
    } else {
        out.null();
    }
    out.key("reason").text(decision.reason());
    count("success", summary.success);
    count("failed", summary.failed);
    count("unknown", summary.unknown);
    if (summary.ignored) {
        count("ignored", *summary.ignored);
    }
    out.close_object();
}

}  // namespace

std::string matrix_document(const domain::Decision& decision,
                            const Shown& shown,
                            const Urls& urls) {
    JsonText out;
    out.open_object();
    write_summary(out, decision);
    out.key("notices").open_array();
    for (const domain::DecisionNotice& notice : decision.notices) {
        out.open_object().key("type").text(domain::to_string(notice.type));
        out.key("text").text(notice.text).close_object();
    }
    out.close_array().key("matrix").open_array();
    RowWriter rows(out, shown.details, urls);
    for (const MatrixRow& row : shown.rows.considered) {
        rows.write(row, false);
    }
    for (const MatrixRow& row : shown.rows.ignored) {
        rows.write(row, true);
    }
    out.close_array();
    if (!shown.explanation.empty()) {
        out.key("_embedded").open_object().key("accord:explanation").raw(shown.explanation);
        out.close_object();
    }
    if (!shown.links.empty()) {
        out.key("_links").raw(shown.links);
    }
    return out.close_object().take();
}

}  // namespace accord::broker::api
