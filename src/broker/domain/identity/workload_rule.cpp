// Rules about jobs: see workload_rule.hpp.
#include "broker/domain/identity/workload_rule.hpp"

#include "base/text.hpp"
#include "broker/domain/identity/token_claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace accord::broker::domain {
namespace {

/// Issuers that give tokens to everybody, and their claims that say whose job it is.
struct PublicIssuer {
    std::string_view issuer;
    std::span<const std::string_view> owners;
};

constexpr std::string_view kGitHubOwners[] = {
    "sub", "repository", "repository_id", "repository_owner", "repository_owner_id"};
constexpr std::string_view kGitLabOwners[] = {
    "sub", "project_path", "project_id", "namespace_path", "namespace_id"};
constexpr std::array kPublicIssuers = {
    PublicIssuer{"https://token.actions.githubusercontent.com", kGitHubOwners},
    PublicIssuer{"https://gitlab.com", kGitLabOwners},
};

constexpr std::string_view kLocalHosts[] = {"localhost", "127.0.0.1", "[::1]"};

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c != 0x7f; });
}

/// Of an address after its scheme, with the brackets of IPv6; empty: there is none.
std::string_view host_of_issuer(std::string_view rest) {
    const auto authority = rest.substr(0, rest.find_first_of("/?"));
    const auto end = authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':');
    const auto port = end < authority.size() ? authority.substr(end) : "";
    return port.empty() || port.starts_with(':') ? authority.substr(0, end) : "";
}

/// `*` is any text.
bool fits(std::string_view pattern, std::string_view text) {
    std::size_t star = pattern.npos;
    std::size_t resume = 0;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == pattern.npos;
}

bool fits(std::string_view pattern, const json::Value& value) {
    if (const auto* several = value.if_array()) {
        return std::ranges::any_of(*several, [&](const json::Value& one) {
            return !one.is_structured() && !one.is_null() && fits(pattern, json::text_of(one));
        });
    }
    return !value.is_object() && !value.is_null() && fits(pattern, json::text_of(value));
}

/// Whether the pattern leaves open whose it is: `*` comes before the first slash, which ends the
/// owner's name.
bool leaves_owner_open(std::string_view pattern) {
    const auto star = pattern.find('*');
    return star != pattern.npos && pattern.find('/') > star;
}

}  // namespace

std::string trusted_address_fault(std::string_view address) {
    if (address.size() > kWorkloadTextBytesMax) {
        return fmt::format("must have at most {} bytes", kWorkloadTextBytesMax);
    }
    if (!is_printable(address) || address.find_first_of("#@\\") != address.npos) {
        return "must be an address without user and fragment";
    }
    constexpr std::string_view kHttps = "https://";
    constexpr std::string_view kHttp = "http://";
    if (address.starts_with(kHttps)) {
        return host_of_issuer(address.substr(kHttps.size())).empty() ? "must name a host" : "";
    }
    const bool is_local =
        address.starts_with(kHttp) &&
        std::ranges::find(kLocalHosts, host_of_issuer(address.substr(kHttp.size()))) !=
            std::end(kLocalHosts);
    return is_local ? "" : "must be an address that begins with https://";
}

std::string issuer_fault(std::string_view issuer) {
    return issuer.find('?') == issuer.npos ? trusted_address_fault(issuer)
                                           : "must be an address without a query";
}

std::string workload_claims_fault(const WorkloadRule& rule) {
    if (rule.claims.empty() || rule.claims.size() > kWorkloadClaimsMax) {
        return fmt::format("must have 1 to {} claims", kWorkloadClaimsMax);
    }
    for (const auto& [name, pattern] : rule.claims) {
        if (name.empty() || name.size() > kWorkloadTextBytesMax || pattern.empty() ||
            pattern.size() > kWorkloadTextBytesMax) {
            return fmt::format("must have names and values of 1 to {} bytes",
                               kWorkloadTextBytesMax);
        }
    }
    const auto* known = std::ranges::find(kPublicIssuers, rule.issuer, &PublicIssuer::issuer);
    if (known == kPublicIssuers.end()) {
        return "";
    }
    const bool says_whose = std::ranges::any_of(rule.claims, [&](const auto& claim) {
        return std::ranges::find(known->owners, claim.first) != known->owners.end() &&
               !leaves_owner_open(claim.second);
    });
    return says_whose ? ""
                      : fmt::format(
                            "must say whose jobs they are, by one of {} with no * "
                            "before the first slash: everybody can have tokens of {}",
                            fmt::join(known->owners, ", "),
                            rule.issuer);
}

bool is_workload(const WorkloadRule& rule, const json::Object& claims) {
    return is_for_audience(claims, rule.audience) &&
           std::ranges::all_of(rule.claims, [&](const auto& claim) {
               const auto* value = json::find(claims, claim.first);
               return value != nullptr && fits(claim.second, *value);
           });
}

}  // namespace accord::broker::domain
