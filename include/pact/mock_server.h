// The mock server: plays the provider in a consumer's test.
#ifndef PACT_MOCK_SERVER_H
#define PACT_MOCK_SERVER_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Starts a mock server of the pact's HTTP interactions, which can't be changed any more. A null or
 * empty address is 127.0.0.1, port 0 any free one, a null or empty transport "http"; "https" shows a
 * certificate for localhost issued by pactffi_get_tls_ca_certificate(). transport_config is JSON:
 * "corsPreflight": true answers OPTIONS that no interaction has, "keepAlive": false ends each
 * connection with its answer. Returns the port; -1 when there is no such pact; -2 for configuration
 * that is no JSON; -3 when the server could not be started, also when one runs on the same port of
 * another address; -4 for a defect of the library; -5 for an address that is none. */
int32_t pactffi_create_mock_server_for_transport(PactHandle pact,
                                                 const char *addr,
                                                 uint16_t port,
                                                 const char *transport,
                                                 const char *transport_config);

/** As pactffi_create_mock_server_for_transport(), with the address as "127.0.0.1:0" and CORS preflight
 * requests answered. Of version 0.4. */
int32_t pactffi_create_mock_server_for_pact(PactHandle pact, const char *addr_str, bool tls);

/** Starts a mock server of a pact given as JSON, as above; -1 for a null pointer, -2 for JSON that is
 * no pact. Of version 0.4. */
int32_t pactffi_create_mock_server(const char *pact_str, const char *addr_str, bool tls);

/** Whether every interaction was asked for and nothing else was. A request counts before its answer is
 * sent. False also when no server runs on the port. */
bool pactffi_mock_server_matched(int32_t mock_server_port);

/** What did not match, as a JSON list. The text is the server's and ends with it. Null when no server
 * runs on the port. */
char *pactffi_mock_server_mismatches(int32_t mock_server_port);

/** The log of the server since the last call, when the log goes to the buffer. The text is the
 * server's and ends with it. Null when no server runs on the port. */
const char *pactffi_mock_server_logs(int32_t mock_server_port);

/** Writes the pact that the server plays, as pactffi_pact_handle_write_file(). Returns 0; 1 for a
 * defect of the library; 2 when the file could not be written; 3 when no server runs on the port. */
int32_t pactffi_write_pact_file(int32_t mock_server_port, const char *directory, bool overwrite);

/** Stops the server and frees its texts. False when none runs on the port. */
bool pactffi_cleanup_mock_server(int32_t mock_server_port);

/** The certificate of the authority that issues those of https mock servers, as PEM; made anew in each
 * process. The caller's, for pactffi_string_delete(). */
char *pactffi_get_tls_ca_certificate(void);

#ifdef __cplusplus
}
#endif

#endif
