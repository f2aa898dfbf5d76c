// Checks that count: see check.h. Any thread may make them.
#include "check.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

char nowhere[64];

static atomic_long made;
static atomic_long failed;
static atomic_bool alone = true;

bool is_alone(void) { return atomic_load(&alone); }

void set_alone(bool now) { atomic_store(&alone, now); }

void check(bool holds, const char* what, const char* file, int line) {
    atomic_fetch_add(&made, 1);
    if (!holds) {
        atomic_fetch_add(&failed, 1);
        char message[1024] = "";
        pactffi_get_error_message(message, sizeof message);
        fprintf(stderr, "%s:%d: does not hold: %s\n  last error: %s\n", file, line, what, message);
    }
}

static const char* shown(const char* text) { return text == NULL ? "(null)" : text; }

static void report(bool holds,
                   const char* text,
                   const char* wanted,
                   const char* what,
                   const char* file,
                   int line) {
    if (!holds) {
        fprintf(stderr, "is:     %s\nwanted: %s\n", shown(text), shown(wanted));
    }
    check(holds, what, file, line);
    pactffi_string_delete((char*)text);
}

void check_text(
    const char* text, const char* wanted, const char* what, const char* file, int line) {
    const bool same = text == NULL || wanted == NULL ? text == wanted : strcmp(text, wanted) == 0;
    report(same, text, wanted, what, file, line);
}

void check_part(const char* text, const char* part, const char* what, const char* file, int line) {
    report(text != NULL && strstr(text, part) != NULL, text, part, what, file, line);
}

long checks_made(void) { return atomic_load(&made); }

long checks_failed(void) { return atomic_load(&failed); }

/** Stands in the message of a call that nobody makes. */
static const char* const kMarker = "the marker of check.c";

void forget_error(void) { pactffi_get_plugin_logs(kMarker); }

bool has_told(void) {
    char message[4096] = "";
    pactffi_get_error_message(message, sizeof message);
    return strstr(message, kMarker) == NULL;
}
