// The verifier: replays pacts against a running provider.
#ifndef PACT_VERIFIER_H
#define PACT_VERIFIER_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Sends a header field with every request to the provider and to the state change URL, in place
 * of the pact's field of that name. Named again, the new value counts. A name or value that no
 * header field can have is refused: see pactffi_get_error_message().
 */
void pactffi_verifier_add_custom_header(VerifierHandle *handle,
                                        const char *header_name,
                                        const char *header_value);

/** Verifies the pacts of a folder: all files *.json that are pacts of the provider. */
void pactffi_verifier_add_directory_source(VerifierHandle *handle, const char *directory);

/** Verifies the pact of a file. */
void pactffi_verifier_add_file_source(VerifierHandle *handle, const char *file);

/**
 * Sends interactions of another transport to a port of their own at the provider's host. Messages
 * are of the transport "message": each is asked for by a POST to the path, with its description
 * and provider states in the body.
 *
 * protocol: the name that interactions give
 * port: 0 for that of the scheme
 * path: NULL or empty for none
 * scheme: "http" or "https"; NULL or empty for http
 */
void pactffi_verifier_add_provider_transport(VerifierHandle *handle,
                                             const char *protocol,
                                             unsigned short port,
                                             const char *path,
                                             const char *scheme);

/**
 * Verifies the pacts of the provider at a broker, as the broker chooses them.
 *
 * username, password, token: a user, or else a token; NULL or empty for none. They are sent to
 * this broker alone.
 */
void pactffi_verifier_broker_source(VerifierHandle *handle,
                                    const char *url,
                                    const char *username,
                                    const char *password,
                                    const char *token);

/**
 * Verifies the pacts of the provider at a broker that are chosen by consumer version selectors.
 *
 * username, password, token: as of pactffi_verifier_broker_source()
 * enable_pending: not 0 if failures of pending pacts do not fail the run
 * include_wip_pacts_since: a date, YYYY-MM-DD; NULL or empty for no work in progress
 * provider_tags, provider_branch: of the provider version that is verified, which decide what is
 * pending; NULL for none
 * consumer_version_selectors: a JSON object each
 * consumer_version_tags: the latest version with each tag; of no effect beside selectors
 *
 * Gives 0; -1 when a selector is no JSON object; -2 for a wrong handle or text. Then the broker is
 * not asked.
 */
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

/**
 * Verifies what the handle was told, and waits until that is done. Other handles can be executed
 * meanwhile by other threads. Calls with this handle by other threads wait for the end, but for
 * pactffi_verifier_shutdown(). It may be executed again.
 *
 * Gives 0 when all passed; 1 when something failed or pacts could not be had, which
 * pactffi_verifier_json() and pactffi_verifier_output() explain; 2 when it could not be run
 * because a setting is wrong: also one that was refused by a function that gives nothing back. A
 * wrong handle gives 1. Nothing is printed: the report goes to the
 * log as well, as an error if something failed.
 */
int pactffi_verifier_execute(VerifierHandle *handle);

/**
 * What came of the last run as JSON, in the form of the Pact core. Before a run its lists are empty
 * and its result is false.
 *
 * The text is the caller's: pactffi_string_delete(). NULL for a wrong handle.
 */
const char *pactffi_verifier_json(const VerifierHandle *handle);

/**
 * The log of the provider's verifications since it was last asked for. It needs the sink "buffer":
 * see pactffi_logger_attach_sink(); without it the text is empty.
 *
 * The text is the caller's: pactffi_string_delete(). NULL for a wrong handle.
 */
const char *pactffi_verifier_logs(const VerifierHandle *handle);

/** As pactffi_verifier_logs(), by the provider's name, when the verifier is gone already. */
const char *pactffi_verifier_logs_for_provider(const char *provider_name);

/**
 * A verifier for a calling program that does not say its name:
 * pactffi_verifier_new_for_application() is better.
 */
VerifierHandle *pactffi_verifier_new(void);

/**
 * A verifier. Without another word it has no pacts, and its provider is http://localhost:8080.
 *
 * name, version: of the calling program; published with results. NULL for "unknown"
 *
 * End it by pactffi_verifier_shutdown(). NULL when a text is wrong.
 */
VerifierHandle *pactffi_verifier_new_for_application(const char *name, const char *version);

/**
 * The report of the last run for people; empty before a run.
 *
 * strip_ansi: not 0 for a text without colours, whatever pactffi_verifier_set_coloured_output()
 * says
 *
 * The text is the caller's: pactffi_string_delete(). NULL for a wrong handle.
 */
const char *pactffi_verifier_output(const VerifierHandle *handle, unsigned char strip_ansi);

