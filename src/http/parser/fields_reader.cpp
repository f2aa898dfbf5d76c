// Field lines taken apart (RFC 9112 section 5): see fields_reader.hpp.
#include "http/parser/fields_reader.hpp"

#include "http/field_syntax.hpp"

#include <algorithm>

namespace accord::http {
namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

/// What other clients take for a name: "X-Items[0]" is none, but is sent.
bool is_visible(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char letter) {
        return static_cast<unsigned char>(letter) > ' ' && letter != '\x7f';
    });
}

}  // namespace

std::optional<ReadFailure> FieldsReader::read(std::string_view& bytes, Headers& fields) {
    while (!is_done_) {
        const Line line = lines_.take(bytes, bytes_left_);
        switch (line.state) {
            case Line::State::kPartial:
                return std::nullopt;
            case Line::State::kTooLong:
                return ReadFailure{ReadFailure::Kind::kHeaderTooLarge};
            case Line::State::kBareEnd:
                return malformed("a header line does not end in CR LF");
            case Line::State::kWhole:
                break;
        }
        bytes_left_ -= line.bytes;
        if (line.text.empty()) {
            flush(fields);
            is_done_ = true;
        } else if (auto failure = take_line(line.text, fields)) {
            return failure;
        }
    }
    return std::nullopt;
}

std::optional<ReadFailure> FieldsReader::take_line(std::string_view line, Headers& fields) {
    if (is_blank(line.front())) {
        if (reading_ == Reading::kStrict || !last_) {
            return malformed("a header line begins with a blank");
        }
        if (!is_field_value(line)) {
            return malformed("a header value has a control character");
        }
        add_folded(line);
        return std::nullopt;
    }
    flush(fields);
    if (fields_left_-- == 0) {
        return ReadFailure{ReadFailure::Kind::kTooManyFields};
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        return malformed("a header line has no colon");
    }
    auto name = line.substr(0, colon);
    while (reading_ == Reading::kLenient && !name.empty() && is_blank(name.back())) {
        name.remove_suffix(1);
    }
    if (reading_ == Reading::kStrict ? !is_token(name) : !is_visible(name)) {
        return malformed("a header name has a character that no name has");
    }
    const auto value = without_blanks(line.substr(colon + 1));
    if (!is_field_value(value)) {
        return malformed("a header value has a control character");
    }
    last_.emplace(name, value);
    return std::nullopt;
}

/// What a folded line adds, after one space (RFC 9112 section 5.2).
void FieldsReader::add_folded(std::string_view more) {
    more = without_blanks(more);
    if (more.empty()) {
        return;
    }
    auto& value = last_->second;
    value.append(value.empty() ? "" : " ").append(more);
}

void FieldsReader::flush(Headers& fields) {
    if (last_) {
        fields.add(std::move(last_->first), std::move(last_->second));
        last_.reset();
    }
}

}  // namespace accord::http
