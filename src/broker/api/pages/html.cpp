// Writes elements and escapes what stands between them.
#include "broker/api/pages/html.hpp"

#include "base/text.hpp"

namespace accord::broker::api {

void Html::tag(std::string_view name, Attributes attributes) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        out_ += ' ';
        out_ += key;
        out_ += "=\"";
        out_ += escape_markup(value, "&#39;");
        out_ += '"';
    }
    out_ += '>';
}

Html& Html::open(std::string_view name, Attributes attributes) {
    tag(name, attributes);
    open_.push_back(name);
    return *this;
}

Html& Html::close() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view text) {
    out_ += escape_markup(text, "&#39;");
    return *this;
}

Html& Html::element(std::string_view name, std::string_view content, Attributes attributes) {
    return open(name, attributes).text(content).close();
}

Html& Html::void_element(std::string_view name, Attributes attributes) {
    tag(name, attributes);
    return *this;
}

std::string Html::take() {
    while (!open_.empty()) {
        close();
    }
    return std::move(out_);
}

}  // namespace accord::broker::api
