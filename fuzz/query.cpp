// Texts of queries and forms: no parameter is lost, each survives being written and read, and the
// names are gathered as one by one.
#include "base/query.hpp"

#include "contract/model/query_text.hpp"
#include "target.hpp"

#include <algorithm>

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::as_text(data, size);
    const contract::MultiMap gathered = contract::query_from_text(text);
    if (text.starts_with('?')) {
        text.remove_prefix(1);
    }
    const auto parameters = parse_query(text);
    const auto expected = text.empty() ? 0 : 1 + std::ranges::count(text, '&');
    fuzz::require(std::ssize(parameters) == expected, "no parameter is lost");

    contract::MultiMap one_by_one;
    std::string written;
    for (const auto& [name, value] : parameters) {
        contract::add_value(one_by_one, name, value.value_or(""));
        add_parameter(written, name, value.value_or(""));
    }
    fuzz::require(gathered == one_by_one, "gathered as one by one");

    auto again = parse_query(written);
    fuzz::require(again.size() == parameters.size(), "all are written");
    for (std::size_t i = 0; i < again.size(); ++i) {
        fuzz::require(again[i].name == parameters[i].name, "a name survives");
        fuzz::require(again[i].value == parameters[i].value.value_or(""), "a value survives");
    }
    return 0;
}
