// What a VerifierHandle of the C interface points to.
#pragma once

#include "ffi/verifier/run.hpp"
#include "ffi/verifier/settings.hpp"
#include "pact/types.h"

struct VerifierHandle {
    accord::ffi::VerifierSettings settings;
    accord::ffi::VerifierRun last_run = accord::ffi::nothing_run();
};
