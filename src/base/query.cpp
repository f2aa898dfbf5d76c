// Query strings taken apart and written: see query.hpp.
#include "base/query.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace accord {
namespace {

std::string form_text(std::string_view text) {
    return form_decode(text).value_or(std::string(text));
}

QueryParameter parse_parameter(std::string_view pair) {
    const std::size_t equals = pair.find('=');
    QueryParameter parameter{form_text(pair.substr(0, equals)), std::nullopt};
    if (equals != std::string_view::npos) {
        parameter.value = form_text(pair.substr(equals + 1));
    }
    return parameter;
}

}  // namespace

std::vector<QueryParameter> parse_query(std::string_view query) {
    std::vector<QueryParameter> parameters;
    if (query.empty()) {
        return parameters;
    }
    for (const std::string_view pair : split(query, '&')) {
        parameters.push_back(parse_parameter(pair));
    }
    return parameters;
}

void add_parameter(std::string& query, std::string_view name, std::string_view value) {
    if (!query.empty()) {
        query += '&';
    }
    query += percent_encode(name);
    query += '=';
    query += percent_encode(value);
}

}  // namespace accord
