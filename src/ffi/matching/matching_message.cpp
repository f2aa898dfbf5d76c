// Messages matched in the process: pactffi_match_message() of include/pact/matching.h.
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/mismatch_types.hpp"
#include "ffi/model/model_types.hpp"
#include "matching/compiled.hpp"
#include "pact/matching.h"

namespace accord::ffi {

namespace {

/// A copy of the message; the caller's own ends.
Result<contract::Message> message_given_up(const Message* message, std::string_view name) {
    auto copy = [&]() -> Result<contract::Message> {
        const auto held = Objects::all().find(message, name);
        if (!held) {
            return fail(held.error());
        }
        return (*held)->message;
    }();
    // One that belongs to a walk or a pact ends with that instead.
    (void)Objects::all().end(message, name);
    return copy;
}

Result<Mismatches> mismatches_of(const contract::Message& expected,
                                 const contract::Message& actual) {
    const auto compiled = matching::CompiledMessage::compile(expected, contract::SpecVersion::kV4);
    if (!compiled) {
        return fail(compiled.error(), "the expected message");
    }
    Mismatches out;
    for (auto& mismatch : compiled->match(actual)) {
        out.all.push_back({std::move(mismatch)});
    }
    return out;
}

}  // namespace

extern "C" {

const Mismatches* pactffi_match_message(const Message* msg_1, const Message* msg_2) {
    return guarded<const Mismatches*>(nullptr, [&]() -> Answer<const Mismatches*> {
        const auto expected = message_given_up(msg_1, "msg_1");
        // A message compared with itself has ended by now.
        const auto actual = msg_1 == msg_2 ? expected : message_given_up(msg_2, "msg_2");
        if (!expected) {
            return fail(expected.error());
        }
        if (!actual) {
            return fail(actual.error());
        }
        auto mismatches = mismatches_of(*expected, *actual);
        if (!mismatches) {
            return fail(mismatches.error());
        }
        return Objects::all().give(*std::move(mismatches));
    });
}

}  // extern "C"

}  // namespace accord::ffi
