// Asks a broker's API for documents and for lists in pages, while it goes on serving.
#pragma once

#include "base/unicode/charset.hpp"
#include "broker/domain/contents/pact_content.hpp"
#include "broker/transfer/api/api_crawl.hpp"
#include "broker/transfer/api/api_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace accord::broker::transfer {

inline constexpr std::int64_t kListSize = 100;
inline constexpr std::int64_t kPagesMax = 1'000'000;

/// A list that changes while it is read is read again, so many times in all.
inline constexpr int kListReadingsMax = 3;

/// One page of a list.
struct ListPage {
    json::Array elements;
    std::int64_t pages = 1;
    std::optional<std::int64_t> total;  ///< elements of the whole list
};

class ApiReader {
  public:
    explicit ApiReader(const FetchDocument& fetch) : fetch_(fetch) {}

    Result<Document> get(std::string address) {
        const auto bytes = fetch_(address);
        if (!bytes) {
            return fail(bytes.error());
        }
        std::string converted;
        std::string text(as_utf8(*bytes, "", converted));
        auto value = domain::parse_stored(text);
        if (!value) {
            return fail(value.error(), fmt::format("response to GET {}", address));
        }
        return Document{std::move(address), std::move(*value), std::move(text)};
    }

    /// What a list led to; nothing when it was deleted since.
    Result<std::optional<Document>> get_if_there(std::string address) {
        auto document = get(std::move(address));
        if (document) {
            return std::move(*document);
        }
        if (document.error().code != ErrorCode::kNotFound) {
            return fail(document.error());
        }
        ++gone_;
        return std::nullopt;
    }

    Result<ListPage> get_page(const std::string& address,
                              std::string_view list,
                              std::int64_t number) {
        const auto page = get(fmt::format(
            "{}{}page={}&size={}", address, address.contains('?') ? '&' : '?', number, kListSize));
        if (!page) {
            return fail(page.error());
        }
        ListPage read{.elements = page->list(list)};
        if (!std::ranges::all_of(read.elements, [](const auto& e) { return e.is_object(); })) {
            return page->lacks("objects in its list");
        }
        if (const auto* pages = json::at_pointer(page->value, "/page/totalPages");
            pages != nullptr && pages->is_int64()) {
            read.pages = std::min(pages->get_int64(), kPagesMax);
        }
        if (const auto* total = json::at_pointer(page->value, "/page/totalElements");
            total != nullptr && total->is_int64()) {
            read.total = total->get_int64();
        }
        return read;
    }

    /// What `keep` makes of each element of a list that comes in pages. Elements move from page to
    /// page when others come or go meanwhile: then it is read again.
    template <class Keep>
    auto read_list(const std::string& address, std::string_view list, Keep keep)
        -> Result<std::vector<decltype(keep(json::Object()))>> {
        std::vector<decltype(keep(json::Object()))> kept;
        for (int reading = 1; reading <= kListReadingsMax; ++reading) {
            kept.clear();
            std::set<std::optional<std::int64_t>> totals;
            ListPage page;
            for (std::int64_t number = 1; number <= page.pages; ++number) {
                auto next = get_page(address, list, number);
                if (!next) {
                    return fail(next.error());
                }
                page = std::move(*next);
                totals.insert(page.total);
                for (const auto& element : page.elements) {
                    kept.push_back(keep(element.get_object()));
                }
            }
            const auto total = page.total.value_or(static_cast<std::int64_t>(kept.size()));
            if (totals.size() == 1 && static_cast<std::int64_t>(kept.size()) >= total) {
                return kept;
            }
        }
        unsteady_.push_back(address);
        return kept;
    }

    /// A list of something that may have been deleted since.
    template <class Keep>
    auto read_list_if_there(const std::string& address, std::string_view list, Keep keep) {
        auto read = read_list(address, list, std::move(keep));
        if (!read && read.error().code == ErrorCode::kNotFound) {
            ++gone_;
            read = typename decltype(read)::value_type();
        }
        return read;
    }

    /// Addresses that led to nothing any more.
    [[nodiscard]] std::int64_t gone() const { return gone_; }

    /// Lists that changed each time.
    [[nodiscard]] const std::vector<std::string>& unsteady() const { return unsteady_; }

  private:
    const FetchDocument& fetch_;
    std::int64_t gone_ = 0;
    std::vector<std::string> unsteady_;
};

}  // namespace accord::broker::transfer
