// What is left of an answer: see misbehaviour.hpp.
#include "http/server/misbehaviour.hpp"

#include "http/server/answering.hpp"
#include "http/wire.hpp"

namespace accord::http {

Manner manner_of(const ServerShared& shared, const Request& request, const Response& answer) {
    if (!shared.options.manner_of) {
        return {};
    }
    try {
        return shared.options.manner_of(request, answer);
    } catch (const std::exception& error) {
        shared.log.error(
            fmt::format("{} {}: manner: {}", request.method, request.path(), error.what()));
        return {};
    }
}

std::string bytes_of_faulty(Manner::Fault fault,
                            const Response& answer,
                            const Headers& on_every_answer) {
    switch (fault) {
        case Manner::Fault::kNone:
        case Manner::Fault::kReset:
        case Manner::Fault::kEmpty:
            return "";
        case Manner::Fault::kCut: {
            const auto head = render_response_head(answer, {.keep_alive = false}, on_every_answer);
            // An answer without a body is cut in its head.
            return answer.body.empty() ? head.substr(0, head.size() / 2)
                                       : head + answer.body.substr(0, answer.body.size() / 2);
        }
        case Manner::Fault::kGarbage:
            return "\x15\x03\x01 this is not HTTP \x02\xff\xfe\r\n\r\n";
    }
    return "";
}

}  // namespace accord::http
