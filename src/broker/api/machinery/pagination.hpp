// Which part of a list is asked for: `page` and `size`, and `q`, what it is searched for.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/domain/page.hpp"

#include <optional>

namespace accord::broker::api {

struct Pagination {
    std::optional<domain::Page> asked;  ///< nothing: the list was asked for whole
    std::string others = {};            ///< what else was asked, as a query: `q`, filters

    /// The rows to fetch.
    [[nodiscard]] domain::Page page() const { return asked.value_or(domain::Page{}); }

    /// Adds `page` to a list's body and `next` and `previous` to its links, when a page was asked
    /// for. `url` is the list's own, without query.
    void add_to(json::Object& body, const std::string& url, std::int64_t total) const;
};

/// Reads page and size, or the older pageNumber and pageSize; adds what is wrong with them.
Pagination read_pagination(const Call& call, FieldErrors& errors);

/// What the names in the list have to contain, `q`; empty when that does not matter.
std::string read_search(const Call& call, FieldErrors& errors);

}  // namespace accord::broker::api
