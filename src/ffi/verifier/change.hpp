// How a call changes the settings of a verifier.
#pragma once

#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/verifier/verifier_handle.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::ffi {

/// Has `change` change the settings that the handle has. Gives 0, or 1 when it can't be done; that
/// is told, and the settings are as before.
template <class Change>
int change_verifier(VerifierHandle* handle, Change&& change) {
    enum { kChanged = 0, kNotChanged = 1 };
    return guarded<int>(kNotChanged, [&]() -> Answer<int> {
        const auto held = Objects::all().find(handle, "handle");
        if (!held) {
            return fail(held.error());
        }
        if (const Result<void> changed = std::forward<Change>(change)((*held)->settings);
            !changed) {
            return fail(changed.error());
        }
        return kChanged;
    });
}

/// The same for a call that gives nothing back: what can't be done makes the next run impossible.
template <class Change>
void try_to_change_verifier(VerifierHandle* handle, Change&& change) {
    change_verifier(handle, [&](VerifierSettings& settings) -> Result<void> {
        Result<void> changed = std::forward<Change>(change)(settings);
        if (!changed && !settings.refused) {
            settings.refused = changed.error();
        }
        return changed;
    });
}

/// As texts_of, without those that are empty.
inline Result<std::vector<std::string>> filled_texts_of(const char* const* texts,
                                                        std::size_t count,
                                                        std::string_view name) {
    auto all = texts_of(texts, count, name);
    if (all) {
        std::erase(*all, std::string());
    }
    return all;
}

}  // namespace accord::ffi
