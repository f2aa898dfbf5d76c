// Multipart bodies put together from their parts: see accord/body.hpp.
#include "accord/error.hpp"
#include "contract/model/path_expression.hpp"
#include "dsl/consumer/body_impl.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord {
namespace {

const std::string& bytes_of(const Part& part) { return part.body().impl().body.bytes; }

/// The first of "accord", "accord1", ... that stands in no part: the same for the same parts.
std::string boundary_for(const std::vector<Part>& parts) {
    std::string out = "accord";
    for (std::size_t i = 1;
         std::ranges::any_of(parts,
                             [&](const Part& part) {
                                 return bytes_of(part).find("--" + out) != std::string::npos;
                             });
         ++i) {
        out = fmt::format("accord{}", i);
    }
    return out;
}

/// A name in quotes, as RFC 7578 has it.
void check_name(const std::string& name) {
    if (name.find_first_of("\"\r\n\\") == std::string::npos) {
        return;
    }
    throw PactError(
        fmt::format("Body::multipart(): \"{}\" has a quote, backslash or line end in it", name));
}

std::string written(const Part& part) {
    std::string out = fmt::format("Content-Disposition: form-data; name=\"{}\"", part.name());
    if (!part.file_name().empty()) {
        out += fmt::format("; filename=\"{}\"", part.file_name());
    }
    const std::string& type = part.body().impl().body.content_type;
    if (!type.empty()) {
        out += "\r\nContent-Type: " + type;
    }
    return out + "\r\n\r\n" + bytes_of(part) + "\r\n";
}

bool is_named(const Part& part, const std::string& name) { return part.name() == name; }

/// Parts of one name may be alike, such as the files of one field; their rules go by the name.
/// Where they differ, each has its own by its position.
std::string place_of(const std::vector<Part>& parts, std::size_t index) {
    const Part& part = parts[index];
    const bool are_alike = std::ranges::all_of(parts, [&](const Part& other) {
        return !is_named(other, part.name()) ||
               (other.body().impl().rules == part.body().impl().rules &&
                other.body().impl().generators == part.body().impl().generators);
    });
    std::string place = "$";
    are_alike ? contract::append_field(place, part.name()) : contract::append_index(place, index);
    return place;
}

void add_rules(Body::Impl& out, const Part& part, const std::string& place) {
    for (const auto& [path, rules] : part.body().impl().rules) {
        out.rules[place + path.substr(1)] = rules;
    }
    for (const auto& [path, generator] : part.body().impl().generators) {
        out.generators[place + path.substr(1)] = generator;
    }
}

}  // namespace

Part Part::field(const std::string& name, const Value& text) {
    return of(name, Body::text(text, "text/plain"));
}
Part Part::of(const std::string& name, const Body& body) { return Part(name, "", body); }
Part Part::file(const std::string& name, const std::string& file_name, const Body& body) {
    if (file_name.empty()) {
        throw PactError("Part::file(): the name of the file is empty");
    }
    return Part(name, file_name, body);
}

Body::Impl dsl::multipart_body(const std::vector<Part>& parts) {
    if (parts.empty()) {
        throw PactError("Body::multipart(): at least one part is needed");
    }
    const std::string boundary = boundary_for(parts);
    Body::Impl out;
    std::string bytes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        if (part.name().empty()) {
            throw PactError("Body::multipart(): the name of a part is empty");
        }
        check_name(part.name());
        check_name(part.file_name());
        add_rules(out, part, place_of(parts, i));
        bytes += "--" + boundary + "\r\n" + written(part);
    }
    bytes += "--" + boundary + "--\r\n";
    out.body =
        contract::Body::present(std::move(bytes), "multipart/form-data; boundary=" + boundary);
    return out;
}

}  // namespace accord
