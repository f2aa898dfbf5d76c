// The mock server: plays the provider in a consumer's test.
#ifndef PACT_MOCK_SERVER_H
#define PACT_MOCK_SERVER_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

bool pactffi_cleanup_mock_server(int32_t mock_server_port);

int32_t pactffi_create_mock_server_for_transport(PactHandle pact,
                                                 const char *addr,
                                                 uint16_t port,
                                                 const char *transport,
                                                 const char *transport_config);

const char *pactffi_mock_server_logs(int32_t mock_server_port);

bool pactffi_mock_server_matched(int32_t mock_server_port);

char *pactffi_mock_server_mismatches(int32_t mock_server_port);

int32_t pactffi_write_pact_file(int32_t mock_server_port, const char *directory, bool overwrite);

int32_t pactffi_create_mock_server(const char *pact_str, const char *addr_str, bool tls);

int32_t pactffi_create_mock_server_for_pact(PactHandle pact, const char *addr_str, bool tls);

char *pactffi_get_tls_ca_certificate(void);

#ifdef __cplusplus
}
#endif

#endif
