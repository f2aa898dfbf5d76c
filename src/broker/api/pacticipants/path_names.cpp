// Parameters of a path as they are spelled: see path_names.hpp.
#include "broker/api/pacticipants/path_names.hpp"

#include "broker/service/pacticipants/spelling.hpp"

#include <algorithm>
#include <array>

namespace accord::broker::api {
namespace {

enum class Kind { kPacticipant, kVersion, kTag, kLabel };

/// A parameter that is a name, and the parameters that may say whose, the nearest first.
struct NamedParameter {
    std::string_view name;
    Kind kind = Kind::kPacticipant;
    std::array<std::string_view, 3> owners = {};
};

/// In this order: owners before what they own.
constexpr NamedParameter kNamed[] = {
    {"pacticipant", Kind::kPacticipant},
    {"consumer", Kind::kPacticipant},
    {"provider", Kind::kPacticipant},
    {"version", Kind::kVersion, {"pacticipant", "consumer", "provider"}},
    {"other_version", Kind::kVersion, {"consumer"}},
    {"tag", Kind::kTag, {"pacticipant", "consumer"}},
    {"to", Kind::kTag},
    {"provider_tag", Kind::kTag, {"provider"}},
    {"label", Kind::kLabel},
};

std::string* find(PathParameters& parameters, std::string_view name) {
    const auto found = std::ranges::find(parameters, name, &PathParameters::value_type::first);
    return found == parameters.end() ? nullptr : &found->second;
}

std::optional<std::string_view> owner_of(PathParameters& parameters, const NamedParameter& named) {
    for (const auto owner : named.owners) {
        if (const auto* found = owner.empty() ? nullptr : find(parameters, owner)) {
            return *found;
        }
    }
    return std::nullopt;
}

std::string spelled_as(const service::Spelling& spelling,
                       Kind kind,
                       std::optional<std::string_view> owner,
                       const std::string& name) {
    switch (kind) {
        case Kind::kPacticipant:
            return spelling.pacticipant(name);
        case Kind::kVersion:
            return owner ? spelling.version(*owner, name) : name;
        case Kind::kTag:
            return spelling.tag(owner, name);
        case Kind::kLabel:
            return spelling.label(name);
    }
    return name;
}

PathParameters spelled_parameters(service::Work& work, PathParameters parameters) {
    const service::Spelling spelling(work);
    for (const auto& named : kNamed) {
        if (auto* value = find(parameters, named.name)) {
            *value = spelled_as(spelling, named.kind, owner_of(parameters, named), *value);
        }
    }
    return parameters;
}

}  // namespace

std::optional<http::Response> spell_path_names(Call& call) {
    std::optional<PathParameters> spelled;
    auto answer = call.read([&](service::Work& work) {
        spelled = spelled_parameters(work, call.parameters);
        return http::Response();
    });
    if (!spelled) {
        return answer;
    }
    call.parameters = std::move(*spelled);
    return std::nullopt;
}

}  // namespace accord::broker::api
