// Checks and writes e-mail: see mail.hpp.
#include "broker/domain/mail/mail.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/limits.hpp"
#include "broker/domain/mail/mailbox.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

/// Bytes of a line of base64 (RFC 2045), and of text in one encoded word: a line with one has 76
/// characters at most (RFC 2047), the name of the field among them.
constexpr std::size_t kBase64LineBytes = 57;
constexpr std::size_t kEncodedWordBytes = 39;
/// What is written as it is; longer fields are encoded, and so broken into lines.
constexpr std::size_t kPlainFieldBytesMax = 600;

constexpr std::string_view kAddressFields[] = {"from", "to", "cc", "bcc", "reply-to"};
constexpr std::string_view kOwnFields[] = {
    "date", "message-id", "mime-version", "content-transfer-encoding", "auto-submitted"};
constexpr std::string_view kTextType = "text/plain";

using MailFields = std::vector<std::pair<std::string, std::string>>;

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::any_of(
        names, [&](std::string_view one) { return equal_ignoring_case(one, name); });
}

std::string_view field_value(const MailFields& fields, std::string_view name) {
    const auto found = std::ranges::find_if(
        fields, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<Mailbox> boxes_in(const MailFields& fields, std::string_view name) {
    const auto value = field_value(fields, name);
    return value.empty() ? std::vector<Mailbox>()
                         : parse_mailboxes(value).value_or(std::vector<Mailbox>());
}

std::vector<std::string> recipients_in(const MailFields& fields) {
    std::vector<std::string> recipients;
    for (const auto* name : {"to", "cc", "bcc"}) {
        for (auto& box : boxes_in(fields, name)) {
            if (std::ranges::find(recipients, box.address) == recipients.end()) {
                recipients.push_back(std::move(box.address));
            }
        }
    }
    return recipients;
}

/// The sentence about one field; empty when there is none.
std::string mail_field_fault(const std::string& name, const std::string& value) {
    if (is_one_of(kOwnFields, name)) {
        return fmt::format("{} is written by the broker", name);
    }
    if (equal_ignoring_case(name, "content-type")) {
        return to_lower(value).starts_with(kTextType)
                   ? ""
                   : fmt::format("{} must be {}: an e-mail is sent as text", name, kTextType);
    }
    if (!is_one_of(kAddressFields, name)) {
        return "";
    }
    if (has_variable(value)) {
        return fmt::format("{} cannot have a template parameter", name);
    }
    const auto boxes = parse_mailboxes(value);
    if (!boxes) {
        return fmt::format("{}: {}", name, boxes.error());
    }
    return boxes->size() > 1 && equal_ignoring_case(name, "from")
               ? fmt::format("{} must be one e-mail address", name)
               : "";
}

bool is_plain_text(std::string_view text) {
    return text.size() <= kPlainFieldBytesMax &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; }) &&
           text.find("=?") == text.npos;
}

/// As it is, or as encoded words, one a line, none of which ends within a character.
std::string unstructured(const std::string& written) {
    if (is_plain_text(written)) {
        return written;
    }
    const auto text = to_valid_utf8(written);
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const auto size = utf8_prefix(rest.substr(0, kEncodedWordBytes));
        out += fmt::format(
            "{}=?utf-8?B?{}?=", out.empty() ? "" : "\r\n ", base64_encode(rest.substr(0, size)));
        rest.remove_prefix(size);
    }
    return out;
}

std::string mailbox_text(const Mailbox& box) {
    if (box.name.empty()) {
        return box.address;
    }
    const bool is_plain = is_plain_text(box.name);
    return fmt::format("{0}{1}{0} <{2}>",
                       is_plain ? "\"" : "",
                       is_plain ? box.name : unstructured(box.name),
                       box.address);
}

/// One a line: together they may be longer than a line may be.
std::string mailboxes_text(const std::vector<Mailbox>& boxes) {
    std::string out;
    for (const auto& box : boxes) {
        out.append(out.empty() ? "" : ",\r\n ").append(mailbox_text(box));
    }
    return out;
}

std::string base64_lines(std::string_view text) {
    std::string out;
    for (; !text.empty(); text.remove_prefix(std::min(kBase64LineBytes, text.size()))) {
        out.append(base64_encode(text.substr(0, kBase64LineBytes))).append("\r\n");
    }
    return out;
}

/// Text has CR LF at the ends of its lines, also within base64.
std::string with_crlf(std::string_view text) {
    return replace_all(replace_all(text, "\r\n", "\n"), "\n", "\r\n");
}

/// "Reply-To" of "reply-to", as people expect to read it.
std::string shown_name(std::string name) {
    bool is_start = true;
    for (char& c : name) {
        c = is_start ? to_upper({&c, 1})[0] : c;
        is_start = c == '-';
    }
    return name;
}

std::string host_of_mailbox(std::string_view address) {
    return std::string(address.substr(address.rfind('@') + 1));
}

}  // namespace

bool is_mail_url(std::string_view url) {
    const auto start = to_lower(url.substr(0, 8));
    return start.starts_with("smtp://") || start.starts_with("smtps://");
}

std::vector<std::string> mail_faults(const MailFields& headers) {
    std::vector<std::string> faults;
    for (const auto* name : {"from", "to"}) {
        if (trim(field_value(headers, name)).empty()) {
            faults.push_back(
                fmt::format("{} is missing: an e-mail has From, To and Subject", name));
        }
    }
    for (const auto& [name, value] : headers) {
        auto fault = trim(value).empty() ? std::string() : mail_field_fault(name, value);
        if (!fault.empty()) {
            faults.push_back(std::move(fault));
        }
    }
    if (recipients_in(headers).size() > kMailRecipientsMax) {
        faults.push_back(fmt::format("to, cc and bcc together cannot have more than {} addresses",
                                     kMailRecipientsMax));
    }
    return faults;
}

Mail write_mail(const DeliveryRequest& request, std::string_view delivery_id, Instant now) {
    const auto from = boxes_in(request.headers, "from");
    Mail mail{.from = from.at(0).address, .recipients = recipients_in(request.headers)};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    mail.text = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nMessage-ID: <{}@{}>\r\n",
                            fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                            delivery_id,
                            host_of_mailbox(mail.from));
    for (const auto& [name, value] : request.headers) {
        if (equal_ignoring_case(name, "bcc") || equal_ignoring_case(name, "content-type") ||
            trim(value).empty()) {
            continue;
        }
        mail.text += fmt::format("{}: {}\r\n",
                                 shown_name(name),
                                 is_one_of(kAddressFields, name)
                                     ? mailboxes_text(boxes_in(request.headers, name))
                                     : unstructured(value));
    }
    mail.text += fmt::format(
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        kTextType,
        base64_lines(with_crlf(to_valid_utf8(request.body.value_or("")))));
    return mail;
}

}  // namespace accord::broker::domain
