// Version, start and log.
#include "check.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static void sinks_are_named(void) {
    char file[128];
    pactffi_logger_init();
    CHECK_REFUSED(pactffi_logger_attach_sink(NULL, LevelFilter_Info) == -3);
    CHECK_REFUSED(pactffi_logger_attach_sink(BAD_TEXT, LevelFilter_Info) == -3);
    CHECK_REFUSED(pactffi_logger_attach_sink("nonsense", LevelFilter_Info) == -4);
    CHECK_REFUSED(pactffi_logger_attach_sink("file", LevelFilter_Info) == -5);
    CHECK_REFUSED(pactffi_logger_attach_sink("file /no/such/folder/a.log", LevelFilter_Info) == -6);
    CHECK(pactffi_logger_attach_sink("buffer", LevelFilter_Trace) == 0);
    snprintf(file, sizeof file, "file %s/a.log", test_folder());
    CHECK(pactffi_logger_attach_sink(file, 99) == 0);
    CHECK(pactffi_logger_apply() == 0);
}

static void the_log_is_chosen_once(void) {
    char file[128];
    snprintf(file, sizeof file, "%s/b.log", test_folder());
    CHECK_REFUSED(pactffi_logger_apply() == -1);
    CHECK_REFUSED(pactffi_log_to_buffer(LevelFilter_Info) == -1);
    CHECK_REFUSED(pactffi_log_to_stderr(LevelFilter_Info) == -1);
    CHECK_REFUSED(pactffi_log_to_stdout(LevelFilter_Info) == -1);
    CHECK_REFUSED(pactffi_log_to_file(file, LevelFilter_Info) == -1);
    CHECK_REFUSED(pactffi_log_to_file(NULL, LevelFilter_Info) != 0);
    CHECK_REFUSED(pactffi_log_to_file(BAD_TEXT, LevelFilter_Info) != 0);
    CHECK_TELLS(pactffi_init("NO_SUCH_VARIABLE"));
    CHECK_TELLS(pactffi_init(BAD_TEXT));
    CHECK_TELLS(pactffi_init(NULL));
    CHECK_TELLS(pactffi_init_with_log_level("info"));
    CHECK_TELLS(pactffi_init_with_log_level(NULL));
    CHECK_TELLS(pactffi_init_with_log_level(BAD_TEXT));
}

static void entries_are_kept(void) {
    pactffi_string_delete((char*)pactffi_fetch_log_buffer(NULL));
    pactffi_log_message("a client", "INFO", "told by the test");
    pactffi_log_message(NULL, NULL, "told by nobody");
    CHECK_PART(pactffi_fetch_log_buffer(NULL), "told by nobody");
    pactffi_log_message("a client", "nonsense", "told at a level that is none");
    CHECK_PART(pactffi_fetch_log_buffer("global"), "told at a level that is none");
    CHECK_TEXT(pactffi_fetch_log_buffer("no such scope"), "");
    CHECK_REFUSED(pactffi_fetch_log_buffer(BAD_TEXT) == NULL);
    CHECK_TELLS(pactffi_log_message("a client", "INFO", NULL));
    CHECK_TELLS(pactffi_log_message("a client", "INFO", BAD_TEXT));
}

static void the_last_error_is_told(void) {
    char message[256];
    CHECK(pactffi_check_regex(NULL, "x") == false);
    CHECK(pactffi_get_error_message(message, sizeof message) == (int)strlen(message) + 1);
    CHECK(strcmp(message, "regex is a null pointer") == 0);
    CHECK(pactffi_get_error_message(NULL, 10) == -1);
    CHECK(pactffi_get_error_message(message, 3) == -2);
    CHECK(pactffi_get_error_message(message, 0) == -2);
    CHECK(pactffi_get_error_message(message, -1) == -2);
    CHECK(pactffi_get_error_message(message, INT_MIN) == -2);
}

void test_logging(void) {
    int major = -1;
    CHECK(sscanf(pactffi_version(), "%d.", &major) == 1 && major == 0);
    pactffi_enable_ansi_support();
    sinks_are_named();
    the_log_is_chosen_once();
    entries_are_kept();
    the_last_error_is_told();
}
