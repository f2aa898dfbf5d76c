// A value where only texts can stand: path, header, query parameter, field of a form, XML.
#pragma once

#include "accord/value.hpp"
#include "contract/model/model.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::dsl {

/// Who sends the text. What the consumer sends is the example itself where only the provider's
/// state gives another.
enum class Sender { kConsumer, kProvider };

struct TextTemplate {
    /// Rules and generator of one text, or of all.
    struct Like {
        contract::RuleList rules;
        std::optional<contract::Generator> generator;
    };
    std::vector<std::string> texts;
    Like all;
    std::map<std::size_t, Like> by_position;
};

/// Throws PactError, naming `where`, when it is an object, null or has matchers that speak of other
/// than texts.
TextTemplate texts_of(const Value& value, Sender sender, std::string_view where);

/// As above, when there can be one text only.
TextTemplate text_of(const Value& value, Sender sender, std::string_view where);

/// Fields by name with their rules and generators: headers, a query or a form.
struct Fields {
    contract::MultiMap& values;
    contract::RulesByKey& rules;
    contract::GeneratorsByKey& generators;
    /// The key of a field's rules where it is no plain name: "$.name" in a form's body.
    std::string (*path_of)(const std::string& name) = nullptr;

    /// Of all values of a field, or of the one at a position.
    [[nodiscard]] std::string key_of(const std::string& name,
                                     std::optional<std::size_t> position = std::nullopt) const;
};

/// Adds the value's texts to those that the field has, and gives them. Throws PactError naming
/// `where`.
std::vector<std::string> add_field(Fields fields,
                                   const std::string& name,
                                   const Value& value,
                                   Sender sender,
                                   const std::string& where);

}  // namespace accord::dsl
