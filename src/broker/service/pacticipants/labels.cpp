// The use cases of labels.
#include "broker/service/pacticipants/labels.hpp"

#include "broker/service/teams/reach.hpp"
#include "broker/store/locks.hpp"

namespace accord::broker::service {

LabelNames list_labels(Work& work, const domain::Page& page) {
    return {store::list_label_names(work.session, page), store::count_label_names(work.session)};
}

std::optional<store::Label> find_label(Work& work,
                                       std::string_view pacticipant,
                                       std::string_view name) {
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    return owner ? store::find_label(work.session, owner->id, name) : std::nullopt;
}

AddedLabel put_label(Work& work, std::string_view pacticipant, std::string_view name) {
    store::lock_pacticipants(work.session, {.changed = {pacticipant}});
    const auto owner = store::find_or_create_pacticipant(
        work.session, pacticipant, work.now, maker_of(work.actor));
    if (auto known = store::find_label(work.session, owner.id, name)) {
        return {std::move(*known), false};
    }
    store::insert_label(work.session, owner.id, name, work.now);
    return {{std::string(name), work.now, work.now}, true};
}

bool delete_label(Work& work, std::string_view pacticipant, std::string_view name) {
    store::lock_pacticipants(work.session, {.changed = {pacticipant}});
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    if (!owner || !store::find_label(work.session, owner->id, name)) {
        return false;
    }
    store::delete_label(work.session, owner->id, name);
    return true;
}

}  // namespace accord::broker::service
