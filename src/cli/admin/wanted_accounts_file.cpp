// Reads the file, member by member: see wanted_accounts_file.hpp. yaml-cpp throws; nothing of it
// leaves this file.
#include "cli/admin/wanted_accounts_file.hpp"

#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"
#include "broker/domain/identity/account_rules.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <yaml-cpp/yaml.h>

namespace accord::cli {
namespace {

using broker::service::WantedAccount;
using broker::service::WantedAccounts;
using broker::service::WantedRole;
using broker::service::WantedTeam;

constexpr std::size_t kWantedMax = 100'000;

/// What is wrong first, and where.
struct WantedFirstFault {
    int line = 0;
    std::string text = {};
};

std::string name_in(const WantedRole& role) { return role.name; }

std::string name_in(const WantedAccount& account) {
    return account.email.empty() ? account.name.value_or("") : fold_case(account.email);
}

std::string name_in(const WantedTeam& team) { return fold_case(team.name); }

/// Goes on after a fault, with what may be nothing: only the first is told.
class WantedReader {
  public:
    WantedAccounts read(const YAML::Node& root) {
        if (!has_members(root, "the file", {"roles", "users", "systemAccounts", "teams"})) {
            return {};
        }
        return {.roles = all(root, "roles", &WantedReader::role),
                .users = all(root, "users", &WantedReader::user),
                .system_accounts = all(root, "systemAccounts", &WantedReader::system_account),
                .teams = all(root, "teams", &WantedReader::team)};
    }

    [[nodiscard]] const std::optional<WantedFirstFault>& fault() const { return fault_; }

  private:
    static int line_in_file(const YAML::Node& node) { return node.Mark().line + 1; }

    void refuse(const YAML::Node& node, std::string text) {
        if (!fault_) {
            fault_ = {line_in_file(node), std::move(text)};
        }
    }

    /// Whether it is a map that has no other members than these.
    bool has_members(const YAML::Node& map,
                     std::string_view what,
                     std::initializer_list<std::string_view> known) {
        if (!map.IsMap()) {
            refuse(map, fmt::format("{} has members, such as \"{}: ...\"", what, *known.begin()));
            return false;
        }
        std::set<std::string> seen;
        for (const auto& member : map) {
            const auto name = member.first.IsScalar() ? member.first.Scalar() : std::string();
            if (std::ranges::find(known, name) == known.end()) {
                refuse(member.first,
                       fmt::format("{} has no \"{}\"; it has {}",
                                   what,
                                   to_valid_utf8(name),
                                   join({known.begin(), known.end()}, ", ")));
            } else if (!seen.insert(name).second) {
                refuse(member.first, fmt::format("\"{}\" is there twice", name));
            }
        }
        return true;
    }

    std::optional<std::string> line(const YAML::Node& map, const char* name) {
        const auto node = map[name];
        if (!node || node.IsNull()) {
            return std::nullopt;
        }
        if (!node.IsScalar()) {
            refuse(node, fmt::format("{} is a text", name));
            return std::nullopt;
        }
        auto text = node.Scalar();
        const auto fault = !is_utf8(text)       ? "is not UTF-8"
                           : trim(text).empty() ? "cannot be blank"
                                                : broker::domain::line_fault(text);
        if (!fault.empty()) {
            refuse(node, fmt::format("{} {}", name, fault));
        }
        return text;
    }

    std::string required(const YAML::Node& map, const char* name) {
        auto text = line(map, name);
        if (!text) {
            refuse(map, fmt::format("{} is missing", name));
        }
        return std::move(text).value_or("");
    }

    std::optional<bool> truth(const YAML::Node& map, const char* name) {
        const auto node = map[name];
        bool is_true = false;
        if (!node || node.IsNull()) {
            return std::nullopt;
        }
        if (!YAML::convert<bool>::decode(node, is_true)) {
            refuse(node, fmt::format("{} is true or false", name));
        }
        return is_true;
    }

