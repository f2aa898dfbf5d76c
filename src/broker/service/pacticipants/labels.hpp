// Labels of pacticipants.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct LabelNames {
    std::vector<std::string> names;  ///< sorted
    std::int64_t total = 0;          ///< on all pages
};

struct AddedLabel {
    store::Label label;
    bool added = false;  ///< the pacticipant did not have it before
};

/// The different labels that pacticipants have.
LabelNames list_labels(Work& work, const domain::Page& page);

/// Nothing when there is no such pacticipant, or it does not have the label.
std::optional<store::Label> find_label(Work& work,
                                       std::string_view pacticipant,
                                       std::string_view name);

/// Labels the pacticipant, which is made when there is none of that name.
AddedLabel put_label(Work& work, std::string_view pacticipant, std::string_view name);

/// False when there was no such label.
bool delete_label(Work& work, std::string_view pacticipant, std::string_view name);

}  // namespace accord::broker::service
