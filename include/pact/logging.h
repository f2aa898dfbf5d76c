// Version, start and log.
#ifndef PACT_LOGGING_H
#define PACT_LOGGING_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_enable_ansi_support(void);

const char *pactffi_fetch_log_buffer(const char *log_id);

int pactffi_get_error_message(char *buffer, int length);

void pactffi_init(const char *log_env_var);

void pactffi_init_with_log_level(const char *level);

void pactffi_log_message(const char *source, const char *log_level, const char *message);

int pactffi_log_to_buffer(int level_filter);

int pactffi_log_to_file(const char *file_name, int level_filter);

int pactffi_log_to_stderr(int level_filter);

int pactffi_log_to_stdout(int level_filter);

int pactffi_logger_apply(void);

int pactffi_logger_attach_sink(const char *sink_specifier, int level_filter);

void pactffi_logger_init(void);

const char *pactffi_version(void);

#ifdef __cplusplus
}
#endif

#endif