    std::optional<std::vector<std::string>> names(const YAML::Node& map, const char* name) {
        const auto node = map[name];
        if (!node || node.IsNull()) {
            return std::nullopt;
        }
        std::vector<std::string> found;
        if (!node.IsSequence()) {
            refuse(node, fmt::format("{} is a list", name));
            return found;
        }
        for (const auto& item : node) {
            if (!item.IsScalar() || found.size() >= kWantedMax) {
                refuse(item, fmt::format("{} is a list of names", name));
                return found;
            }
            found.push_back(to_valid_utf8(item.Scalar()));
        }
        return found;
    }

    broker::domain::Grants permissions(const YAML::Node& map) {
        const auto found = names(map, "permissions");
        if (!found) {
            refuse(map, "permissions is missing");
            return {};
        }
        const std::vector<std::string_view> scopes(found->begin(), found->end());
        std::string unknown;
        const auto grants = broker::domain::Grants::of(scopes, &unknown);
        if (!grants) {
            refuse(map["permissions"], fmt::format("there is no permission \"{}\"", unknown));
        }
        return grants.value_or(broker::domain::Grants());
    }

    WantedRole role(const YAML::Node& node) {
        if (!has_members(node, "a role", {"name", "description", "permissions"})) {
            return {};
        }
        return {.name = required(node, "name"),
                .description = line(node, "description"),
                .grants = permissions(node),
                .line = line_in_file(node)};
    }

    WantedAccount user(const YAML::Node& node) {
        if (!has_members(node, "a user", {"email", "name", "active", "roles"})) {
            return {};
        }
        WantedAccount wanted{.email = required(node, "email"),
                             .name = line(node, "name"),
                             .active = truth(node, "active"),
                             .roles = names(node, "roles"),
                             .line = line_in_file(node)};
        if (auto fault = broker::domain::email_fault(wanted.email); !fault.empty()) {
            refuse(node["email"] ? node["email"] : node, fmt::format("email {}", fault));
        }
        return wanted;
    }

    WantedAccount system_account(const YAML::Node& node) {
        if (!has_members(node, "a system account", {"name", "active", "roles"})) {
            return {};
        }
        return {.name = required(node, "name"),
                .active = truth(node, "active"),
                .roles = names(node, "roles"),
                .line = line_in_file(node)};
    }

    WantedTeam team(const YAML::Node& node) {
        if (!has_members(node,
                         "a team",
                         {"name", "members", "administrators", "applications", "environments"})) {
            return {};
        }
        return {.name = required(node, "name"),
                .members = names(node, "members"),
                .administrators = names(node, "administrators"),
                .applications = names(node, "applications"),
                .environments = names(node, "environments"),
                .line = line_in_file(node)};
    }

    template <class Wanted>
    std::optional<std::vector<Wanted>> all(const YAML::Node& root,
                                           const char* name,
                                           Wanted (WantedReader::*read_one)(const YAML::Node&)) {
        const auto list = root[name];
        if (!list) {
            return std::nullopt;
        }
        std::vector<Wanted> found;
        if (!list.IsSequence() && !list.IsNull()) {
            refuse(list, fmt::format("{} is a list", name));
            return found;
        }
        std::set<std::string> seen;
        for (const auto& item : list) {
            if (found.size() >= kWantedMax) {
                refuse(item, fmt::format("there are more than {} {}", kWantedMax, name));
                return found;
            }
            found.push_back((this->*read_one)(item));
            if (!seen.insert(name_in(found.back())).second) {
                refuse(item, fmt::format("\"{}\" is there twice", name_in(found.back())));
            }
        }
        return found;
    }

    std::optional<WantedFirstFault> fault_;
};

}  // namespace

Result<WantedAccounts> read_wanted_accounts(const std::string& text, const std::string& source) {
    const auto fault = [&](int line, std::string_view what) {
        return invalid_input(fmt::format("{}, line {}: {}", source, std::max(1, line), what));
    };
    try {
        WantedReader reader;
        auto wanted = reader.read(YAML::Load(text));
        if (reader.fault()) {
            return fault(reader.fault()->line, reader.fault()->text);
        }
        return wanted;
    } catch (const YAML::Exception& error) {
        return fault(error.mark.line + 1, error.msg);
    }
}

}  // namespace accord::cli
