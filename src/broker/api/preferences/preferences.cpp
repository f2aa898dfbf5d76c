// Preferences over HTTP: one set of handlers for the system's and for those of the current user.
#include "broker/api/preferences/preferences.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/service/preferences/preferences.hpp"

namespace accord::broker::api {
namespace {

using domain::PreferenceOwner;

std::string name_in_path(const Call& call, PreferenceOwner owner) {
    return call.parameter(owner == PreferenceOwner::kSystem ? "preference" : "own_preference");
}

std::string list_url(const Urls& urls, PreferenceOwner owner) {
    return owner == PreferenceOwner::kSystem ? urls.system_preferences() : urls.own_preferences();
}

std::string preference_url(const Urls& urls, const service::Preference& preference) {
    return preference.info->owner == PreferenceOwner::kSystem
               ? urls.system_preference(preference.info->name)
               : urls.own_preference(preference.info->name);
}

json::Object preference_document(const Urls& urls, const service::Preference& preference) {
    const auto& info = *preference.info;
    return {{"name", info.name},
            {"title", info.title},
            {"description", info.description},
            {"type", domain::name_of(info.type)},
            {"value", preference.value},
            {"default", preference.is_default},
            {"_links",
             {{"self", link(preference_url(urls, preference), {.title = std::string(info.title)})},
              {"up", link(list_url(urls, info.owner), {.title = "Preferences"})}}}};
}

http::Response refuse_preference(const Call& call, service::PreferenceRefusal refusal) {
    FieldErrors errors;
    switch (refusal) {
        case service::PreferenceRefusal::kNotFound:
            return not_found(call);
        case service::PreferenceRefusal::kBeyondOwn:
            return refuse(call, service::IdentityRefusal::kBeyondOwn);
        case service::PreferenceRefusal::kUnknownRole:
            errors.add("value", "must be the UUID of a role");
            break;
        case service::PreferenceRefusal::kUnknownTeam:
            errors.add("value", "must be the UUID of a team, or null");
            break;
    }
    return invalid(call, errors);
}

http::Response list_of(Call& call, PreferenceOwner owner) {
    return read_of_users(call, [&](service::Work& work) {
        json::Array preferences;
        for (const auto& one : service::list_preferences(work, owner)) {
            preferences.push_back(preference_document(call.urls, one));
        }
        return hal(
            call,
            {{"_embedded", {{"preferences", std::move(preferences)}}},
             {"_links", {{"self", link(list_url(call.urls, owner), {.title = "Preferences"})}}}});
    });
}

http::Response get_of(Call& call, PreferenceOwner owner) {
    return read_of_users(call, [&](service::Work& work) {
        const auto found = service::find_preference(work, owner, name_in_path(call, owner));
        return found ? hal(call, preference_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_of(Call& call, PreferenceOwner owner) {
    const auto* info = domain::find_preference(owner, name_in_path(call, owner));
    const auto* value = json::find(call.body_object(), "value");
    FieldErrors errors;
    if (value == nullptr) {
        errors.add("value", "is missing");
    } else if (info != nullptr) {
        if (auto fault = domain::preference_fault(info->type, *value); !fault.empty()) {
            errors.add("value", std::move(fault));
        }
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto set = service::set_preference(work, owner, name_in_path(call, owner), *value);
        return set ? hal(call, preference_document(call.urls, *set))
                   : refuse_preference(call, set.error());
    });
}

http::Response delete_of(Call& call, PreferenceOwner owner) {
    return write_of_users(call, [&](service::Work& work) {
        return service::reset_preference(work, owner, name_in_path(call, owner)) ? no_content()
                                                                                 : not_found(call);
    });
}

}  // namespace

http::Response list_system_preferences(Call& call) {
    return list_of(call, PreferenceOwner::kSystem);
}
http::Response get_system_preference(Call& call) { return get_of(call, PreferenceOwner::kSystem); }
http::Response put_system_preference(Call& call) { return put_of(call, PreferenceOwner::kSystem); }
http::Response delete_system_preference(Call& call) {
    return delete_of(call, PreferenceOwner::kSystem);
}

http::Response list_own_preferences(Call& call) { return list_of(call, PreferenceOwner::kUser); }
http::Response get_own_preference(Call& call) { return get_of(call, PreferenceOwner::kUser); }
http::Response put_own_preference(Call& call) { return put_of(call, PreferenceOwner::kUser); }
http::Response delete_own_preference(Call& call) { return delete_of(call, PreferenceOwner::kUser); }

}  // namespace accord::broker::api
