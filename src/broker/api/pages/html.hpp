// Writes HTML in which text can't become markup: everything that is not a tag written here is
// escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::api {

/// Elements are opened and closed like brackets. Names of tags and attributes are ours, so they are
/// taken as they are; values and texts may be anybody's.
class Html {
  public:
    using Attribute = std::pair<std::string_view, std::string_view>;
    using Attributes = std::initializer_list<Attribute>;

    /// Begins a document: doctype and all.
    Html() : out_("<!doctype html>\n") {}

    Html& open(std::string_view tag, Attributes attributes = {});
    /// Closes the element that was opened last.
    Html& close();
    Html& text(std::string_view text);

    /// An element with text in it.
    Html& element(std::string_view tag, std::string_view text, Attributes attributes = {});
    /// An element that has no end, such as `meta`.
    Html& void_element(std::string_view tag, Attributes attributes = {});

    /// Closes what is open and gives the document.
    std::string take();

  private:
    void tag(std::string_view name, Attributes attributes);

    std::string out_;
    std::vector<std::string_view> open_;
};

}  // namespace accord::broker::api