/**
 * Whether pactffi_verifier_output() has colours, which it has unless told otherwise.
 *
 * Gives 0; 1 for a wrong handle.
 */
int pactffi_verifier_set_coloured_output(VerifierHandle *handle, unsigned char coloured_output);

/** Verifies pacts of these consumers alone, in place of those of an earlier call. None: all. */
void pactffi_verifier_set_consumer_filters(VerifierHandle *handle,
                                           const char *const *consumer_filters,
                                           unsigned short consumer_filters_len);

/**
 * Verifies only some interactions. Their results are not published: a result is of a whole pact.
 *
 * filter_description, filter_state: regular expressions that match a part of the description, or of
 * the name of a provider state; NULL or empty for any. A wrong one makes the run impossible
 * filter_no_state: not 0 for interactions without provider states; of no effect beside filter_state
 */
void pactffi_verifier_set_filter_info(VerifierHandle *handle,
                                      const char *filter_description,
                                      const char *filter_state,
                                      unsigned char filter_no_state);

/** Whether redirects of the provider are followed, which they are unless told otherwise (0). */
void pactffi_verifier_set_follow_redirects(VerifierHandle *handle, unsigned char follow);

/**
 * Whether a run fails (1) that finds no pacts, or no interactions that were asked for. It does
 * unless told otherwise (0).
 *
 * Gives 0; 1 for a wrong handle.
 */
int pactffi_verifier_set_no_pacts_is_error(VerifierHandle *handle, unsigned char is_error);

/**
 * Says who the provider is, and where.
 *
 * name: as pacts and the broker call it; NULL for any
 * scheme: NULL or empty for "http"
 * host: NULL or empty for "localhost"
 * port: 0 for that of the scheme, or of a transport that is added for this scheme
 * path: that all requests start with; NULL for none
 */
void pactffi_verifier_set_provider_info(VerifierHandle *handle,
                                        const char *name,
                                        const char *scheme,
                                        const char *host,
                                        unsigned short port,
                                        const char *path);

/**
 * Sets provider states up by POST requests to a URL. Without it they are taken as given.
 *
 * url: NULL or empty for none
 * teardown: not 0 if it is called after each interaction as well
 * body: not 0 to send the state in a JSON body, 0 to send it in the query
 */
void pactffi_verifier_set_provider_state(VerifierHandle *handle,
                                         const char *url,
                                         unsigned char teardown,
                                         unsigned char body);

/**
 * Publishes the results to the brokers that the pacts are from. Without this call nothing is
 * published. A pact from elsewhere is verified all the same.
 *
 * provider_version: not empty
 * build_url, provider_branch: NULL or empty for none
 * provider_tags: NULL for none
 *
 * Gives 0; 1 for a wrong handle or text.
 */
int pactffi_verifier_set_publish_options(VerifierHandle *handle,
                                         const char *provider_version,
                                         const char *build_url,
                                         const char *const *provider_tags,
                                         unsigned short provider_tags_len,
                                         const char *provider_branch);

/**
 * How requests are sent to the provider.
 *
 * disable_ssl_verification: not 0 if certificates are not checked
 * request_timeout: for each response, in milliseconds, more than 0; 5000 unless told otherwise
 *
 * Gives 0; 1 for a wrong handle or time.
 */
int pactffi_verifier_set_verification_options(VerifierHandle *handle,
                                              unsigned char disable_ssl_verification,
                                              unsigned long request_timeout);

/**
 * Ends a verifier. A run that another thread waits for goes on to its end. NULL is passed over.
 */
void pactffi_verifier_shutdown(VerifierHandle *handle);

/**
 * Verifies the pact at a URL.
 *
 * username, password, token: a user, or else a token; NULL or empty for none. They are sent to the
 * origin of this URL alone.
 */
void pactffi_verifier_url_source(VerifierHandle *handle,
                                 const char *url,
                                 const char *username,
                                 const char *password,
                                 const char *token);

/**
 * Verifies by the arguments of a command line, one a line. Verifiers with a handle are better.
 * pactffi_verifier_logs_for_provider() has the report, by the name of --provider-name.
 *
 * Gives 0 when all passed; 1 when something failed; 2 for a null pointer, or when it could not be
 * run; 3 for a fault of the library; 4 when an argument is wrong.
 */
int32_t pactffi_verify(const char *args);

/**
 * The arguments of pactffi_verify() as JSON: "options", which have a value, and "flags", each with
 * "long", "help", "multiple", and where there are any "short", "possible_values", "default_value"
 * and "env".
 *
 * The text is the caller's: pactffi_string_delete().
 */
const char *pactffi_verifier_cli_args(void);

#ifdef __cplusplus
}
#endif

#endif
