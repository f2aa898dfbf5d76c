// A body that can't be read does not even match itself.
#pragma once

#include "matching/rules/mismatch.hpp"

namespace accord::fuzz {

inline bool is_unreadable(const matching::Mismatch& mismatch) {
    return mismatch.sentence.find("Failed to parse") != std::string::npos ||
           mismatch.sentence.find("declared as JSON") != std::string::npos;
}

}  // namespace accord::fuzz
