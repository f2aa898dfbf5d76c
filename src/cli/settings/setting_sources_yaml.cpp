// Settings of a YAML file. yaml-cpp throws; nothing of it leaves this file.
#include "base/text.hpp"
#include "cli/settings/setting_sources.hpp"

#include <fmt/format.h>

#include <yaml-cpp/yaml.h>

namespace accord::cli {
namespace {

/// A tree of YAML as a flat list. Aliases may repeat a part without end, so what comes out is
/// counted.
class Flattening {
  public:
    explicit Flattening(const std::string& source) : source_(source) {}

    Result<void> add(const std::string& name, const YAML::Node& node) {
        switch (node.Type()) {
            case YAML::NodeType::Undefined:
            case YAML::NodeType::Null:
                return {};
            case YAML::NodeType::Scalar:
                return add_value(name, {.text = node.Scalar()});
            case YAML::NodeType::Sequence:
                return is_plain(node) ? add_list(name, node) : add_items(name, node);
            case YAML::NodeType::Map:
                return add_members(name, node);
        }
        return {};
    }

    RawSettings found;

  private:
    static bool is_plain(const YAML::Node& list) {
        for (const auto& item : list) {
            if (!item.IsScalar()) {
                return false;
            }
        }
        return true;
    }

    Result<void> add_value(const std::string& name, RawSetting value) {
        if (++count_ > kYamlValuesMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("more than {} values in {}", kYamlValuesMax, source_));
        }
        value.source = source_;
        value.said_by = fmt::format("{} in {}", name, source_);
        found[name] = std::move(value);
        return {};
    }

    Result<void> add_list(const std::string& name, const YAML::Node& list) {
        std::vector<std::string> items;
        for (const auto& item : list) {
            items.push_back(item.Scalar());
        }
        auto text = join(items, " ");
        return add_value(name, {.text = std::move(text), .list = std::move(items)});
    }

    Result<void> add_items(const std::string& name, const YAML::Node& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (auto added = add(fmt::format("{}__{}", name, i), list[i]); !added) {
                return added;
            }
        }
        return {};
    }

    Result<void> add_members(const std::string& name, const YAML::Node& map) {
        for (const auto& member : map) {
            if (!member.first.IsScalar()) {
                return invalid_input(fmt::format("{}, line {}: the name of a setting is a word",
                                                 source_,
                                                 member.first.Mark().line + 1));
            }
            const auto key = to_lower(member.first.Scalar());
            auto added = add(name.empty() ? key : fmt::format("{}__{}", name, key), member.second);
            if (!added) {
                return added;
            }
        }
        return {};
    }

    const std::string& source_;
    std::size_t count_ = 0;
};

}  // namespace

Result<RawSettings> settings_of_yaml(const std::string& text, const std::string& source) {
    if (text.contains("<%")) {
        return invalid_input(
            fmt::format("{} holds Ruby code (<% ... %>), which is not run here: put the value "
                        "there, or into the environment",
                        source));
    }
    try {
        const auto root = YAML::Load(text);
        if (!root.IsNull() && !root.IsMap()) {
            return invalid_input(
                fmt::format("{} is no list of settings: \"log_level: info\"", source));
        }
        Flattening flat(source);
        if (auto added = flat.add("", root); !added) {
            return fail(std::move(added.error()));
        }
        return std::move(flat.found);
    } catch (const YAML::Exception& error) {
        return invalid_input(
            fmt::format("{}, line {}: {}", source, std::max(0, error.mark.line) + 1, error.msg));
    }
}

}  // namespace accord::cli
