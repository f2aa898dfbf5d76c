// Reads forms of providers, and passes them on: see answer_form.hpp.
#include "broker/api/federation/answer_form.hpp"

#include "base/encoding.hpp"
#include "base/query.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kResponseField = "SAMLResponse";
constexpr std::string_view kStateField = "RelayState";
constexpr std::string_view kAgainField = "again";

constexpr std::string_view kSendForm = "document.forms[0].submit()";

/// SHA-256 of kSendForm in base64, by which the page's policy lets it run.
constexpr std::string_view kSendFormHash = "ePniVEkSivX/c7XWBGafqh8tSpiRrKiqYeqbG7N1TOE=";

constexpr std::string_view kAgainPage =
    R"(<!doctype html>
<html lang="en"><meta name="viewport" content="width=device-width"><title>Signing in - Accord</title>
<h1>Signing in</h1>
<form method="post"><input type="hidden" name="{0}" value="{1}"><input type="hidden" name="{2}" value="{3}">
<input type="hidden" name="{4}" value="yes"><button>Go on</button></form>
<script>{5}</script></html>
)";

}  // namespace

std::optional<AnswerForm> read_answer_form(std::string_view body) {
    if (body.size() > kAnswerFormBytesMax) {
        return std::nullopt;
    }
    AnswerForm form;
    for (auto& [name, value] : parse_query(body)) {
        if (name == kResponseField) {
            form.answer.saml_response = value.value_or("");
        } else if (name == kStateField) {
            form.answer.state = value.value_or("");
        } else if (name == kAgainField) {
            form.is_from_us = true;
        }
    }
    return form;
}

http::Response page_to_post_again(const AnswerForm& form) {
    auto response = text(kTextHtml,
                         fmt::format(kAgainPage,
                                     kResponseField,
                                     escape_markup(form.answer.saml_response),
                                     kStateField,
                                     escape_markup(form.answer.state),
                                     kAgainField,
                                     kSendForm));
    response.headers.set("Cache-Control", "no-store");
    response.headers.add(
        "Content-Security-Policy",
        fmt::format("default-src 'none'; script-src 'sha256-{}'; base-uri 'none'; form-action "
                    "'self'; frame-ancestors 'none'",
                    kSendFormHash));
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "same-origin");
    return response;
}

}  // namespace accord::broker::api
