// Bodies, their rules and generators, and metadata. See include/pact/interaction.h.
#include "base/encoding.hpp"
#include "base/files.hpp"
#include "contract/model/content_type.hpp"
#include "contract/notation/integration_body.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "ffi/consumer/change.hpp"
#include "ffi/consumer/interaction_parts.hpp"
#include "ffi/edge/c_text.hpp"
#include "pact/interaction.h"

#include <fmt/format.h>

#include <filesystem>

namespace accord::ffi {

namespace {

/// In the one spelling of media types; empty when the text is none, so that the body tells.
std::string media_type(std::string_view text) {
    const auto type = contract::ContentType::parse(text);
    return type ? type->to_string() : "";
}

Result<void> set_body(contract::Interaction& interaction,
                      int part,
                      const char* content_type,
                      const char* body) {
    const auto type = optional_text_of(content_type, "content_type");
    if (!type) {
        return fail(type.error());
    }
    const auto text = optional_text_of(body, "body");
    if (!text) {
        return fail(text.error());
    }
    auto view = part_for_body(interaction, part);
    if (!view) {
        return fail(view.error());
    }
    std::string named = media_type(type->value_or(""));
    if (named.empty() && view->headers != nullptr) {
        named = media_type(view->content_type());
    }
    auto read = contract::parse_integration_body(text->value_or(""), named);
    if (!read) {
        return fail(read.error());
    }
    *view->body = std::move(read->body);
    add_rules(view->rules->body, std::move(read->rules));
    add_generators(view->generators->body, std::move(read->generators));
    view->set_content_type_once(view->body->content_type);
    return {};
}

contract::Body body_of_bytes(const uint8_t* bytes, std::size_t size, std::string type) {
    if (bytes == nullptr) {
        return contract::Body::null();
    }
    const std::string_view view(reinterpret_cast<const char*>(bytes), size);
    return size == 0 ? contract::Body::empty()
                     : contract::Body::present(std::string(view), std::move(type));
}

Result<PartView> set_binary(contract::Interaction& interaction,
                            int part,
                            std::string_view content_type,
                            const uint8_t* bytes,
                            std::size_t size) {
    auto view = part_for_body(interaction, part);
    if (!view) {
        return fail(view.error());
    }
    *view->body = body_of_bytes(bytes, size, media_type(content_type));
    if (view->metadata != nullptr) {
        (*view->metadata)["contentType"] = content_type;
    } else {
        view->set_content_type_once(std::string(content_type));
    }
    return view;
}

/// The same for the same parts, so that a test that runs again writes the same pact.
std::string boundary_for(std::string_view part_name, std::string_view bytes) {
    return sha256_hex(fmt::format("{}\n{}", part_name, bytes)).substr(0, 24);
}

Result<void> add_file(contract::Interaction& interaction,
                      int part,
                      const char* content_type,
                      const char* file,
                      const char* part_name,
                      const char* boundary) {
    auto http = http_of(interaction);
    if (!http) {
        return fail(http.error());
    }
    if (const auto parts = parts_of(interaction, part); !parts) {
        return fail(parts.error());
    }
    const auto type = text_of(content_type, "content_type");
    if (!type) {
        return fail(type.error());
    }
    const auto path = text_of(file, "file");
    if (!path) {
        return fail(path.error());
    }
    const auto name = optional_text_of(part_name, "part_name");
    if (!name) {
        return fail(name.error());
    }
    const auto mark = optional_text_of(boundary, "boundary");
    if (!mark) {
        return fail(mark.error());
    }
    auto bytes = read_file(std::string(*path));
    if (!bytes) {
        return fail(bytes.error());
    }
    const contract::MultipartFile added{
        .part_name = std::string(name->value_or("file")),
        .file_name = std::filesystem::path(*path).filename().string(),
        .content_type = std::string(*type),
        .bytes = *std::move(bytes)};
    const std::string between =
        *mark ? std::string(**mark) : boundary_for(added.part_name, added.bytes);
    if (part == InteractionPart_Request) {
        contract::add_multipart_file((*http)->request, added, between);
    } else {
        contract::add_multipart_file((*http)->response, added, between);
    }
    return {};
}

/// A JSON object, which may stand under `wrapper`, as in pact files.
Result<json::Object> object_argument(const char* argument, std::string_view wrapper) {
    const auto text = text_of(argument, wrapper);
    if (!text) {
        return fail(text.error());
    }
    auto parsed = json::parse(*text);
    if (!parsed) {
        return fail(parsed.error(), wrapper);
    }
    if (!parsed->is_object()) {
        return invalid_input(fmt::format("{}: a JSON object is wanted", wrapper));
    }
    if (const json::Object* wrapped = json::object_at(parsed->get_object(), wrapper)) {
        return *wrapped;
    }
    return std::move(parsed->get_object());
}

/// Pact JS leaves the examples of its matchers in the rules it passes, which are none of a file's.
void forget_unknown(contract::RuleList& list) {
    list.extra.clear();
    for (contract::MatchingRule& rule : list.rules) {
        rule.extra.clear();
    }
}

void forget_unknown(contract::RulesByKey& rules) {
    for (auto& [key, list] : rules) {
        forget_unknown(list);
    }
}

void forget_unknown(contract::MatchingRules& rules) {
    forget_unknown(rules.method);
    forget_unknown(rules.path);
    forget_unknown(rules.status);
    forget_unknown(rules.query);
    forget_unknown(rules.header);
    forget_unknown(rules.body);
    forget_unknown(rules.metadata);
}

Result<void> set_metadata(const PartView& view, std::string_view key, const char* value) {
    if (value == nullptr) {
        view.metadata->erase(key);
        return {};
    }
    const auto text = text_of(value, "value");
    if (!text) {
        return fail(text.error());
    }
    return put_metadata(view, key, json_or_text(*text));
}

}  // namespace

extern "C" {

bool pactffi_with_body(InteractionHandle interaction,
                       int part,
                       const char* content_type,
                       const char* body) {
    return change_interaction(interaction, [&](contract::Interaction& changed) {
        return set_body(changed, part, content_type, body);
    });
}

bool pactffi_with_binary_body(InteractionHandle interaction,
                              int part,
                              const char* content_type,
                              const uint8_t* body,
                              size_t size) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto type = optional_text_of(content_type, "content_type");
        if (!type) {
            return fail(type.error());
        }
        const auto set =
            set_binary(changed, part, type->value_or("application/octet-stream"), body, size);
        return set ? Result<void>() : fail(set.error());
    });
}

