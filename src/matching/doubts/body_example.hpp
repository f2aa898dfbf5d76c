// The example of a body taken apart, to be asked which paths lead to something in it.
#pragma once

#include "base/json.hpp"
#include "contract/model/model.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/model/text_key.hpp"
#include "matching/body/multipart.hpp"
#include "matching/body/xml_document.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace accord::matching {

/// Whether the key of a rule names a field that is there, and a value of it where it has a
/// position.
bool has_value(const contract::MultiMap& fields, std::string_view key, contract::NameCase letters);

class BodyExample {
  public:
    /// `json` is the body where it is parsed already, and must outlive the example.
    BodyExample(const contract::Body& body,
                std::string_view content_type,
                const json::Value* json = nullptr);

    /// Whether something in the example is at the path. What an empty list is there for may be.
    [[nodiscard]] bool has(std::span<const contract::PathStep> path) const;

    /// The fields of a form, whose rules have names for keys; nullptr for all others.
    [[nodiscard]] const contract::MultiMap* form() const {
        return std::get_if<contract::MultiMap>(&content_);
    }

  private:
    struct Text {};  ///< one place, the root
    struct Unreadable {};
    using Parts = std::vector<std::pair<BodyPart, BodyExample>>;
    using Content = std::variant<Text,
                                 Unreadable,
                                 json::Value,
                                 const json::Value*,
                                 XmlElement,
                                 contract::MultiMap,
                                 Parts>;

    static Content read(const contract::Body& body, std::string_view content_type);

    Content content_;
};

}  // namespace accord::matching
