// What an interaction may have: see draft.hpp.
#include "dsl/consumer/draft.hpp"

#include "accord/error.hpp"
#include "base/query.hpp"
#include "base/text.hpp"
#include "dsl/consumer/body_impl.hpp"
#include "dsl/consumer/text_template.hpp"
#include "dsl/consumer/value_node.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

using dsl::Sender;

/// V1 and V2 hold the query as a text, in which the order of names may have a meaning
/// ("q[][a]=1&q[][b]=2&q[][a]=3").
void add_to_text(contract::HttpRequest& part,
                 const std::string& name,
                 const std::vector<std::string>& values) {
    std::string text =
        part.query_as_read ? std::string(part.query_as_read->get_string()) : std::string();
    for (const std::string& value : values) {
        add_parameter(text, name, value);
    }
    part.query_as_read = json::Value(text);
}

}  // namespace

json::Object dsl::plain_object(const Value& value, const std::string& what) {
    auto read = template_of(value);
    if (!read.example.is_object() || !read.rules.empty() || !read.generators.empty()) {
        throw PactError(what + " must be an object() without matchers");
    }
    return std::move(read.example.as_object());
}

std::string InteractionDraft::title() const {
    return interaction.description.empty()
               ? "interaction without a description"
               : fmt::format("interaction \"{}\"", interaction.description);
}

void InteractionDraft::refuse(const std::string& problem) const {
    throw PactError(title() + ": " + problem);
}

void InteractionDraft::check_is_open() const {
    if (is_fixed) {
        refuse("the mock server has started, so that nothing can be added");
    }
}

void InteractionDraft::add_state(const std::string& state, const Value& params) {
    check_is_open();
    auto values =
        dsl::plain_object(params, fmt::format("{}: given(\"{}\"): the parameters", title(), state));
    interaction.states.push_back({.name = state, .params = std::move(values)});
}

void InteractionDraft::set_description(const std::string& description, std::string_view word) {
    check_is_open();
    if (description.empty()) {
        refuse(fmt::format("{}(): the description is empty", word));
    }
    if (!interaction.description.empty()) {
        refuse(fmt::format("{}(\"{}\"): it has a description already", word, description));
    }
    interaction.description = description;
}

void InteractionDraft::set_request(const std::string& method, const Value& path) {
    check_is_open();
    if (has_request) {
        refuse("with_request(): it has a request already");
    }
    auto& target = request();
    auto text = dsl::text_of(path, Sender::kConsumer, title() + ": path");
    if (!text.texts.front().starts_with('/') || text.texts.front().find('?') != std::string::npos) {
        refuse(fmt::format(
            "with_request(): the path \"{}\" starts with / and has no query; see Request::query",
            text.texts.front()));
    }
    has_request = true;
    target.method = to_upper(method);
    target.path = text.texts.front();
    target.rules.path = std::move(text.all.rules);
    if (text.all.generator) {
        target.generators.path[""] = std::move(*text.all.generator);
    }
}

void InteractionDraft::set_status(const Value& status) {
    check_is_open();
    if (has_response) {
        refuse("will_respond_with(): it has a response already");
    }
    auto read = dsl::template_of(status);
    const auto* number = read.example.if_int64();
    if (!number || *number < 100 || *number > 599) {
        refuse(fmt::format("will_respond_with({}): a status is from 100 to 599",
                           json::write_compact(read.example)));
    }
    has_response = true;
    response().status = static_cast<int>(*number);
    response().rules.status = std::move(read.rules["$"]);
    if (auto root = read.generators.extract("$")) {
        response().generators.status[""] = std::move(root.mapped());
    }
}

void InteractionDraft::add_request_header(const std::string& name, const Value& value) {
    check_is_open();
    if (name.empty()) {
        refuse("request header: the name is empty");
    }
    auto& part = request();
    dsl::add_field({part.headers, part.rules.header, part.generators.header},
                   name,
                   value,
                   Sender::kConsumer,
                   fmt::format("{}: request header \"{}\"", title(), name));
}

void InteractionDraft::add_query(const std::string& name, const Value& value) {
    check_is_open();
    if (name.empty()) {
        refuse("query parameter: the name is empty");
    }
    auto& part = request();
    const auto added = dsl::add_field({part.query, part.rules.query, part.generators.query},
                                      name,
                                      value,
                                      Sender::kConsumer,
                                      fmt::format("{}: query parameter \"{}\"", title(), name));
    add_to_text(part, name, added);
}

void InteractionDraft::add_response_header(const std::string& name, const Value& value) {
    check_is_open();
    if (name.empty()) {
        refuse("response header: the name is empty");
    }
    auto& part = response();
    dsl::add_field({part.headers, part.rules.header, part.generators.header},
                   name,
                   value,
                   Sender::kProvider,
                   fmt::format("{}: response header \"{}\"", title(), name));
}

void InteractionDraft::add_metadata(contract::Message& message,
                                    const std::string& name,
                                    const Value& value) {
    check_is_open();
    if (name.empty()) {
        refuse("metadata(): the name is empty");
    }
    if (message.metadata.contains(name)) {
        refuse(fmt::format("metadata(\"{}\"): it is there already", name));
    }
    auto read = dsl::template_of(value);
    const auto rules = read.rules.extract("$");
    const auto generator = read.generators.extract("$");
    if (!read.rules.empty() || !read.generators.empty()) {
        refuse(
            fmt::format("metadata(\"{}\"): a matcher is for the whole value, not for what is in "
                        "it",
                        name));
    }
    message.metadata[name] = std::move(read.example);
    if (rules) {
        message.rules.metadata[name] = rules.mapped();
    }
    if (generator) {
        message.generators.metadata[name] = generator.mapped();
    }
}

void InteractionDraft::set_body(contract::Body& target,
                                contract::RulesByKey& rules,
                                contract::GeneratorsByKey& generators,
                                const Body& body) {
    check_is_open();
    if (target.state != contract::Body::State::kMissing) {
        refuse("it has a body already; a part has one");
    }
    target = body.impl().body;
    rules = body.impl().rules;
    generators = body.impl().generators;
}

}  // namespace accord
