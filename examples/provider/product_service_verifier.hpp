// How the product service is verified, whichever framework runs the tests.
#pragma once

#include <accord/verifier.hpp>

/// With the pacts of the folder PACT_FOLDER ("pacts") and a service in this process.
accord::Verifier product_service_verifier();