bool pactffi_with_binary_file(InteractionHandle interaction,
                              int part,
                              const char* content_type,
                              const uint8_t* body,
                              size_t size) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        const auto type = text_of(content_type, "content_type");
        if (!type) {
            return fail(type.error());
        }
        auto held = open_interaction(interaction);
        if (!held) {
            return fail(held.error());
        }
        auto view = set_binary(*held->interaction, part, *type, body, size);
        if (!view) {
            return fail(view.error());
        }
        if (held->draft->pact.version >= contract::SpecVersion::kV3) {
            add_rules(view->rules->body["$"],
                      {.rules = {{contract::rule::ContentType{std::string(*type)}}}});
        }
        return true;
    });
}

StringResult pactffi_with_multipart_file(InteractionHandle interaction,
                                         int part,
                                         const char* content_type,
                                         const char* file,
                                         const char* part_name) {
    return pactffi_with_multipart_file_v2(
        interaction, part, content_type, file, part_name, nullptr);
}

StringResult pactffi_with_multipart_file_v2(InteractionHandle interaction,
                                            int part,
                                            const char* content_type,
                                            const char* file,
                                            const char* part_name,
                                            const char* boundary) {
    const StringResult failed{StringResult_Failed, {nullptr}};
    return guarded<StringResult>(failed, [&]() -> Answer<StringResult> {
        auto added =
            change_held(open_interaction(interaction), [&](contract::Interaction& changed) {
                return add_file(changed, part, content_type, file, part_name, boundary);
            });
        if (!added) {
            return to_string_result(fail(added.error(), "with_multipart_file"));
        }
        return StringResult{StringResult_Ok, {nullptr}};
    });
}

bool pactffi_with_matching_rules(InteractionHandle interaction, int part, const char* rules) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto parts = parts_of(changed, part);
        if (!parts) {
            return fail(parts.error());
        }
        auto object = object_argument(rules, "matchingRules");
        if (!object) {
            return fail(object.error());
        }
        auto read = contract::rules_from_json(*std::move(object));
        if (!read) {
            return fail(read.error(), "matchingRules");
        }
        forget_unknown(*read);
        for (const PartView& view : *parts) {
            add_rules(*view.rules, *read);
        }
        return {};
    });
}

bool pactffi_with_generators(InteractionHandle interaction, int part, const char* generators) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto parts = parts_of(changed, part);
        if (!parts) {
            return fail(parts.error());
        }
        auto object = object_argument(generators, "generators");
        if (!object) {
            return fail(object.error());
        }
        const auto read = contract::generators_from_json(*std::move(object));
        if (!read) {
            return fail(read.error(), "generators");
        }
        for (const PartView& view : *parts) {
            add_generators(*view.generators, *read);
        }
        return {};
    });
}

bool pactffi_with_metadata(InteractionHandle interaction,
                           const char* key,
                           const char* value,
                           int part) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto name = text_of(key, "key");
        if (!name) {
            return fail(name.error());
        }
        const auto parts = parts_of(changed, part);
        if (!parts) {
            return fail(parts.error());
        }
        for (const PartView& view : *parts) {
            if (view.metadata == nullptr) {
                return invalid_input(
                    "metadata belongs to messages; an HTTP interaction has headers");
            }
            if (auto set = set_metadata(view, *name, value); !set) {
                return set;
            }
        }
        return {};
    });
}

}  // extern "C"

}  // namespace accord::ffi
