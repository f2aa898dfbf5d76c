// Whether records are what a broker may hold: names within limits, JSON where JSON belongs.
#pragma once

#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"

#include <string>

namespace accord::broker::transfer {

/// Error: kInvalidInput naming record and field.
Result<void> check_records(const domain::RecordPage& page);

/// A record as a person finds it again: its kind and what it is called by.
template <class Record>
std::string describe(const Record& record);

}  // namespace accord::broker::transfer
