// Choosing among spellings: see spelling.hpp.
#include "broker/service/pacticipants/spelling.hpp"

#include "broker/store/pacticipants/spellings.hpp"

#include <algorithm>
#include <vector>

namespace accord::broker::service {
namespace {

std::string meant(const std::string& name, const std::vector<std::string>& there) {
    const bool is_there = std::ranges::find(there, name) != there.end();
    return !is_there && there.size() == 1 ? there.front() : name;
}

void spell(const Spelling& spelling, domain::MatrixSelector& selector) {
    if (!selector.pacticipant) {
        return;
    }
    const auto& owner = selector.pacticipant.emplace(spelling.pacticipant(*selector.pacticipant));
    if (selector.version) {
        selector.version = spelling.version(owner, *selector.version);
    }
    if (selector.tag) {
        selector.tag = spelling.tag(owner, *selector.tag);
    }
}

}  // namespace

std::string Spelling::pacticipant(const std::string& name) const {
    return meant(name, store::pacticipants_spelled_like(work_.session, name));
}

std::string Spelling::version(std::string_view pacticipant, const std::string& number) const {
    return meant(number, store::versions_spelled_like(work_.session, pacticipant, number));
}

std::string Spelling::tag(std::optional<std::string_view> pacticipant,
                          const std::string& name) const {
    return meant(name, store::tags_spelled_like(work_.session, pacticipant, name));
}

std::string Spelling::label(const std::string& name) const {
    return meant(name, store::labels_spelled_like(work_.session, name));
}

domain::MatrixQuery spelled(Work& work, domain::MatrixQuery query) {
    if (work.settings.case_sensitive_names) {
        return query;
    }
    const Spelling spelling(work);
    for (auto* selectors : {&query.selectors, &query.options.ignore}) {
        for (auto& selector : *selectors) {
            spell(spelling, selector);
        }
    }
    if (query.options.tag) {
        query.options.tag = spelling.tag(std::nullopt, *query.options.tag);
    }
    return query;
}

json::Object spelled(Work& work, json::Object parameters) {
    const auto pacticipant = json::text_at(parameters, "pacticipant");
    if (work.settings.case_sensitive_names || !pacticipant) {
        return parameters;
    }
    const Spelling spelling(work);
    const auto owner = spelling.pacticipant(*pacticipant);
    parameters["pacticipant"] = owner;
    if (const auto version = json::text_at(parameters, "version")) {
        parameters["version"] = spelling.version(owner, *version);
    }
    return parameters;
}

ContractsInput spelled(Work& work, ContractsInput input) {
    if (work.settings.case_sensitive_names) {
        return input;
    }
    const Spelling spelling(work);
    input.pacticipant = spelling.pacticipant(input.pacticipant);
    input.number = spelling.version(input.pacticipant, input.number);
    for (auto& tag : input.tags) {
        tag = spelling.tag(input.pacticipant, tag);
    }
    for (auto& contract : input.contracts) {
        contract.provider = spelling.pacticipant(contract.provider);
    }
    return input;
}

domain::PactsForVerificationQuery spelled(Work& work,
                                          std::string_view provider,
                                          domain::PactsForVerificationQuery query) {
    if (work.settings.case_sensitive_names) {
        return query;
    }
    const Spelling spelling(work);
    for (auto& tag : query.provider_tags) {
        tag = spelling.tag(provider, tag);
    }
    for (auto& selector : query.selectors) {
        if (selector.consumer) {
            selector.consumer = spelling.pacticipant(*selector.consumer);
        }
        for (auto* tag : {&selector.tag, &selector.fallback_tag}) {
            if (*tag) {
                *tag = spelling.tag(selector.consumer, **tag);
            }
        }
    }
    return query;
}

std::string pacticipant_spelled(Work& work, std::string name) {
    return work.settings.case_sensitive_names ? name : Spelling(work).pacticipant(name);
}

std::string version_spelled(Work& work, std::string_view pacticipant, std::string number) {
    return work.settings.case_sensitive_names ? number
                                              : Spelling(work).version(pacticipant, number);
}

std::string tag_spelled(Work& work, std::string_view pacticipant, std::string name) {
    return work.settings.case_sensitive_names ? name : Spelling(work).tag(pacticipant, name);
}

std::string label_spelled(Work& work, std::string name) {
    return work.settings.case_sensitive_names ? name : Spelling(work).label(name);
}

}  // namespace accord::broker::service
