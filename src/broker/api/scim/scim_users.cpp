// Users over SCIM.
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/scim/scim.hpp"
#include "broker/api/scim/scim_answers.hpp"
#include "broker/api/scim/scim_documents.hpp"
#include "broker/api/scim/scim_question.hpp"
#include "broker/domain/scim/patch.hpp"

namespace accord::broker::api {
namespace {

using domain::scim::Outcome;
using domain::scim::UserInput;
using service::ProvisionedUser;

constexpr std::int64_t kUsersAtOnce = 500;

service::Directory directory_of(const Call& call) {
    return service::directory_of(call.context.providers.get());
}

ScimResources as_resources(const Call& call, const std::vector<ProvisionedUser>& users) {
    ScimResources resources;
    for (const auto& user : users) {
        resources.push_back({user.user.account.id, scim_user_document(call.urls, user)});
    }
    return resources;
}

/// What a patch changes. The name has one source: what is told of it twice would be sent back.
json::Object to_patch(const Call& call, const ProvisionedUser& user) {
    auto document = scim_user_document(call.urls, user);
    document["name"].get_object().erase("formatted");
    return document;
}

Outcome<UserInput> patched_user(const Call& call, const ProvisionedUser& user) {
    const auto patched = domain::scim::apply_patch(to_patch(call, user), call.body_object());
    return patched ? domain::scim::read_user(*patched) : std::unexpected(patched.error());
}

}  // namespace

http::Response list_scim_users(Call& call) {
    const auto question = read_scim_question(call, kScimPageMax);
    if (!question) {
        return refuse(question.error());
    }
    return read_of_users(call, [&](service::Work& work) {
        return answer_scim_list(
            call,
            *question,
            {.count = [&] { return service::count_provisioned_users(work); },
             .from =
                 [&](std::int64_t offset, std::int64_t count) {
                     return as_resources(call, service::users_from(work, offset, count));
                 },
             .after =
                 [&](std::int64_t id) {
                     return as_resources(call, service::users_after(work, id, kUsersAtOnce));
                 },
             .looked_up =
                 [&](const domain::scim::Lookup& lookup) {
                     return as_resources(call, service::users_looked_up(work, lookup));
                 }});
    });
}

http::Response post_scim_user(Call& call) {
    const auto said = domain::scim::read_user(call.body_object());
    const auto attributes = ScimAttributes::read(call);
    if (!said || !attributes) {
        return refuse(said ? attributes.error() : said.error());
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto made = service::create_provisioned_user(work, *said, directory_of(call));
        return made ? created(call,
                              call.urls.scim_user(made->user.account.uuid),
                              attributes->of(scim_user_document(call.urls, *made)))
                    : refuse(made.error());
    });
}

http::Response get_scim_user(Call& call) {
    const auto attributes = ScimAttributes::read(call);
    if (!attributes) {
        return refuse(attributes.error());
    }
    return read_of_users(call, [&](service::Work& work) {
        const auto found = service::find_provisioned_user(work, call.parameter("user"));
        return found ? hal(call, attributes->of(scim_user_document(call.urls, *found)))
                     : refuse(service::ProvisioningRefusal::kNotFound);
    });
}

namespace {

/// As `say` has it of the user that there is.
template <class Say>
http::Response change_scim_user(Call& call, Say say) {
    const auto attributes = ScimAttributes::read(call);
    if (!attributes) {
        return refuse(attributes.error());
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto& uuid = call.parameter("user");
        service::hold_directory(work);
        const auto found = service::find_provisioned_user(work, uuid);
        if (!found) {
            return refuse(service::ProvisioningRefusal::kNotFound);
        }
        const Outcome<UserInput> said = say(*found);
        if (!said) {
            return refuse(said.error());
        }
        const auto changed =
            service::change_provisioned_user(work, uuid, *said, directory_of(call));
        return changed ? hal(call, attributes->of(scim_user_document(call.urls, *changed)))
                       : refuse(changed.error());
    });
}

}  // namespace

http::Response put_scim_user(Call& call) {
    return change_scim_user(
        call, [&](const ProvisionedUser&) { return domain::scim::read_user(call.body_object()); });
}

http::Response patch_scim_user(Call& call) {
    return change_scim_user(call,
                            [&](const ProvisionedUser& user) { return patched_user(call, user); });
}

http::Response delete_scim_user(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done =
            service::delete_provisioned_user(work, call.parameter("user"), directory_of(call));
        return done ? no_content() : refuse(done.error());
    });
}

}  // namespace accord::broker::api
