// The table of pacts in the making; each waits for its own calls only.
#include "ffi/consumer/pact_drafts.hpp"

#include "ffi/edge/library_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <random>
#include <unordered_map>

namespace accord::ffi {

namespace {

constexpr std::size_t kHandlesMax = std::numeric_limits<std::uint16_t>::max();

struct Drafts {
    std::mutex mutex;
    std::unordered_map<PactHandle, std::shared_ptr<PactDraft>> all;
    std::minstd_rand numbers{std::random_device{}()};
};

/// Never destroyed: threads of the host may call until the process ends.
Drafts& drafts() {
    static auto* drafts = new Drafts;
    return *drafts;
}

std::unexpected<Error> no_such_draft(PactHandle handle) {
    return invalid_input(fmt::format("there is no pact with the handle {}; was it freed?", handle));
}

std::unexpected<Error> played_already() {
    return fail(ErrorCode::kConflict,
                "the pact's mock server was started; its interactions can't be changed any more");
}

}  // namespace

Result<PactHandle> add_draft(std::string consumer, std::string provider) {
    auto draft = std::make_shared<PactDraft>();
    draft->pact.consumer = std::move(consumer);
    draft->pact.provider = std::move(provider);
    draft->pact.version = contract::SpecVersion::kV3;

    Drafts& all = drafts();
    const std::lock_guard lock(all.mutex);
    if (all.all.size() >= kHandlesMax) {
        return fail(ErrorCode::kLimit,
                    fmt::format("{} pacts are in use; free those that are not needed any more",
                                kHandlesMax));
    }
    // Numbers by chance, so that a handle that was freed is not soon another pact's.
    std::uniform_int_distribution<int> any(1, static_cast<int>(kHandlesMax));
    auto handle = static_cast<PactHandle>(any(all.numbers));
    while (all.all.contains(handle)) {
        handle = static_cast<PactHandle>(handle == kHandlesMax ? 1 : handle + 1);
    }
    all.all.emplace(handle, std::move(draft));
    return handle;
}

Result<HeldDraft> find_draft(PactHandle handle) {
    Drafts& all = drafts();
    std::shared_ptr<PactDraft> draft;
    {
        const std::lock_guard lock(all.mutex);
        const auto found = all.all.find(handle);
        if (found == all.all.end()) {
            return no_such_draft(handle);
        }
        draft = found->second;
    }
    return HeldDraft(std::move(draft));
}

Result<void> end_draft(PactHandle handle) {
    Drafts& all = drafts();
    const std::lock_guard lock(all.mutex);
    if (all.all.erase(handle) == 0) {
        return no_such_draft(handle);
    }
    return {};
}

Result<InteractionHandle> put_interaction(PactHandle handle,
                                          contract::Interaction interaction,
                                          Repeated repeated) {
    auto draft = find_draft(handle);
    if (!draft) {
        return fail(draft.error());
    }
    if ((*draft)->is_played) {
        return played_already();
    }
    auto& all = (*draft)->pact.interactions;
    auto at =
        repeated == Repeated::kIsAdded
            ? all.end()
            : std::ranges::find(all, interaction.description, &contract::Interaction::description);
    if (at != all.end()) {
        library_log().warn(fmt::format(
            "the pact has an interaction \"{}\" already, which is replaced", at->description));
        *at = std::move(interaction);
    } else if (all.size() >= kHandlesMax) {
        return fail(
            ErrorCode::kLimit,
            fmt::format("the pact has {} interactions, which is as many as handles can name",
                        kHandlesMax));
    } else {
        at = all.insert(at, std::move(interaction));
    }
    return (static_cast<InteractionHandle>(handle) << 16) |
           static_cast<InteractionHandle>(at - all.begin() + 1);
}

Result<HeldInteraction> find_interaction(InteractionHandle handle) {
    auto draft = find_draft(static_cast<PactHandle>(handle >> 16));
    if (!draft) {
        return fail(draft.error());
    }
    auto& interactions = (**draft).pact.interactions;
    const std::size_t number = handle & 0xffff;
    if (number == 0 || number > interactions.size()) {
        return invalid_input(
            fmt::format("the pact has {} interactions, none with the handle {} (number {})",
                        interactions.size(),
                        handle,
                        number));
    }
    contract::Interaction* interaction = &interactions[number - 1];
    return HeldInteraction{*std::move(draft), interaction};
}

Result<HeldInteraction> open_interaction(InteractionHandle handle) {
    auto held = find_interaction(handle);
    if (held && held->draft->is_played) {
        return played_already();
    }
    return held;
}

}  // namespace accord::ffi
