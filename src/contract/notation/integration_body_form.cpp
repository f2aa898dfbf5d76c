// Forms: the template of a JSON object, whose members become fields.
#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/model/query_text.hpp"
#include "contract/notation/integration_body.hpp"

namespace accord::contract {
namespace {

std::unexpected<Error> no_text(std::string_view place) {
    return fail(ErrorCode::kInvalidInput,
                fmt::format("integration JSON of a form at \"{}\": a field must be a text, a "
                            "number, a boolean, or a list of them",
                            place));
}

/// A field that is left out has no places.
void forget(IntegrationText& out, const std::string& place) {
    out.rules.erase(place);
    out.generators.erase(place);
}

Result<void> add_values(MultiMap& fields,
                        std::string_view name,
                        const json::Value& value,
                        const std::string& place,
                        IntegrationText& out) {
    if (json::is_object(value)) {
        return no_text(place);
    }
    if (value.is_null()) {
        forget(out, place);
    } else if (!value.is_array()) {
        for (std::string& text : texts_of(value)) {
            add_value(fields, name, std::move(text));
        }
    } else {
        const json::Array& items = value.get_array();
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::string item_place = place;
            append_index(item_place, i);
            if (items[i].is_array()) {
                return no_text(item_place);
            }
            if (auto added = add_values(fields, name, items[i], item_place, out); !added) {
                return added;
            }
        }
    }
    return {};
}

}  // namespace

Result<IntegrationText> read_integration_form(const json::Value& document) {
    if (!json::is_object(document)) {
        return no_text("$");
    }
    auto read = read_integration_json(document);
    if (!read) {
        return fail(read.error());
    }
    const json::Object* members = json::if_object(read->example);
    if (!members) {
        return no_text("$");
    }
    IntegrationText out{"", std::move(read->rules), std::move(read->generators)};
    MultiMap fields;
    for (const auto& [name, value] : *members) {
        std::string place = "$";
        append_field(place, name);
        if (auto added = add_values(fields, name, value, place, out); !added) {
            return fail(added.error());
        }
    }
    out.text = form_of(query_to_text(fields));
    return out;
}

}  // namespace accord::contract
