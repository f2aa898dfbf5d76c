// Walks a template from the root; path_ is the place it is at.
#include "contract/notation/integration_json.hpp"

#include "base/json_exact.hpp"
#include "contract/model/path_expression.hpp"
#include "contract/notation/integration_matcher.hpp"

namespace accord::contract {
namespace {

class Walker {
  public:
    Result<IntegrationJson> walk(const json::Value& document) {
        auto example = read(document);
        if (!example) {
            return fail(example.error());
        }
        out_.example = std::move(*example);
        return std::move(out_);
    }

  private:
    using Read = Result<json::Value>;

    /// What stands above a value decides whether its keys or indices count.
    enum class Places { kEach, kAnyIndex, kAnyKeyOrIndex };

    std::unexpected<Error> wrong(const Error& error) const {
        return fail(error, fmt::format("integration JSON at \"{}\"", path_));
    }

    Read read(const json::Value& value, Places places = Places::kEach) {
        if (!json::is_structured(value)) {
            return value;
        }
        if (depth_ == kIntegrationDepthMax) {
            return wrong({ErrorCode::kLimit,
                          fmt::format("values stand in one another more than {} deep",
                                      kIntegrationDepthMax)});
        }
        ++depth_;
        Read out = value.is_array() ? array(value.get_array(), places)
                                    : object(value.get_object(), places);
        --depth_;
        return out;
    }

    /// As read, one step further down.
    template <class AppendStep>
    Read read_below(AppendStep append_step, const json::Value& value) {
        const std::size_t size = path_.size();
        append_step(path_);
        Read out = read(value);
        if (out) {
            path_.resize(size);
        }
        return out;
    }

    Read array(const json::Array& items, Places places) {
        json::Array out;
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto item = read_below(
                [&](std::string& path) {
                    places == Places::kEach ? append_index(path, i) : void(path += "[*]");
                },
                items[i]);
            if (!item) {
                return item;
            }
            out.push_back(std::move(*item));
        }
        return out;
    }

    Read object(const json::Object& members, Places places) {
        if (members.contains(kMatcherType)) {
            return matcher(members);
        }
        if (members.contains(kGeneratorType)) {
            return generator_alone(members);
        }
        json::Object out;
        for (const auto& [key, value] : members) {
            if (key.starts_with("pact:")) {
                continue;
            }
            auto member = read_below(
                [&, name = std::string_view(key)](std::string& path) {
                    places == Places::kAnyKeyOrIndex ? void(path += ".*")
                                                     : append_field(path, name);
                },
                value);
            if (!member) {
                return member;
            }
            out[key] = std::move(*member);
        }
        return out;
    }

    Read matcher(const json::Object& object) {
        const json::Value& type = object.at(kMatcherType);
        if (is_array_contains(type)) {
            return array_contains(object);
        }
        auto matcher = read_integration_matcher(type, object);
        if (!matcher) {
            return wrong(matcher.error());
        }
        auto example = example_of(object, *matcher);
        if (!example) {
            return example;
        }
        if (auto added = add_generator(object, std::move(matcher->generator)); !added) {
            return fail(added.error());
        }
        for (MatchingRule& rule : matcher->rules) {
            add_rule(out_.rules, path_, std::move(rule));
        }
        return example;
    }

    /// "value", else what a definition expression gives, else null.
    Read example_of(const json::Object& object, const IntegrationMatcher& matcher) {
        const Places places = matcher.ignores_keys() ? Places::kAnyKeyOrIndex : Places::kAnyIndex;
        if (const json::Value* value = json::find(object, "value")) {
            return read(*value, places);
        }
        if (matcher.example) {
            return *matcher.example;
        }
        if (matcher.references.empty()) {
            return nullptr;
        }
        return read(object.at(matcher.references.front()), places);
    }

    /// Each variant is a template of its own, with paths from the item it describes.
    Read array_contains(const json::Object& object) {
        const json::Array* variants = json::array_at(object, "variants");
        if (!variants) {
            return wrong({ErrorCode::kInvalidInput,
                          "matcher \"arrayContains\": \"variants\" must be a list"});
        }
        rule::ArrayContains rule;
        json::Array examples;
        for (std::size_t i = 0; i < variants->size(); ++i) {
            Walker walker;
            walker.depth_ = depth_;
            auto variant = walker.walk((*variants)[i]);
            if (!variant) {
                return wrong(variant.error().with_context(fmt::format("variant {}", i + 1)));
            }
            rule.variants.push_back({i, std::move(variant->rules), std::move(variant->generators)});
            examples.push_back(std::move(variant->example));
        }
        add_rule(out_.rules, path_, {std::move(rule)});
        if (auto added = add_generator(object, std::nullopt); !added) {
            return fail(added.error());
        }
        return examples;
    }

    Read generator_alone(const json::Object& object) {
        if (auto added = add_generator(object, std::nullopt); !added) {
            return fail(added.error());
        }
        const json::Value* value = json::find(object, "value");
        return value ? read(*value) : nullptr;
    }

    /// The object's own generator counts more than the one of its definition expression.
    Result<void> add_generator(const json::Object& object, std::optional<Generator> from_matcher) {
        if (const json::Value* type = json::find(object, kGeneratorType)) {
            auto own = read_integration_generator(*type, object);
            if (!own) {
                return wrong(own.error());
            }
            from_matcher = std::move(*own);
        }
        if (from_matcher) {
            out_.generators.insert_or_assign(path_, std::move(*from_matcher));
        }
        return {};
    }

    IntegrationJson out_;
    std::string path_ = "$";
    std::size_t depth_ = 0;
};

}  // namespace

Result<IntegrationJson> read_integration_json(const json::Value& document) {
    return Walker().walk(document);
}

Result<IntegrationValue> read_integration_value(const json::Value& value) {
    auto read = read_integration_json(value);
    if (!read) {
        return fail(read.error());
    }
    IntegrationValue out{std::move(read->example), std::move(read->rules["$"]), std::nullopt};
    for (MatchingRule& rule : read->rules["$[*]"].rules) {
        out.rules.rules.push_back(std::move(rule));
    }
    for (std::string_view path : {"$", "$[*]"}) {
        const auto generator = read->generators.find(std::string(path));
        if (generator != read->generators.end() && !out.generator) {
            out.generator = std::move(generator->second);
        }
    }
    return out;
}

Result<IntegrationValue> parse_integration_value(std::string_view text) {
    if (!text.contains('{')) {
        return IntegrationValue{json::Value(text), {}, std::nullopt};
    }
    const auto value = json::parse(text);
    if (!value || !json::is_object(*value) || !is_template(value->get_object())) {
        return IntegrationValue{json::Value(text), {}, std::nullopt};
    }
    return read_integration_value(*value);
}

std::vector<std::string> texts_of(const json::Value& example) {
    std::vector<std::string> out;
    if (const json::Array* items = example.if_array()) {
        for (const json::Value& item : *items) {
            for (std::string& text : texts_of(item)) {
                out.push_back(std::move(text));
            }
        }
    } else if (!example.is_null()) {
        out.push_back(json::text_of(example));
    }
    return out;
}

}  // namespace accord::contract
