// Writes JSON straight into text, for documents that are asked for too often to build them as
// values first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// Members and elements are separated by themselves. What is opened has to be closed.
class JsonText {
  public:
    JsonText& open_object() { return open('{'); }
    JsonText& close_object() { return close('}'); }
    JsonText& open_array() { return open('['); }
    JsonText& close_array() { return close(']'); }

    /// The name of the next member.
    JsonText& key(std::string_view name);

    JsonText& text(std::string_view value);
    JsonText& number(std::int64_t value);
    JsonText& boolean(bool value);
    JsonText& null();
    /// JSON that is text already.
    JsonText& raw(std::string_view json);

    [[nodiscard]] std::size_t size() const { return out_.size(); }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }

    std::string take() { return std::move(out_); }

  private:
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    void separate();

    std::string out_;
};

}  // namespace accord::broker::api
