// Names of pacticipants: what they are shown as, and which are too much alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::broker::domain {

/// "webShop_front-end.app" -> "Web Shop Front End App". Also for environments.
std::string display_name_of(std::string_view name);

/// Names, found by those that are much like them: that differ in case, separators, plurals and the
/// words API, provider and service.
class SimilarNames {
  public:
    explicit SimilarNames(std::span<const std::string> existing);

    /// Those much like `name`; none when `name` is one of them.
    [[nodiscard]] std::vector<std::string> of(std::string_view name) const;

  private:
    std::unordered_map<std::string, std::vector<std::string>> by_normal_form_;
};

}  // namespace accord::broker::domain
