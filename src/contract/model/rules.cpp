// What the table says of a rule: see rules.hpp.
#include "contract/model/rules.hpp"

#include "contract/model/rule_table.hpp"

namespace accord::contract {

std::string_view rule_name(const MatchingRule& rule) {
    return std::visit([]<class Kind>(const Kind&) { return rule_line<Kind>().names.written; },
                      rule.kind);
}

SpecVersion known_since(const MatchingRule& rule) {
    return std::visit([]<class Kind>(const Kind&) { return rule_line<Kind>().since; }, rule.kind);
}

}  // namespace accord::contract
