// The C interface of Accord, drop-in for libpact_ffi of the Rust Pact core: the functions of its
// versions 0.4 to 0.5, with the same types, values, ownership and texts.
//
//     PactHandle pact = pactffi_new_pact("Web Shop", "Product Service");
//     InteractionHandle asked = pactffi_new_interaction(pact, "a request for product 42");
//     pactffi_with_request(asked, "GET", "/products/42");
//     pactffi_response_status(asked, 200);
//     int32_t port = pactffi_create_mock_server_for_transport(pact, "127.0.0.1", 0, "http", NULL);
//     ... the consumer's code asks http://127.0.0.1:<port> ...
//     if (pactffi_mock_server_matched(port)) { pactffi_write_pact_file(port, "pacts", false); }
//     pactffi_cleanup_mock_server(port);
//     pactffi_free_pact_handle(pact);
//
// For all functions:
// - Texts are UTF-8 and end with a zero byte. A null pointer, another encoding, a handle or pointer
//   that is none or no more of use, or a call in the wrong order is answered with the function's
//   failure value; pactffi_get_error_message() says what was wrong. Nothing is printed.
// - A text that a function returns is the caller's, to be given to pactffi_string_delete(), unless
//   the function says otherwise.
// - Any function may be called from any thread. Calls for one object wait for each other.
#ifndef PACT_H
#define PACT_H

#include "pact/async_message.h"
#include "pact/interaction.h"
#include "pact/logging.h"
#include "pact/matching.h"
#include "pact/message.h"
#include "pact/message_contents.h"
#include "pact/message_handle.h"
#include "pact/message_pact.h"
#include "pact/mock_server.h"
#include "pact/pact_handle.h"
#include "pact/pact_model.h"
#include "pact/plugins.h"
#include "pact/provider_state.h"
#include "pact/rules.h"
#include "pact/sync_http.h"
#include "pact/sync_message.h"
#include "pact/texts.h"
#include "pact/verifier.h"

#endif
