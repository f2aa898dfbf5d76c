// Media types ("application/hal+json;charset=utf-8"): taken apart, and asked what kind of content
// they name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::contract {

/// A media type in lower case; parameters sorted by name, their values as written.
struct ContentType {
    std::string type;     ///< "application"
    std::string subtype;  ///< "hal+json"
    std::vector<std::pair<std::string, std::string>> parameters;

    /// Nothing when the text is no media type.
    static std::optional<ContentType> parse(std::string_view text);

    /// "application/hal+json", without parameters.
    [[nodiscard]] std::string essence() const { return type + "/" + subtype; }
    /// "application/hal+json;charset=utf-8".
    [[nodiscard]] std::string to_string() const;
    /// The value of a parameter; nothing when it is not there.
    [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;

    /// How its contents are written, whatever they are about: "json" for "application/hal+json"
    /// (RFC 6839) and "text/json", "png" for "image/png".
    [[nodiscard]] std::string_view syntax() const;
    /// Whether it names no more than its syntax, such as "application/json" and "text/xml".
    [[nodiscard]] bool is_plain_syntax() const;

    [[nodiscard]] bool is_json() const;
    [[nodiscard]] bool is_xml() const;
    [[nodiscard]] bool is_form() const;
    [[nodiscard]] bool is_multipart() const { return type == "multipart"; }
    /// Text that a person can read, of whatever format.
    [[nodiscard]] bool is_text() const;
    /// Known not to be text.
    [[nodiscard]] bool is_binary() const { return !is_text() && !is_multipart(); }

    bool operator==(const ContentType&) const = default;
};

/// Shorthands for a text that may be no media type at all (then false).
bool is_json_type(std::string_view content_type);
bool is_binary_type(std::string_view content_type);

/// Whether a field of a message's metadata says its content type: "contentType", "Content-Type" ...
bool names_content_type(std::string_view field);

}  // namespace accord::contract
