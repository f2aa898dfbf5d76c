// webhook_certificates: a list of files, or of members `path` or `content` (in variables
// PACT_BROKER_WEBHOOK_CERTIFICATES__0__PATH), as the Ruby broker takes it.
#include "base/files.hpp"
#include "cli/settings/setting.hpp"
#include "cli/settings/together.hpp"
#include "http/tls/tls_certificate.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace accord::cli {
namespace {

constexpr std::string_view kSetting = "webhook_certificates";
constexpr std::string_view kMembers = "webhook_certificates__";

/// A chain is some KB, all the authorities of a system 200 KB.
constexpr std::size_t kCertificateBytesMax = 1024 * 1024;

/// One element of the list, by its members as they were given.
using Certificate = std::map<std::string, RawSetting, std::less<>>;

struct Member {
    std::string_view number;
    std::string_view name;  ///< "path", "content" or "description"
};

/// Of "webhook_certificates__0__path"; nothing of what is not so.
std::optional<Member> member_of(std::string_view setting) {
    if (!setting.starts_with(kMembers)) {
        return std::nullopt;
    }
    setting.remove_prefix(kMembers.size());
    const auto mark = setting.find("__");
    if (mark == setting.npos) {
        return std::nullopt;
    }
    const Member member{setting.substr(0, mark), setting.substr(mark + 2)};
    const bool is_known =
        member.name == "path" || member.name == "content" || member.name == "description";
    return is_known ? std::optional(member) : std::nullopt;
}

class Certificates {
  public:
    explicit Certificates(const SettingsTogether& settings) : settings_(settings) {}

    void read() {
        const auto files = settings_.options.webhooks.certificates;
        const auto plain = settings_.raw.find(kSetting);
        for (const auto& file : files) {
            add_file(file, plain->second.said_by);
        }
        std::map<std::string, Certificate> numbered;
        for (const auto& [name, value] : settings_.raw) {
            if (const auto member = member_of(name)) {
                numbered[std::string(member->number)].emplace(member->name, value);
            } else if (name.starts_with(kMembers)) {
                refuse(value);
            }
        }
        for (const auto& [number, certificate] : numbered) {
            add(certificate);
        }
    }

  private:
    void refuse(const RawSetting& value) {
        settings_.errors.push_back(
            fmt::format("{}: a certificate has {}__0__PATH or {}__0__CONTENT",
                        value.said_by,
                        variable_of(kSetting),
                        variable_of(kSetting)));
    }

    /// As there: content goes before a path.
    void add(const Certificate& certificate) {
        const auto content = certificate.find("content");
        const auto path = certificate.find("path");
        if (content != certificate.end()) {
            add_text(content->second.text, content->second.said_by);
            show(content->second, "(content)");
        } else if (path != certificate.end()) {
            add_file(path->second.text, path->second.said_by);
            show(path->second, path->second.text);
        } else if (!certificate.empty()) {
            settings_.errors.push_back(fmt::format("{} has no effect without a path or content",
                                                   certificate.begin()->second.said_by));
        }
    }

    void add_file(const std::string& path, const std::string& said_by) {
        const auto text = read_file(path, kCertificateBytesMax);
        if (!text) {
            settings_.errors.push_back(fmt::format("{}: {}", said_by, text.error().message));
            return;
        }
        add_text(*text, fmt::format("{}: {}", said_by, path));
    }

    void add_text(const std::string& text, const std::string& said_by) {
        if (const auto checked = http::check_certificates(text); !checked) {
            settings_.errors.push_back(fmt::format("{}: {}", said_by, checked.error().message));
            return;
        }
        auto& all = settings_.options.broker.settings.webhooks.more_authorities;
        all += text;
        all += '\n';
    }

    void show(const RawSetting& given, const std::string& what) {
        settings_.options.webhooks.certificates.push_back(what);
        settings_.raw.try_emplace(std::string(kSetting), given);
    }

    const SettingsTogether& settings_;
};

}  // namespace

void complete_certificates(const SettingsTogether& settings) { Certificates(settings).read(); }

}  // namespace accord::cli
