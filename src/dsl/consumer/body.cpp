// Bodies of each type: see accord/body.hpp. xml.cpp and multipart.cpp have those made of others.
#include "accord/body.hpp"

#include "accord/error.hpp"
#include "base/files.hpp"
#include "base/query.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/model/query_text.hpp"
#include "dsl/consumer/body_impl.hpp"
#include "dsl/consumer/text_template.hpp"
#include "dsl/consumer/value_node.hpp"
#include "matching/rules/content_sniff.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;

Body body_of(Body::Impl impl) { return Body(std::make_shared<const Body::Impl>(std::move(impl))); }

contract::Body present(std::string bytes, const std::string& content_type) {
    if (content_type.empty()) {
        throw PactError("a body needs a content type");
    }
    if (bytes.empty()) {
        return contract::Body::empty();
    }
    return contract::Body::present(std::move(bytes), content_type);
}

std::string bytes_of(const std::vector<unsigned char>& bytes) {
    return {bytes.begin(), bytes.end()};
}

/// "$.name"; a name of digits alone would read as an index.
std::string form_key(const std::string& name) {
    if (name.find_first_not_of("0123456789") == std::string::npos) {
        return "$['" + name + "']";
    }
    std::string out = "$";
    contract::append_field(out, name);
    return out;
}

}  // namespace

Body Body::json(const Value& value, const std::string& content_type) {
    auto read = dsl::template_of(value);
    return body_of({present(json::write_compact(read.example), content_type),
                    std::move(read.rules),
                    std::move(read.generators)});
}

Body Body::text(const Value& text, const std::string& content_type) {
    const auto read = dsl::text_of(text, dsl::Sender::kProvider, "Body::text()");
    Impl out{.body = present(read.texts.front(), content_type)};
    if (!read.all.rules.empty()) {
        out.rules["$"] = read.all.rules;
    }
    if (read.all.generator) {
        out.generators["$"] = *read.all.generator;
    }
    return body_of(std::move(out));
}

Body Body::xml(const Xml& root, const std::string& content_type) {
    Impl out = dsl::xml_document(root);
    out.body.content_type = content_type;
    return body_of(std::move(out));
}

Body Body::form(const std::vector<std::pair<std::string, Value>>& fields) {
    Impl out;
    contract::MultiMap values;
    std::string text;
    for (const auto& [name, value] : fields) {
        const std::string where = fmt::format("Body::form(): field \"{}\"", name);
        if (name.empty()) {
            throw PactError("Body::form(): the name of a field is empty");
        }
        const auto added = dsl::add_field({values, out.rules, out.generators, form_key},
                                          name,
                                          value,
                                          dsl::Sender::kProvider,
                                          where);
        for (const std::string& one : added) {
            add_parameter(text, name, one);
        }
    }
    out.body = present(contract::form_of(text), "application/x-www-form-urlencoded");
    return body_of(std::move(out));
}

Body Body::multipart(const std::vector<Part>& parts) { return body_of(dsl::multipart_body(parts)); }

Body Body::binary(std::string bytes, const std::string& content_type) {
    return body_of({.body = present(std::move(bytes), content_type)});
}

Body Body::binary(const std::vector<unsigned char>& bytes, const std::string& content_type) {
    return binary(bytes_of(bytes), content_type);
}

Body Body::binary_like(std::string bytes, const std::string& content_type) {
    const std::string_view found = matching::sniff_content_type(bytes);
    if (found != content_type) {
        throw PactError(fmt::format(
            "Body::binary_like(): the example looks like {}, not {}", found, content_type));
    }
    Impl out{.body = present(std::move(bytes), content_type)};
    out.rules["$"].rules.push_back({contract::rule::ContentType{content_type}});
    return body_of(std::move(out));
}

Body Body::binary_like(const std::vector<unsigned char>& bytes, const std::string& content_type) {
    return binary_like(bytes_of(bytes), content_type);
}

Body Body::file(const std::string& path, const std::string& content_type) {
    auto bytes = read_file(path, kFileBytesMax);
    if (!bytes) {
        throw PactError("Body::file(): " + bytes.error().message);
    }
    return binary(std::move(*bytes), content_type);
}

Body Body::empty() { return body_of({.body = contract::Body::empty()}); }

}  // namespace accord
