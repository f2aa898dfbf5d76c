// `page` and `size` of lists.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/domain/page.hpp"

#include <optional>

namespace accord::broker::api {

struct Pagination {
    std::optional<domain::Page> asked;  ///< nothing: the list was asked for whole

    /// The rows to fetch.
    [[nodiscard]] domain::Page page() const { return asked.value_or(domain::Page{}); }

    /// Adds `page` to a list's body and `next` and `previous` to its links, when a page was asked
    /// for. `url` is the list's own, without query.
    void add_to(json::Object& body, const std::string& url, std::int64_t total) const;
};

/// Reads page and size, or the older pageNumber and pageSize; adds what is wrong with them.
Pagination read_pagination(const Call& call, FieldErrors& errors);

}  // namespace accord::broker::api
