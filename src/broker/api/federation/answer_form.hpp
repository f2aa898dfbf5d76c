// Answers of providers that come as a form: SAML's, by the binding HTTP-POST.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "http/message.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::api {

inline constexpr std::size_t kAnswerFormBytesMax = std::size_t{1024} * 1024;

struct AnswerForm {
    service::SignInAnswer answer;  ///< `state` is the field RelayState
    bool is_from_us = false;       ///< it came by page_to_post_again()
};

/// Nothing: it is too large.
std::optional<AnswerForm> read_answer_form(std::string_view body);

/// A page that posts the form again, to where it came to: then it is sent by this site, and
/// browsers send the cookies along that they keep from other sites (SameSite=Lax).
http::Response page_to_post_again(const AnswerForm& form);

}  // namespace accord::broker::api
