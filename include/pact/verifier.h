// The verifier: replays pacts against a running provider.
#ifndef PACT_VERIFIER_H
#define PACT_VERIFIER_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_verifier_add_custom_header(VerifierHandle *handle,
                                        const char *header_name,
                                        const char *header_value);

void pactffi_verifier_add_directory_source(VerifierHandle *handle, const char *directory);

void pactffi_verifier_add_file_source(VerifierHandle *handle, const char *file);

void pactffi_verifier_add_provider_transport(VerifierHandle *handle,
                                             const char *protocol,
                                             unsigned short port,
                                             const char *path,
                                             const char *scheme);

void pactffi_verifier_broker_source(VerifierHandle *handle,
                                    const char *url,
                                    const char *username,
                                    const char *password,
                                    const char *token);

int pactffi_verifier_broker_source_with_selectors(VerifierHandle *handle,
                                                  const char *url,
                                                  const char *username,
                                                  const char *password,
                                                  const char *token,
                                                  unsigned char enable_pending,
                                                  const char *include_wip_pacts_since,
                                                  const char *const *provider_tags,
                                                  unsigned short provider_tags_len,
                                                  const char *provider_branch,
                                                  const char *const *consumer_version_selectors,
                                                  unsigned short consumer_version_selectors_len,
                                                  const char *const *consumer_version_tags,
                                                  unsigned short consumer_version_tags_len);

int pactffi_verifier_execute(VerifierHandle *handle);

const char *pactffi_verifier_json(const VerifierHandle *handle);

const char *pactffi_verifier_logs(const VerifierHandle *handle);

const char *pactffi_verifier_logs_for_provider(const char *provider_name);

VerifierHandle *pactffi_verifier_new(void);

VerifierHandle *pactffi_verifier_new_for_application(const char *name, const char *version);

const char *pactffi_verifier_output(const VerifierHandle *handle, unsigned char strip_ansi);

int pactffi_verifier_set_coloured_output(VerifierHandle *handle, unsigned char coloured_output);

void pactffi_verifier_set_consumer_filters(VerifierHandle *handle,
                                           const char *const *consumer_filters,
                                           unsigned short consumer_filters_len);

void pactffi_verifier_set_filter_info(VerifierHandle *handle,
                                      const char *filter_description,
                                      const char *filter_state,
                                      unsigned char filter_no_state);

void pactffi_verifier_set_follow_redirects(VerifierHandle *handle, unsigned char follow);

int pactffi_verifier_set_no_pacts_is_error(VerifierHandle *handle, unsigned char is_error);

void pactffi_verifier_set_provider_info(VerifierHandle *handle,
                                        const char *name,
                                        const char *scheme,
                                        const char *host,
                                        unsigned short port,
                                        const char *path);

void pactffi_verifier_set_provider_state(VerifierHandle *handle,
                                         const char *url,
                                         unsigned char teardown,
                                         unsigned char body);

int pactffi_verifier_set_publish_options(VerifierHandle *handle,
                                         const char *provider_version,
                                         const char *build_url,
                                         const char *const *provider_tags,
                                         unsigned short provider_tags_len,
                                         const char *provider_branch);

int pactffi_verifier_set_verification_options(VerifierHandle *handle,
                                              unsigned char disable_ssl_verification,
                                              unsigned long request_timeout);

void pactffi_verifier_shutdown(VerifierHandle *handle);

void pactffi_verifier_url_source(VerifierHandle *handle,
                                 const char *url,
                                 const char *username,
                                 const char *password,
                                 const char *token);

int32_t pactffi_verify(const char *args);

const char *pactffi_verifier_cli_args(void);

#ifdef __cplusplus
}
#endif

#endif
