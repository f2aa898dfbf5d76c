// The pacts in the making behind PactHandle, and their interactions behind InteractionHandle.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "pact/types.h"

#include <memory>
#include <mutex>

namespace accord::ffi {

struct PactDraft {
    contract::Pact pact;  ///< its version is that of the file to write
    /// Its mock server plays it: from then on it stays as it is.
    bool is_played = false;
    std::recursive_mutex mutex;
};

/// A draft in use by one call; others that ask for it wait.
class HeldDraft {
  public:
    explicit HeldDraft(std::shared_ptr<PactDraft> draft)
        : draft_(std::move(draft)), lock_(draft_->mutex) {}

    PactDraft* operator->() const { return draft_.get(); }
    PactDraft& operator*() const { return *draft_; }

  private:
    std::shared_ptr<PactDraft> draft_;
    std::unique_lock<std::recursive_mutex> lock_;
};

/// An interaction of a draft in use.
struct HeldInteraction {
    HeldDraft draft;
    contract::Interaction* interaction;

    contract::Interaction* operator->() const { return interaction; }
};

/// A new draft, of V3. Error: kLimit when 65,535 are in use.
Result<PactHandle> add_draft(std::string consumer, std::string provider);

/// Error: kInvalidInput when there is no such draft.
Result<HeldDraft> find_draft(PactHandle handle);
/// Ends a draft; a mock server that plays it goes on. Error: as find_draft.
Result<void> end_draft(PactHandle handle);

/// What becomes of an interaction whose description the pact has already.
enum class Repeated { kReplaces, kIsAdded };

/// Puts an interaction into the pact. Errors: as find_draft; kLimit when the pact has 65,535;
/// kConflict once its mock server was started.
Result<InteractionHandle> put_interaction(PactHandle handle,
                                          contract::Interaction interaction,
                                          Repeated repeated);

/// Error: kInvalidInput when there is no such interaction.
Result<HeldInteraction> find_interaction(InteractionHandle handle);
/// As find_interaction, to change it. Error: also kConflict once the mock server was started.
Result<HeldInteraction> open_interaction(InteractionHandle handle);

}  // namespace accord::ffi
