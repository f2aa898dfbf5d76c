// Splits names into words to show them and to compare them.
#include "broker/domain/pacticipant_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>

namespace accord::broker::domain {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_separator(char c) {
    return c == '-' || c == '_' || c == '.' || c == ':' ||
           std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// Splits at separators and where lower case turns to upper.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool turns =
            i > 0 && is_upper(c) &&
            (is_lower(name[i - 1]) ||
             (is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1])));
        if (turns || is_separator(c)) {
            words.emplace_back();
        }
        if (!is_separator(c)) {
            words.back() += c;
        }
    }
    std::erase(words, "");
    return words;
}

std::string normal_form(std::string_view name) {
    std::string normal;
    for (auto& word : words_of(name)) {
        word = to_lower(word);
        if (word.ends_with('s')) {
            word.pop_back();
        }
        if (word == "api" || word == "provider" || word == "service") {
            continue;
        }
        normal += word + " ";
    }
    return normal;
}

}  // namespace

std::string display_name_of(std::string_view name) {
    std::string shown;
    for (auto& word : words_of(name)) {
        if (!shown.empty()) {
            shown += ' ';
        }
        word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        shown += word;
    }
    return shown.empty() ? std::string(name) : shown;
}

SimilarNames::SimilarNames(std::span<const std::string> existing) {
    for (const std::string& name : existing) {
        by_normal_form_[normal_form(name)].push_back(name);
    }
}

std::vector<std::string> SimilarNames::of(std::string_view name) const {
    const auto found = by_normal_form_.find(normal_form(name));
    if (found == by_normal_form_.end() ||
        std::ranges::find(found->second, name) != found->second.end()) {
        return {};
    }
    return found->second;
}

}  // namespace accord::broker::domain
