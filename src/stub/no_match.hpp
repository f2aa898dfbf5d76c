// What a client reads that asked a stub for what no interaction answers.
#pragma once

#include "contract/model/model.hpp"
#include "http/message.hpp"
#include "stub/stage.hpp"

namespace accord::stub {

/// Status 404; the body ranks the nearest interactions and says what the request differs in, as
/// JSON, or as text where Accept prefers that. Those that `circumstances` keep from answering are
/// named only where there are no others of this method and path.
http::Response no_match(const Stage& stage,
                        const http::Request& request,
                        const contract::HttpRequest& actual,
                        const Circumstances& circumstances);

/// Whether the header prefers text/plain, or a page, to JSON.
bool prefers_text(std::string_view accept);

}  // namespace accord::stub
