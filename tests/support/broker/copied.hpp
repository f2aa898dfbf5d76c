// What a copy of a broker has brought.
#pragma once

#include "broker/transfer/copy.hpp"

#include <algorithm>

namespace accord::broker::transfer {

/// How many records of the kind came.
inline std::int64_t copied(const CopyReport& report, std::string_view kind) {
    return std::ranges::find(report.kinds, kind, &KindCounts::kind)->copied;
}

}  // namespace accord::broker::transfer
