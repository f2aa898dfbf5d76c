// Mismatches, one by one: the functions of include/pact/matching.h for them.
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/matching/mismatch_types.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "pact/matching.h"

namespace accord::ffi {

namespace {

/// A call that gives a text about a mismatch, which `tell_of` makes.
template <class TellOf>
const char* text_about(const Mismatch* mismatch, TellOf tell_of) noexcept {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = Objects::all().find(mismatch, "mismatch");
        if (!held) {
            return fail(held.error());
        }
        return give_text(tell_of((*held)->mismatch));
    });
}

}  // namespace

extern "C" {

void pactffi_mismatches_delete(const Mismatches* mismatches) {
    guarded([&] { return Objects::all().end(mismatches, "mismatches"); });
}

MismatchesIterator* pactffi_mismatches_get_iter(const Mismatches* mismatches) {
    return guarded<MismatchesIterator*>(nullptr, [&]() -> Answer<MismatchesIterator*> {
        if (const auto held = Objects::all().find(mismatches, "mismatches"); !held) {
            return fail(held.error());
        }
        return Objects::all().give(MismatchesIterator{mismatches});
    });
}

const Mismatch* pactffi_mismatches_iter_next(MismatchesIterator* iter) {
    return guarded<const Mismatch*>(nullptr, [&]() -> Answer<const Mismatch*> {
        const auto walk = Objects::all().find(iter, "iter");
        if (!walk) {
            return fail(walk.error());
        }
        const Mismatches* list = (*walk)->mismatches;
        const auto held = Objects::all().find(list, "the list of iter");
        if (!held) {
            return fail(held.error());
        }
        std::size_t& next = (*walk)->next;
        return next < (*held)->all.size() ? Objects::all().lend(list, &(*held)->all[next++])
                                          : nullptr;
    });
}

void pactffi_mismatches_iter_delete(MismatchesIterator* iter) {
    guarded([&] { return Objects::all().end(iter, "iter"); });
}

const char* pactffi_mismatch_to_json(const Mismatch* mismatch) {
    return text_about(mismatch, [](const matching::Mismatch& about) {
        return json::write_canonical(matching::to_json(about));
    });
}

const char* pactffi_mismatch_type(const Mismatch* mismatch) {
    return text_about(
        mismatch, [](const matching::Mismatch& about) { return matching::to_string(about.kind); });
}

const char* pactffi_mismatch_summary(const Mismatch* mismatch) {
    return text_about(mismatch, matching::core_summary);
}

const char* pactffi_mismatch_description(const Mismatch* mismatch) {
    return text_about(mismatch, [](const matching::Mismatch& about) {
        return matching::core_description(about, Colour::kNever);
    });
}

const char* pactffi_mismatch_ansi_description(const Mismatch* mismatch) {
    return text_about(mismatch, [](const matching::Mismatch& about) {
        return matching::core_description(about, Colour::kAlways);
    });
}

}  // extern "C"

}  // namespace accord::ffi
