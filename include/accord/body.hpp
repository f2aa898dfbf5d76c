// What a request, response or message carries: bytes of some type, and how the real ones may differ
// from them.
//
//     .body(Body::form({{"q", like("kettle")}, {"page", integer(1)}}))
//     .body(Body::multipart({Part::field("title", like("Kettle")),
//                            Part::file("photo", "kettle.png", Body::binary_like(png,
//                            "image/png"))}))
#pragma once

#include "accord/export.hpp"
#include "accord/value.hpp"
#include "accord/xml.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace accord {

class Part;

/// Immutable, and cheap to copy. Without a Content-Type among the headers (contentType in a
/// message's metadata), the content type given here becomes it.
class ACCORD_API Body {
  public:
    static Body json(const Value& value, const std::string& content_type = "application/json");

    /// A text that has to be equal, or, with a matcher such as regex(), to keep to that.
    static Body text(const Value& text,
                     const std::string& content_type = "text/plain; charset=utf-8");

    static Body xml(const Xml& root, const std::string& content_type = "application/xml");

    /// Fields of a form, application/x-www-form-urlencoded. A value is a text or number; a list
    /// stands for several fields of the name.
    static Body form(const std::vector<std::pair<std::string, Value>>& fields);

    /// Parts of multipart/form-data. The boundary is of no importance.
    static Body multipart(const std::vector<Part>& parts);

    /// Bytes that have to be equal.
    static Body binary(std::string bytes, const std::string& content_type);
    static Body binary(const std::vector<unsigned char>& bytes, const std::string& content_type);

    /// Any bytes that are of this type by what they look like, as the example is ("image/png",
    /// "application/pdf").
    static Body binary_like(std::string bytes, const std::string& content_type);
    static Body binary_like(const std::vector<unsigned char>& bytes,
                            const std::string& content_type);

    /// The bytes of a file, read at once. Throws PactError naming the file when it can't be read.
    static Body file(const std::string& path, const std::string& content_type);

    /// A body that must be empty; where none is given, anything is welcome.
    static Body empty();

    struct Impl;  ///< Accord's own
    explicit Body(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    const Impl& impl() const { return *impl_; }

  private:
    std::shared_ptr<const Impl> impl_;
};

/// A part of a multipart body.
class ACCORD_API Part {
  public:
    /// A field of text.
    static Part field(const std::string& name, const Value& text);
    /// A field of any type.
    static Part of(const std::string& name, const Body& body);
    static Part file(const std::string& name, const std::string& file_name, const Body& body);

    const std::string& name() const { return name_; }
    const std::string& file_name() const { return file_name_; }
    const Body& body() const { return body_; }

  private:
    Part(std::string name, std::string file_name, Body body)
        : name_(std::move(name)), file_name_(std::move(file_name)), body_(std::move(body)) {}

    std::string name_, file_name_;  ///< no file name: a field
    Body body_;
};

}  // namespace accord
