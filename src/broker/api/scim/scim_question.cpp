// Reads questions and makes pages: see scim_question.hpp.
#include "broker/api/scim/scim_question.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/scim/scim_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace accord::broker::api {
namespace {

using domain::scim::AttributeName;
using domain::scim::Fault;
using domain::scim::Outcome;
using domain::scim::Refusal;

constexpr std::string_view kListSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
constexpr std::int64_t kScimPageDefault = 100;
constexpr std::size_t kAttributesMax = 100;

std::unexpected<Refusal> refused(Fault fault, std::string detail) {
    return std::unexpected(Refusal{fault, std::move(detail)});
}

/// Within what the RFC makes of numbers below the least.
Outcome<std::int64_t> read_whole_number(const Call& call,
                                        std::string_view name,
                                        std::int64_t least,
                                        std::int64_t otherwise) {
    const auto text = call.query(name).value_or("");
    if (text.empty()) {
        return otherwise;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return refused(Fault::kInvalidValue, fmt::format("{} has to be a whole number", name));
    }
    return std::max(number, least);
}

Outcome<std::vector<AttributeName>> read_names(const Call& call, std::string_view parameter) {
    std::vector<AttributeName> names;
    const auto text = call.query(parameter).value_or("");
    for (const auto part : split(text, ',')) {
        if (trim(part).empty()) {
            continue;
        }
        auto name = domain::scim::parse_name(trim(part));
        if (!name || names.size() == kAttributesMax) {
            return refused(
                Fault::kInvalidValue,
                fmt::format("{} has to be a list of at most {} names of attributes, with commas",
                            parameter,
                            kAttributesMax));
        }
        names.push_back(std::move(*name));
    }
    return names;
}

/// Are told whatever is asked for.
bool is_always_told(std::string_view attribute) {
    return attribute == "id" || attribute == "schemas";
}

void keep_subs(json::Value& value, const std::vector<std::string>& subs, bool are_kept) {
    if (auto* array = value.if_array()) {
        for (auto& one : *array) {
            keep_subs(one, subs, are_kept);
        }
    }
    auto* object = value.if_object();
    if (object == nullptr) {
        return;
    }
    json::Object kept;
    for (auto& member : *object) {
        const bool is_named = std::ranges::find(subs, to_lower(member.key())) != subs.end();
        if (is_named == are_kept) {
            kept[member.key()] = std::move(member.value());
        }
    }
    *object = std::move(kept);
}

/// The attributes of `attribute` that are named; nothing: it is not named at all; empty: as a
/// whole.
std::optional<std::vector<std::string>> subs_of(const std::vector<AttributeName>& names,
                                                std::string_view attribute) {
    std::optional<std::vector<std::string>> subs;
    for (const auto& name : names) {
        if (name.attribute != attribute || !name.schema.empty()) {
            continue;
        }
        if (name.sub.empty()) {
            return std::vector<std::string>();
        }
        if (!subs) {
            subs.emplace();
        }
        subs->push_back(name.sub);
    }
    return subs;
}

struct Page {
    ScimResources resources;
    std::int64_t total = 0;
};

/// Of what fits, one after the other.
class Fitting {
  public:
    explicit Fitting(const ScimQuestion& question) : question_(question) {}

    void add(ScimResource resource) {
        if (!domain::scim::matches(*question_.filter, resource.document)) {
            return;
        }
        const bool is_on_page =
            page_.total >= question_.skipped && std::ssize(page_.resources) < question_.count;
        ++page_.total;
        if (is_on_page) {
            page_.resources.push_back(std::move(resource));
        }
    }
    Page page() { return std::move(page_); }

