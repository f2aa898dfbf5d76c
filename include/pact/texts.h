// Texts that the library hands out, and single values.
#ifndef PACT_TEXTS_H
#define PACT_TEXTS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

bool pactffi_check_regex(const char *regex, const char *example);

void pactffi_free_string(char *s);

StringResult pactffi_generate_datetime_string(const char *format);

StringResult pactffi_generate_regex_value(const char *regex);

void pactffi_string_delete(char *string);

int pactffi_validate_datetime(const char *value, const char *format);

#ifdef __cplusplus
}
#endif

#endif
