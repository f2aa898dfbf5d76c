// Quotes fields and joins them.
#include "broker/api/rendering/csv.hpp"

#include "base/text.hpp"

namespace accord::broker::api {
namespace {

std::string csv_field(const std::string& field) {
    const bool is_plain = !field.empty() && trim(field).size() == field.size() &&
                          field.find_first_of(",\"\r\n") == std::string::npos;
    return is_plain ? field : "\"" + replace_all(field, "\"", "\"\"") + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (const auto& field : fields) {
        if (!line.empty()) {
            line += ',';
        }
        line += csv_field(field);
    }
    return line + "\n";
}

}  // namespace accord::broker::api
