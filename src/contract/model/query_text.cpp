// Query strings and form bodies: see query_text.hpp.
#include "contract/model/query_text.hpp"

#include "base/query.hpp"
#include "base/text.hpp"

namespace accord::contract {

namespace {

/// Names of more parameters than a person writes are looked up in a table.
constexpr std::size_t kSearchedMax = 32;

/// Adds values to a map by their names, in time that grows with their number alone.
class Gathering {
  public:
    explicit Gathering(MultiMap& map) : map_(map) {}

    void add(std::string name, std::string value) {
        if (map_.size() < kSearchedMax) {
            add_value(map_, name, std::move(value));
            return;
        }
        if (places_.empty()) {
            for (std::size_t i = 0; i < map_.size(); ++i) {
                places_.emplace(map_[i].first, i);
            }
        }
        const auto [place, is_new] = places_.try_emplace(name, map_.size());
        if (is_new) {
            map_.emplace_back(std::move(name), std::vector<std::string>());
        }
        map_[place->second].second.push_back(std::move(value));
    }

  private:
    MultiMap& map_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

MultiMap query_from_text(std::string_view query) {
    MultiMap out;
    Gathering gathering(out);
    if (query.starts_with('?')) {
        query.remove_prefix(1);
    }
    for (auto& [name, value] : parse_query(query)) {
        gathering.add(std::move(name), std::move(value).value_or(""));
    }
    return out;
}

std::string query_to_text(const MultiMap& query) {
    std::string out;
    for (const auto& [name, values] : query) {
        for (const std::string& value : values) {
            add_parameter(out, name, value);
        }
    }
    return out;
}

std::string form_to_text(const MultiMap& fields) {
    // add_parameter leaves no plus sign and writes a space as %20 alone.
    return replace_all(query_to_text(fields), "%20", "+");
}

}  // namespace accord::contract
