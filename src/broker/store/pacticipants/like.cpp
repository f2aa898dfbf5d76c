// Patterns for `like`: without regard to case, with its own wildcards escaped.
#include "broker/store/pacticipants/like.hpp"

#include "base/unicode/fold_case.hpp"

namespace accord::broker::store {

std::string like_containing(std::string_view part) {
    std::string pattern = "%";
    for (const char c : fold_case(part)) {
        if (c == '%' || c == '_' || c == '!') {
            pattern += '!';
        }
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace accord::broker::store
