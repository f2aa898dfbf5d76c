// Groups over SCIM.
#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/scim/scim.hpp"
#include "broker/api/scim/scim_answers.hpp"
#include "broker/api/scim/scim_documents.hpp"
#include "broker/api/scim/scim_question.hpp"
#include "broker/domain/scim/patch.hpp"

#include <vector>

namespace accord::broker::api {
namespace {

using domain::scim::GroupInput;
using domain::scim::Outcome;
using service::ProvisionedGroup;
using service::WithMembers;

constexpr std::string_view kMembers = "members";

service::Directory directory_for_groups(const Call& call) {
    return service::directory_of(call.context.providers.get());
}

ScimResources as_resources(const Call& call,
                           const std::vector<ProvisionedGroup>& groups,
                           WithMembers with) {
    ScimResources resources;
    for (const auto& group : groups) {
        resources.push_back({group.group.id, scim_group_document(call.urls, group, with)});
    }
    return resources;
}

/// Those that are neither told nor asked about are not looked for: a group may have thousands.
WithMembers members_for(const ScimQuestion& question) {
    const bool are_compared = question.filter && mentions(*question.filter, kMembers);
    return are_compared || question.attributes.has(kMembers) ? WithMembers::kYes : WithMembers::kNo;
}

Outcome<GroupInput> patched_group(const Call& call, const ProvisionedGroup& group) {
    const auto patched = domain::scim::apply_patch(
        scim_group_document(call.urls, group, WithMembers::kYes), call.body_object());
    if (!patched) {
        return std::unexpected(patched.error());
    }
    auto said = domain::scim::read_group(*patched);
    if (said && !said->members) {
        said->members.emplace();  // all were removed
    }
    return said;
}

}  // namespace

http::Response list_scim_groups(Call& call) {
    auto question = read_scim_question(call, kScimPageMax);
    if (!question) {
        return refuse(question.error());
    }
    const auto with = members_for(*question);
    const bool are_many = with == WithMembers::kYes;
    if (are_many) {
        question->count = std::min(question->count, kScimGroupPageMax);
    }
    return read_of_users(call, [&](service::Work& work) {
        return answer_scim_list(
            call,
            *question,
            {.count = [&] { return service::count_provisioned_groups(work); },
             .from =
                 [&](std::int64_t offset, std::int64_t count) {
                     return as_resources(
                         call, service::groups_from(work, offset, count, with), with);
                 },
             .after =
                 [&](std::int64_t id) {
                     const auto count = are_many ? kScimGroupPageMax : kScimPageMax;
                     return as_resources(call, service::groups_after(work, id, count, with), with);
                 },
             .looked_up =
                 [&](const domain::scim::Lookup& lookup) {
                     return as_resources(call, service::groups_looked_up(work, lookup, with), with);
                 }});
    });
}

http::Response post_scim_group(Call& call) {
    const auto said = domain::scim::read_group(call.body_object());
    const auto attributes = ScimAttributes::read(call);
    if (!said || !attributes) {
        return refuse(said ? attributes.error() : said.error());
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto made =
            service::create_provisioned_group(work, *said, directory_for_groups(call));
        return made ? created(
                          call,
                          call.urls.scim_group(made->group.uuid),
                          attributes->of(scim_group_document(call.urls, *made, WithMembers::kYes)))
                    : refuse(made.error());
    });
}

http::Response get_scim_group(Call& call) {
    const auto attributes = ScimAttributes::read(call);
    if (!attributes) {
        return refuse(attributes.error());
    }
    const auto with = attributes->has(kMembers) ? WithMembers::kYes : WithMembers::kNo;
    return read_of_users(call, [&](service::Work& work) {
        const auto found = service::find_provisioned_group(work, call.parameter("group"), with);
        return found ? hal(call, attributes->of(scim_group_document(call.urls, *found, with)))
                     : refuse(service::ProvisioningRefusal::kNotFound);
    });
}

namespace {

/// As `say` has it of the group that there is.
template <class Say, class Answer>
http::Response change_scim_group(Call& call, Say say, Answer answer) {
    return write_of_users(call, [&](service::Work& work) {
        const auto& uuid = call.parameter("group");
        service::hold_directory(work);
        const auto found = service::find_provisioned_group(work, uuid, WithMembers::kYes);
        if (!found) {
            return refuse(service::ProvisioningRefusal::kNotFound);
        }
        const Outcome<GroupInput> said = say(*found);
        if (!said) {
            return refuse(said.error());
        }
        const auto changed =
            service::change_provisioned_group(work, uuid, *said, directory_for_groups(call));
        return changed ? answer(scim_group_document(call.urls, *changed, WithMembers::kYes))
                       : refuse(changed.error());
    });
}

}  // namespace

http::Response put_scim_group(Call& call) {
    const auto attributes = ScimAttributes::read(call);
    if (!attributes) {
        return refuse(attributes.error());
    }
    return change_scim_group(
        call,
        [&](const ProvisionedGroup&) { return domain::scim::read_group(call.body_object()); },
        [&](json::Object group) { return hal(call, attributes->of(std::move(group))); });
}

/// Without a body, unless attributes are asked for: a group may be large.
http::Response patch_scim_group(Call& call) {
    const auto attributes = ScimAttributes::read(call);
    if (!attributes) {
        return refuse(attributes.error());
    }
    return change_scim_group(
        call,
        [&](const ProvisionedGroup& group) { return patched_group(call, group); },
        [&](json::Object group) {
            return attributes->are_asked_for() ? hal(call, attributes->of(std::move(group)))
                                               : no_content();
        });
}

http::Response delete_scim_group(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done = service::delete_provisioned_group(
            work, call.parameter("group"), directory_for_groups(call));
        return done ? no_content() : refuse(done.error());
    });
}

}  // namespace accord::broker::api
