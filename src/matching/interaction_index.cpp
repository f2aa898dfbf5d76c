// Exact paths in a hash map, those with rules apart: see interaction_index.hpp.
#include "matching/interaction_index.hpp"

#include <algorithm>

namespace accord::matching {
namespace {

/// Methods are compared without regard to case.
std::string key_of(std::string_view method, std::string_view path) {
    std::string key;
    key.reserve(method.size() + 1 + path.size());
    for (const char letter : method) {
        key += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return key.append(" ").append(path);
}

}  // namespace

InteractionIndex::InteractionIndex(std::vector<CompiledRequest> requests)
    : requests_(std::move(requests)) {
    for (std::size_t place = 0; place < requests_.size(); ++place) {
        const auto& request = requests_[place];
        const auto& expected = request.expected();
        if (request.has_path_rule() || !expected.rules.method.rules.empty()) {
            ruled_.push_back(place);
        } else {
            // As the contract has it, too: "/a%20b" may be what is meant, percent sign and all.
            const std::string plain = request.decoded_path();
            exact_[key_of(expected.method, plain)].push_back(place);
            if (plain != expected.path) {
                exact_[key_of(expected.method, expected.path)].push_back(place);
            }
        }
    }
}

std::vector<std::size_t> InteractionIndex::candidates(std::string_view method,
                                                      std::string_view path) const {
    std::vector<std::size_t> out;
    if (const auto found = exact_.find(key_of(method, path)); found != exact_.end()) {
        out = found->second;
    }
    const auto exact_count = static_cast<std::ptrdiff_t>(out.size());
    for (const std::size_t place : ruled_) {
        if (requests_[place].is_candidate(method, path)) {
            out.push_back(place);
        }
    }
    std::inplace_merge(out.begin(), out.begin() + exact_count, out.end());
    return out;
}

}  // namespace accord::matching
