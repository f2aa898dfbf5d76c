// Version, start and log.
#ifndef PACT_LOGGING_H
#define PACT_LOGGING_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Nothing is logged until the host chooses where to. That is done once in a process; then it stays. */

/** The version of the interface, such as "0.5.8". Not to be deleted. */
const char *pactffi_version(void);

/** Copies the message of this thread's last failure, with a zero byte, and fills the rest with zeros.
 * Returns the number of bytes written; -1 for a null buffer; -2 for one that is too small. */
int pactffi_get_error_message(char *buffer, int length);

/** Logs to standard output at the level that an environment variable names; null or empty is LOG_LEVEL. */
void pactffi_init(const char *log_env_var);

/** Logs to standard output at a level: TRACE, DEBUG, INFO, WARN, ERROR or OFF in any case, otherwise
 * INFO. */
void pactffi_init_with_log_level(const char *level);

/** Logs to one place at a level (enum LevelFilter). Returns 0; -1 when a log was chosen before. */
int pactffi_log_to_stdout(int level_filter);

/** As pactffi_log_to_stdout(). */
int pactffi_log_to_stderr(int level_filter);

/** As pactffi_log_to_stdout(); adds to the file. Also -3 for a name that is null or not UTF-8, -6 for
 * a file that can't be opened. */
int pactffi_log_to_file(const char *file_name, int level_filter);

/** As pactffi_log_to_stdout(), into memory, for pactffi_fetch_log_buffer() and
 * pactffi_mock_server_logs(). A buffer keeps its newest 4 MB. */
int pactffi_log_to_buffer(int level_filter);

/** Forgets the sinks that this thread has attached. */
void pactffi_logger_init(void);

/** Attaches a sink to the log that this thread puts together: "stdout", "stderr", "buffer" or
 * "file <path>". Returns 0; -3 for a specifier that is null or not UTF-8; -4 for an unknown one; -5
 * for a file without a path; -6 for a file that can't be opened. */
int pactffi_logger_attach_sink(const char *sink_specifier, int level_filter);

/** Logs to the sinks that this thread has attached; without any to standard output at level INFO.
 * Returns 0; -1 when a log was chosen before. */
int pactffi_logger_apply(void);

/** What the buffer of a log id holds, which is empty then; null is what belongs to no server. The
 * caller's, for pactffi_string_delete(). */
const char *pactffi_fetch_log_buffer(const char *log_id);

/** Adds the host's own entry to the log. */
void pactffi_log_message(const char *source, const char *log_level, const char *message);

/** Nothing: terminals need it on Windows only. */
void pactffi_enable_ansi_support(void);

#ifdef __cplusplus
}
#endif

#endif
