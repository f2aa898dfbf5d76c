// How the calls that change an interaction go: found, changed, true; or told what is wrong, false.
#pragma once

#include "ffi/consumer/pact_drafts.hpp"
#include "ffi/edge/guard.hpp"

#include <utility>

namespace accord::ffi {

template <class Change>
Result<bool> change_held(Result<HeldInteraction> held, Change&& change) {
    if (!held) {
        return fail(held.error());
    }
    if (Result<void> done = std::forward<Change>(change)(*held->interaction); !done) {
        return fail(done.error());
    }
    return true;
}

/// Changes what is matched or answered: not once the mock server was started.
template <class Change>
bool change_interaction(InteractionHandle handle, Change&& change) noexcept {
    return guarded<bool>(
        false, [&] { return change_held(open_interaction(handle), std::forward<Change>(change)); });
}

/// Changes what is said about the interaction: at any time, as the Pact core allows. A mock server
/// that was started before writes it down as it was then.
template <class Change>
bool annotate_interaction(InteractionHandle handle, Change&& change) noexcept {
    return guarded<bool>(
        false, [&] { return change_held(find_interaction(handle), std::forward<Change>(change)); });
}

}  // namespace accord::ffi
