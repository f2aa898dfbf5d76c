// Looks a relation up in all tables.
#include "broker/api/documentation/relations.hpp"

#include <algorithm>

namespace accord::broker::api {

const RelationText* find_relation(std::string_view relation) {
    for (const auto table : {pact_relations(),
                             pact_list_relations(),
                             pacticipant_relations(),
                             decision_relations(),
                             webhook_relations()}) {
        const auto found = std::ranges::find(table, relation, &RelationText::relation);
        if (found != table.end()) {
            return &*found;
        }
    }
    return nullptr;
}

}  // namespace accord::broker::api