  private:
    const ScimQuestion& question_;
    Page page_;
};

Page page_of(const ScimQuestion& question, ScimResources found) {
    Fitting fitting(question);
    for (auto& one : found) {
        fitting.add(std::move(one));
    }
    return fitting.page();
}

Outcome<Page> find_page(const ScimQuestion& question, const ScimSource& source) {
    if (!question.filter) {
        return Page{
            question.count == 0 ? ScimResources() : source.from(question.skipped, question.count),
            source.count()};
    }
    if (const auto lookup = domain::scim::lookup_of(*question.filter)) {
        if (lookup->value.find('\0') != std::string::npos) {
            return Page();  // no text of a database has it
        }
        return page_of(question, source.looked_up(*lookup));
    }
    if (source.count() > kScimScannedMax) {
        return refused(Fault::kTooMany,
                       fmt::format("more than {} resources are looked through only by id, "
                                   "userName, externalId, displayName or emails.value with eq",
                                   kScimScannedMax));
    }
    Fitting fitting(question);
    std::int64_t last = 0;
    for (auto some = source.after(last); !some.empty(); some = source.after(last)) {
        last = some.back().id;
        for (auto& one : some) {
            fitting.add(std::move(one));
        }
    }
    return fitting.page();
}

}  // namespace

Outcome<ScimAttributes> ScimAttributes::read(const Call& call) {
    ScimAttributes attributes;
    auto wanted = read_names(call, "attributes");
    auto excluded = read_names(call, "excludedAttributes");
    if (!wanted || !excluded) {
        return std::unexpected(wanted ? excluded.error() : wanted.error());
    }
    attributes.wanted_ = std::move(*wanted);
    attributes.excluded_ = std::move(*excluded);
    return attributes;
}

bool ScimAttributes::has(std::string_view attribute) const {
    const auto excluded = subs_of(excluded_, attribute);
    const bool is_wanted = wanted_.empty() || subs_of(wanted_, attribute);
    return is_always_told(attribute) || (is_wanted && !(excluded && excluded->empty()));
}

json::Object ScimAttributes::of(json::Object resource) const {
    if (wanted_.empty() && excluded_.empty()) {
        return resource;
    }
    json::Object told;
    for (auto& member : resource) {
        const auto name = to_lower(member.key());
        if (!has(name)) {
            continue;
        }
        auto value = std::move(member.value());
        if (!is_always_told(name)) {
            if (const auto wanted = subs_of(wanted_, name); wanted && !wanted->empty()) {
                keep_subs(value, *wanted, true);
            }
            if (const auto excluded = subs_of(excluded_, name)) {
                keep_subs(value, *excluded, false);
            }
        }
        told[member.key()] = std::move(value);
    }
    return told;
}

Outcome<ScimQuestion> read_scim_question(const Call& call, std::int64_t page_max) {
    ScimQuestion question;
    const auto start = read_whole_number(call, "startIndex", 1, 1);
    const auto count = read_whole_number(call, "count", 0, kScimPageDefault);
    auto attributes = ScimAttributes::read(call);
    if (!start || !count || !attributes) {
        return std::unexpected(!start   ? start.error()
                               : !count ? count.error()
                                        : attributes.error());
    }
    question.skipped = *start - 1;
    question.count = std::min(*count, page_max);
    question.attributes = std::move(*attributes);
    if (const auto text = call.query("filter").value_or(""); !text.empty()) {
        auto filter = domain::scim::parse_filter(text);
        if (!filter) {
            return std::unexpected(std::move(filter.error()));
        }
        question.filter = std::move(*filter);
    }
    return question;
}

http::Response answer_scim_list(const Call& call,
                                const ScimQuestion& question,
                                const ScimSource& source) {
    auto page = find_page(question, source);
    if (!page) {
        return refuse(page.error());
    }
    json::Array resources;
    for (auto& one : page->resources) {
        resources.push_back(question.attributes.of(std::move(one.document)));
    }
    const auto count = resources.size();
    return hal(call,
               {{"schemas", json::Array{kListSchema}},
                {"totalResults", page->total},
                {"startIndex", question.skipped + 1},
                {"itemsPerPage", count},
                {"Resources", std::move(resources)}});
}

}  // namespace accord::broker::api
