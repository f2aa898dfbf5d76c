// The changes of a JSON body: see json_mutants.hpp.
#include "matching/mutate/json_mutants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace accord::matching {
namespace {

using MutantPath = std::vector<std::variant<std::string, std::size_t>>;

/// ".name", or "['a name']" where that could be taken for something else.
std::string member_step(const std::string& name) {
    const bool is_plain = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '-';
    });
    return is_plain ? "." + name : "['" + name + "']";
}

std::string path_of(const MutantPath& steps) {
    std::string path = "$";
    for (const auto& step : steps) {
        if (const auto* name = std::get_if<std::string>(&step)) {
            path += member_step(*name);
        } else {
            path += fmt::format("[{}]", std::get<std::size_t>(step));
        }
    }
    return path;
}

bool holds_nothing(const json::Value& value) {
    return (value.is_string() && value.get_string().empty()) ||
           (value.is_array() && value.get_array().empty()) ||
           (value.is_object() && value.get_object().empty());
}

class MutantsOfJson {
  public:
    void walk(const json::Value& actual, const json::Value& example, bool is_member) {
        if (is_member) {
            add(Mutation::Kind::kDropped);
        }
        if (!actual.is_null()) {
            add(Mutation::Kind::kOtherType);
            add(Mutation::Kind::kNull);
        }
        const bool has_inside = actual.is_string() || actual.is_array() || actual.is_object();
        if (has_inside && !holds_nothing(actual)) {
            add(Mutation::Kind::kEmpty);
        }
        if (actual.is_object() && example.is_object()) {
            walk_members(actual.get_object(), example.get_object());
        } else if (actual.is_array() && example.is_array()) {
            walk_first(actual.get_array(), example.get_array());
        }
    }

    std::vector<JsonMutant> mutants;

  private:
    void add(Mutation::Kind kind) {
        auto& added = mutants.emplace_back();
        added.mutation.kind = kind;
        added.mutation.place = path_of(steps_);
        added.steps = steps_;
    }

    void walk_members(const json::Object& actual, const json::Object& example) {
        for (const auto& [key, value] : actual) {
            const auto* mentioned = example.if_contains(key);
            if (mentioned != nullptr) {
                steps_.emplace_back(std::string(key));
                walk(value, *mentioned, true);
                steps_.pop_back();
            }
        }
    }

    void walk_first(const json::Array& actual, const json::Array& example) {
        if (!actual.empty() && !example.empty()) {
            steps_.emplace_back(std::size_t{0});
            walk(actual.front(), example.front(), false);
            steps_.pop_back();
        }
    }

    MutantPath steps_;
};

json::Value changed(const json::Value& value, Mutation::Kind kind) {
    if (kind == Mutation::Kind::kNull) {
        return nullptr;
    }
    if (kind == Mutation::Kind::kOtherType) {
        return value.is_string() ? json::Value(4711) : json::Value("another type");
    }
    if (value.is_string()) {
        return "";
    }
    return value.is_array() ? json::Value(json::Array{}) : json::Value(json::Object{});
}

}  // namespace

std::vector<JsonMutant> json_mutants(const json::Value& actual, const json::Value& example) {
    MutantsOfJson all;
    all.walk(actual, example, false);
    return std::move(all.mutants);
}

json::Value mutated(const json::Value& actual, const JsonMutant& mutant) {
    json::Value root = actual;
    json::Value* at = &root;
    json::Object* above = nullptr;
    std::string_view key;
    for (const auto& step : mutant.steps) {
        if (const auto* name = std::get_if<std::string>(&step)) {
            above = &at->get_object();
            key = *name;
            at = &above->at(*name);
        } else {
            above = nullptr;
            at = &at->get_array().at(std::get<std::size_t>(step));
        }
    }
    if (mutant.mutation.kind == Mutation::Kind::kDropped) {
        above->stable_erase(key);
    } else {
        *at = changed(*at, mutant.mutation.kind);
    }
    return root;
}

}  // namespace accord::matching
