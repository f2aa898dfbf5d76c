// What becomes of an interaction that is there with another content, when pacts are merged.
#pragma once

namespace accord::contract {

/// What V2 and V3 make of an interaction that is there already with another content. In V4 the
/// added one replaces it.
enum class Changed { kConflicts, kReplaces };

}  // namespace accord::contract
