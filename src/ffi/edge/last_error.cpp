// The last failure of each thread.
#include "ffi/edge/last_error.hpp"

#include "ffi/edge/library_log.hpp"

namespace accord::ffi {

namespace {

std::string& message_of_thread() {
    thread_local std::string message;
    return message;
}

}  // namespace

void tell(const Error& error) noexcept {
    try {
        library_log().error(error.message);
        message_of_thread() = error.message;
    } catch (...) {
        // Without memory for the message; the call's failure value is all there is.
        message_of_thread().clear();
    }
}

const std::string& last_error() { return message_of_thread(); }

}  // namespace accord::ffi
