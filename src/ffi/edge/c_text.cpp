// Texts are copied once on the way out, and remembered until they come back.
#include "ffi/edge/c_text.hpp"

#include "base/text.hpp"
#include "ffi/edge/last_error.hpp"

#include <fmt/format.h>

#include <cstring>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace accord::ffi {

namespace {

/// The texts that callers have. They are remembered so that one given back twice, or never given,
/// does no harm.
struct GivenTexts {
    std::mutex mutex;
    std::unordered_map<const char*, std::unique_ptr<char[]>> all;
};

/// Not destroyed at exit: other threads of the host may still call.
GivenTexts& texts_given() {
    static auto* texts = new GivenTexts;
    return *texts;
}

}  // namespace

Result<std::string_view> text_of(const char* text, std::string_view name) {
    if (text == nullptr) {
        return invalid_input(fmt::format("{} is a null pointer", name));
    }
    const std::string_view view(text);
    if (!is_utf8(view)) {
        return invalid_input(
            fmt::format("{} is not UTF-8: byte {} is wrong", name, utf8_prefix(view) + 1));
    }
    return view;
}

Result<std::optional<std::string_view>> optional_text_of(const char* text, std::string_view name) {
    if (text == nullptr || *text == '\0') {
        return std::nullopt;
    }
    return text_of(text, name);
}

Result<std::vector<std::string>> texts_of(const char* const* texts,
                                          std::size_t count,
                                          std::string_view name) {
    if (texts == nullptr && count > 0) {
        return invalid_input(fmt::format("{} is a null pointer", name));
    }
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto text = text_of(texts[i], fmt::format("{}[{}]", name, i));
        if (!text) {
            return fail(text.error());
        }
        all.emplace_back(*text);
    }
    return all;
}

Result<std::string_view> bytes_of(const void* bytes, std::size_t size, std::string_view name) {
    if (bytes == nullptr && size > 0) {
        return invalid_input(fmt::format("{} is a null pointer", name));
    }
    return bytes == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char*>(bytes), size);
}

Result<char*> give_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        return invalid_input("the text has a zero byte, where C would end it");
    }
    auto copy = std::make_unique<char[]>(text.size() + 1);
    std::memcpy(copy.get(), text.data(), text.size());
    char* given = copy.get();
    GivenTexts& texts = texts_given();
    const std::lock_guard lock(texts.mutex);
    texts.all.emplace(given, std::move(copy));
    return given;
}

bool take_back_text(const char* text) {
    GivenTexts& texts = texts_given();
    const std::lock_guard lock(texts.mutex);
    return texts.all.erase(text) > 0;
}

StringResult to_string_result(const Result<std::string>& result) noexcept {
    StringResult answer{StringResult_Failed, {nullptr}};
    try {
        if (!result) {
            tell(result.error());
        }
        const auto text = give_text(result ? *result : result.error().message);
        if (text) {
            answer.tag = result ? StringResult_Ok : StringResult_Failed;
            answer.ok = *text;
        }
    } catch (...) {
        // Without memory even for the message: failed, without a text.
    }
    return answer;
}

std::size_t given_texts() {
    GivenTexts& texts = texts_given();
    const std::lock_guard lock(texts.mutex);
    return texts.all.size();
}

}  // namespace accord::ffi
