// From templates to requests: see delivery.hpp.
#include "broker/domain/webhooks/delivery.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_hosts.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"
#include "broker/domain/webhooks/webhook_url.hpp"

#include <algorithm>
#include <cctype>

namespace accord::broker::domain {
namespace {

/// What is shorter is hidden only where it stands as a word: parts of others are no secret, and
/// would tell where it is.
constexpr std::size_t kMaskedAnywhereBytesMin = 4;

std::optional<std::string> substituted(const std::optional<std::string>& text,
                                       const VariableValues& values) {
    return text ? std::optional(substitute(*text, values, Escaping::kNone)) : std::nullopt;
}

bool is_json_request(const WebhookRequest& request) {
    return std::ranges::any_of(
        request.headers, [](const auto& header) { return says_json(header.first, header.second); });
}

/// A text is sent as it is; anything else as JSON.
std::string render_body(const std::string& stored,
                        const WebhookRequest& request,
                        const VariableValues& values) {
    const auto parsed = json::parse(stored);
    const bool is_text = parsed && parsed->is_string();
    const auto escaping = is_text && !is_json_request(request) ? Escaping::kNone : Escaping::kJson;
    return substitute(is_text ? json::text_of(*parsed) : stored, values, escaping);
}

/// Entries that name addresses or networks; an expression would match digits by accident.
bool is_listed_address(std::string_view address, const WebhookRules& rules) {
    std::vector<std::string> entries;
    std::ranges::copy_if(rules.hosts, std::back_inserter(entries), [](const std::string& entry) {
        return !entry.starts_with('/') && !entry.starts_with('*');
    });
    return is_listed_host(address, entries);
}

bool is_link_local(std::string_view address) {
    const std::string networks[] = {"169.254.0.0/16", "fe80::/10", "fd00:ec2::254"};
    return is_listed_host(address, networks);
}

/// A letter, also of those beyond ASCII, or a digit.
bool is_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

bool is_word(std::string_view text, std::size_t at, std::size_t length) {
    const auto end = at + length;
    return (at == 0 || !is_of_word(text[at - 1])) && (end == text.size() || !is_of_word(text[end]));
}

void mask(std::string& text, std::string_view value) {
    auto at = text.find(value);
    while (at != std::string::npos) {
        if (value.size() < kMaskedAnywhereBytesMin && !is_word(text, at, value.size())) {
            at = text.find(value, at + 1);
            continue;
        }
        text.replace(at, value.size(), kMask);
        at = text.find(value, at + kMask.size());
    }
}

/// "x" of "Bearer x": it is secret alone, too.
std::string without_scheme(const std::string& value) {
    const auto blank = value.find(' ');
    return blank == std::string::npos ? "" : std::string(trim(value.substr(blank + 1)));
}

/// "%2f" is "%2F".
std::string with_small_digits(std::string encoded) {
    for (auto at = encoded.find('%'); at != std::string::npos; at = encoded.find('%', at + 1)) {
        for (auto digit = at + 1; digit < std::min(at + 3, encoded.size()); ++digit) {
            encoded[digit] =
                static_cast<char>(std::tolower(static_cast<unsigned char>(encoded[digit])));
        }
    }
    return encoded;
}

}  // namespace

DeliveryRequest render(const WebhookRequest& request, const VariableValues& values) {
    DeliveryRequest out{.method = to_upper(request.method),
                        .url = substitute(request.url, values, Escaping::kUrl)};
    for (const auto& [name, value] : request.headers) {
        out.headers.emplace_back(name, substitute(value, values, Escaping::kHeader));
    }
    if (request.body) {
        out.body = render_body(*request.body, request, values);
    }
    out.username = substituted(request.username, values);
    out.password = substituted(request.password, values);
    return out;
}

std::string delivery_fault(const DeliveryRequest& request, const WebhookRules& rules) {
    if (auto fault = method_fault(request.method, rules); !fault.empty()) {
        return "the method " + fault;
    }
    const auto faults = url_faults(request.url, rules);
    return faults.empty() ? "" : "the URL: " + join(faults, ", ");
}

bool may_call_address(std::string_view host, std::string_view address, const WebhookRules& rules) {
    if (is_listed_address(address, rules)) {
        return true;
    }
    const bool is_named = std::ranges::any_of(
        rules.hosts, [&](const std::string& entry) { return equal_ignoring_case(entry, host); });
    return is_named && !is_link_local(address);
}

std::string with_values_masked(std::string text, const std::vector<std::string>& values) {
    std::vector<std::string> masked;
    for (const auto& value : values) {
        if (!value.empty()) {
            const auto encoded = escaped(value, Escaping::kUrl);
            masked.insert(masked.end(),
                          {value,
                           encoded,
                           with_small_digits(encoded),
                           escaped(value, Escaping::kJson),
                           escaped(value, Escaping::kHeader)});
        }
    }
    // the longest first: where a shorter one is a part of it, the rest would be shown
    std::ranges::stable_sort(masked, std::ranges::greater(), &std::string::size);
    for (const auto& value : masked) {
        mask(text, value);
    }
    return text;
}

std::vector<std::string> secret_values(const DeliveryRequest& rendered,
                                       const VariableValues& values) {
    std::vector<std::string> secrets;
    for (const auto& [name, value] : rendered.headers) {
        if (is_secret_header(name)) {
            secrets.push_back(value);
            secrets.push_back(without_scheme(value));
        }
    }
    if (rendered.username || rendered.password) {
        secrets.push_back(rendered.password.value_or(""));
        secrets.push_back(base64_encode(rendered.username.value_or("") + ":" + secrets.back()));
    }
    if (const auto user = user_of(rendered.url)) {
        secrets.push_back(user->password);
        secrets.push_back(base64_encode(user->name + ":" + user->password));
    }
    for (const auto& [name, value] : values) {
        if (is_secret_variable(name)) {
            secrets.push_back(value);
        }
    }
    return secrets;
}

}  // namespace accord::broker::domain
