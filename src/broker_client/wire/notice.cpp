// Notices as JSON has them: see notice.hpp.
#include "broker_client/wire/notice.hpp"

namespace accord::broker_client {

std::vector<BrokerNotice> notices_of(const json::Value& document) {
    std::vector<BrokerNotice> notices;
    const auto* list = json::find(document, "notices");
    if (list == nullptr || !list->is_array()) {
        return notices;
    }
    for (const auto& item : list->get_array()) {
        if (const auto* notice = item.if_object()) {
            notices.push_back({json::string_or(*notice, "type"), json::string_or(*notice, "text")});
        }
    }
    return notices;
}

}  // namespace accord::broker_client
