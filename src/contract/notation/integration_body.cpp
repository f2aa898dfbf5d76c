// Which shape of integration JSON a body has, and multipart bodies put together part by part.
#include "contract/notation/integration_body.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "contract/model/path_expression.hpp"

namespace accord::contract {
namespace {

bool looks_like_json(std::string_view text) {
    text = trim(text);
    return text.starts_with('{') || text.starts_with('[');
}

std::string type_or_guess(std::string_view text, std::string_view content_type) {
    if (!content_type.empty()) {
        return std::string(content_type);
    }
    if (json::parse(text)) {
        return "application/json";
    }
    return trim(text).starts_with("<?xml") ? "application/xml" : "text/plain";
}

IntegrationBody as_it_is(std::string_view text, std::string type) {
    return {Body::present(std::string(text), std::move(type)), {}, {}};
}

Result<IntegrationBody> from_text(Result<IntegrationText> read, std::string type) {
    if (!read) {
        return fail(read.error());
    }
    Body body =
        read->text.empty() ? Body::empty() : Body::present(std::move(read->text), std::move(type));
    return IntegrationBody{std::move(body), std::move(read->rules), std::move(read->generators)};
}

Result<IntegrationBody> from_json(const json::Value& document, std::string type) {
    auto read = read_integration_json(document);
    if (!read) {
        return fail(read.error());
    }
    return IntegrationBody{Body::present(json::write_compact(read->example), std::move(type)),
                           std::move(read->rules),
                           std::move(read->generators)};
}

constexpr std::string_view kAnyBoundary =
    R"(multipart/form-data;(\s*charset=[^;]*;)?\s*boundary=.*)";

/// The boundary of a body that is multipart already, as its first line has it.
std::string boundary_of(const Body& body) {
    const std::string_view bytes = body.bytes;
    const std::size_t end = bytes.find("\r\n");
    if (!bytes.starts_with("--") || end == std::string_view::npos) {
        return "";
    }
    return std::string(bytes.substr(2, end - 2));
}

/// As browsers write names (WHATWG HTML, "multipart form data").
std::string quotable(std::string_view name) {
    return replace_all(replace_all(replace_all(name, "\"", "%22"), "\r", "%0D"), "\n", "%0A");
}

std::string part_text(const MultipartFile& file, std::string_view boundary) {
    std::string out = fmt::format(
        "--{}\r\nContent-Disposition: form-data; name=\"{}\"", boundary, quotable(file.part_name));
    if (!file.file_name.empty()) {
        out += fmt::format("; filename=\"{}\"", quotable(file.file_name));
    }
    out += "\r\n";
    if (!file.content_type.empty()) {
        out += fmt::format("Content-Type: {}\r\n", file.content_type);
    }
    return out + fmt::format("\r\n{}\r\n--{}--\r\n", file.bytes, boundary);
}

void set_header(MultiMap& headers, std::string_view name, std::string value) {
    std::erase_if(headers,
                  [&](const auto& header) { return equal_ignoring_case(header.first, name); });
    add_value(headers, name, std::move(value));
}

template <class Part>
void add_file(Part& part, const MultipartFile& file, std::string_view boundary) {
    const std::string known = boundary_of(part.body);
    if (known.empty()) {
        const std::string type = fmt::format("multipart/form-data; boundary={}", boundary);
        set_header(part.headers, "Content-Type", type);
        part.rules.header["Content-Type"] = {.rules = {{rule::Regex{std::string(kAnyBoundary)}}}};
        part.body = Body::present(part_text(file, boundary), "multipart/form-data");
    } else {
        const std::string end = fmt::format("--{}--\r\n", known);
        if (part.body.bytes.ends_with(end)) {
            part.body.bytes.resize(part.body.bytes.size() - end.size());
        }
        part.body.bytes += part_text(file, known);
    }
    std::string place = "$";
    append_field(place, file.part_name);
    if (!file.content_type.empty()) {
        part.rules.body[place] = {.rules = {{rule::ContentType{file.content_type}}}};
    }
}

}  // namespace

Result<IntegrationBody> parse_integration_body(std::string_view text,
                                               std::string_view content_type) {
    if (text.empty()) {
        return IntegrationBody{Body::empty(), {}, {}};
    }
    std::string name = type_or_guess(text, content_type);
    const auto type = ContentType::parse(name);
    if (!type) {
        return as_it_is(text, std::move(name));
    }
    const bool has_shape = (type->is_xml() || type->is_form()) && looks_like_json(text);
    if (!type->is_json() && !has_shape) {
        return as_it_is(text, std::move(name));
    }
    const auto document = json::parse(text);
    if (!document) {
        return as_it_is(text, std::move(name));
    }
    if (type->is_json()) {
        return from_json(*document, std::move(name));
    }
    if (type->is_xml()) {
        return from_text(read_integration_xml(*document), std::move(name));
    }
    return from_text(read_integration_form(*document), std::move(name));
}

void add_multipart_file(HttpRequest& request,
                        const MultipartFile& file,
                        std::string_view boundary) {
    add_file(request, file, boundary);
}

void add_multipart_file(HttpResponse& response,
                        const MultipartFile& file,
                        std::string_view boundary) {
    add_file(response, file, boundary);
}

}  // namespace accord::contract
