// The word that was probably meant: see nearest.hpp.
#include "base/words/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace accord {
namespace {

/// So many letters of a word may be wrong in every three for another to be meant.
constexpr std::size_t kLettersPerMistake = 3;

/// Letters to put in, leave out, change, or swap with the next, to make one word of the other.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> above;
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t change = left[i] == right[j] ? 0 : 1;
            row[j + 1] = std::min({above[j + 1] + 1, row[j] + 1, above[j] + change});
            if (i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j]) {
                row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
            }
        }
    }
    return row.back();
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known) {
    const auto nearness = [&](const std::string& other) { return distance(word, other); };
    const auto nearest = std::ranges::min_element(known, {}, nearness);
    const bool is_near =
        nearest != known.end() &&
        nearness(*nearest) <= std::max<std::size_t>(1, word.size() / kLettersPerMistake);
    return is_near ? std::optional(*nearest) : std::nullopt;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const auto nearest = nearest_word(word, known);
    return nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : "";
}

}  // namespace accord
