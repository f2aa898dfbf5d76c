// Texts that the library hands out, and single values.
#ifndef PACT_TEXTS_H
#define PACT_TEXTS_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Frees a text of the caller's. Null is passed over; a text that is none of the library's, or was
 * freed before, is an error and no harm. */
void pactffi_string_delete(char *string);

/** As pactffi_string_delete(). Deprecated. */
void pactffi_free_string(char *s);

/** Whether the whole example matches the regular expression. */
bool pactffi_check_regex(const char *regex, const char *example);

/** A text that the regular expression matches. */
StringResult pactffi_generate_regex_value(const char *regex);

/** The present moment (UTC) in a format of java.time.DateTimeFormatter. */
StringResult pactffi_generate_datetime_string(const char *format);

/** Whether a text has a format of java.time.DateTimeFormatter and is a moment of the calendar.
 * Returns 0; 1 when it is not; 2 for an argument that is null or not UTF-8. */
int pactffi_validate_datetime(const char *value, const char *format);

#ifdef __cplusplus
}
#endif

#endif
