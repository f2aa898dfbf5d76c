// Where everything of a broker is read from: another broker's database or API, our own database, a
// folder of files.
#pragma once

#include "base/result.hpp"
#include "broker/domain/transfer/records.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace accord::broker::transfer {

/// Takes some records of the kind that is read; an error ends the reading, and is its error.
using TakePage = std::function<Result<void>(domain::RecordPage page)>;

class Source {
  public:
    virtual ~Source() = default;

    /// How many records of a kind there are, as the source counts them.
    virtual Result<std::int64_t> count(domain::RecordKind kind) = 0;

    /// Gives the records of a kind in pages, in an order in which they can be written. The same
    /// each time it is called. Errors: kInvalidInput naming the place in the source that can't be
    /// read as a record; those of `take`.
    virtual Result<void> read(domain::RecordKind kind, const TakePage& take) = 0;

    /// What the source has, or may have, and does not give: sentences.
    [[nodiscard]] virtual std::vector<std::string> left_out() { return {}; }
};

}  // namespace accord::broker::transfer
