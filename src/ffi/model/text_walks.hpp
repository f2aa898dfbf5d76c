// Pairs and triples of texts that C gets from walks over metadata and parameters. The texts belong
// to the pair.
#pragma once

#include "ffi/model/model_calls.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace accord::ffi {

/// A pair or triple as C sees it, with the texts that it points to.
template <class Texts>
struct OwnedTexts : Texts {
    std::vector<std::string> texts;  ///< stay where they are when the vector is moved
};

/// Points a pair or triple to its texts, in their order.
inline void point_to(MessageMetadataPair& pair, const std::vector<std::string>& texts) {
    pair = {texts[0].c_str(), texts[1].c_str()};
}
inline void point_to(ProviderStateParamPair& pair, const std::vector<std::string>& texts) {
    pair = {texts[0].c_str(), texts[1].c_str()};
}
inline void point_to(MessagePactMetadataTriple& triple, const std::vector<std::string>& texts) {
    triple = {texts[0].c_str(), texts[1].c_str(), texts[2].c_str()};
}

/// The next texts of a walk, the caller's; null at the end. Error: when one of them has a zero
/// byte, where C would end it.
template <class Texts, class Iterator>
Texts* next_texts(Iterator* iter) noexcept {
    return with_object<Texts*>(nullptr, iter, "iter", [](Iterator& walk) -> Result<Texts*> {
        if (walk.next >= walk.texts.size()) {
            return static_cast<Texts*>(nullptr);
        }
        const auto& texts = walk.texts[walk.next++];
        OwnedTexts<Texts> owned;
        for (const std::string& text : texts) {
            if (text.find('\0') != std::string::npos) {
                return invalid_input("the text has a zero byte, where C would end it");
            }
            owned.texts.push_back(text);
        }
        point_to(owned, owned.texts);
        return Objects::all().give(std::move(owned));
    });
}

template <class Texts>
void end_texts(const Texts* texts, std::string_view name) noexcept {
    end_object(static_cast<const OwnedTexts<Texts>*>(texts), name);
}

/// A value as walks give it: a text as it is, other JSON on one line with its keys sorted.
std::string value_text(const json::Value& value);

/// The fields by name.
std::vector<std::array<std::string, 2>> sorted_fields(const json::Object& object);

}  // namespace accord::ffi
