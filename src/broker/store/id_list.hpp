// Lists of ids for `in (...)`, with which one query fetches what belongs to many rows. Their length
// is rounded up to a power of two, by repeating an id, so that a handful of prepared statements
// serves lists of every length.
#pragma once

#include "db/session.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>

namespace accord::broker::store {

class IdList {
  public:
    /// `ids` must not be empty, and must outlive the list.
    explicit IdList(std::span<const std::int64_t> ids)
        : ids_(ids), length_(std::bit_ceil(ids.size())) {}

    /// "?, ?, ?, ?".
    [[nodiscard]] std::string places() const { return db::placeholders(length_); }

    /// Adds the ids for these places.
    void add_to(db::Params& params) const {
        for (std::size_t i = 0; i < length_; ++i) {
            params.add(ids_[std::min(i, ids_.size() - 1)]);
        }
    }

    /// Parameters for these places alone.
    [[nodiscard]] db::Params params() const {
        db::Params params;
        add_to(params);
        return params;
    }

  private:
    std::span<const std::int64_t> ids_;
    std::size_t length_;
};

/// Calls `query(const IdList&)` with as many of the ids at a time as a statement takes; not at all
/// when there are none.
template <class Query>
void in_portions(std::span<const std::int64_t> ids, Query query) {
    constexpr std::size_t kIdsMax = 4096;
    while (!ids.empty()) {
        const auto portion = ids.first(std::min(ids.size(), kIdsMax));
        query(IdList(portion));
        ids = ids.subspan(portion.size());
    }
}

}  // namespace accord::broker::store
