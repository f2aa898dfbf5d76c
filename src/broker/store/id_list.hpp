// Lists of ids for `in (...)`. Their length is rounded up to a power of two, by repeating an id, so
// that a handful of prepared statements serves lists of every length.
#pragma once

#include "db/session.hpp"

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

  private:
    std::span<const std::int64_t> ids_;
    std::size_t length_;
};

}  // namespace accord::broker::store
