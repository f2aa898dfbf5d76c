// Texts that the library hands out, and single values.
#include "check.h"

static void texts_are_given_back_once(void) {
    StringResult made = pactffi_generate_regex_value("\\d{4}");
    CHECK(made.tag == StringResult_Ok);
    CHECK_QUIET(pactffi_string_delete(made.ok));
    if (is_alone()) {
        CHECK_TELLS(pactffi_string_delete(made.ok));
        CHECK_TELLS(pactffi_free_string(made.ok));
    }
    made = pactffi_generate_regex_value("a");
    CHECK_QUIET(pactffi_free_string(made.ok));
    CHECK_QUIET(pactffi_string_delete(NULL));
    CHECK_QUIET(pactffi_free_string(NULL));
    CHECK_TELLS(pactffi_string_delete(nowhere));
    CHECK_TELLS(pactffi_free_string(nowhere));
}

static void check_failed_text(StringResult result) {
    CHECK(result.tag == StringResult_Failed);
    CHECK_PART(result.failed, "");
}

static void values_are_made(void) {
    const StringResult year = pactffi_generate_datetime_string("'in' yyyy");
    CHECK(year.tag == StringResult_Ok);
    CHECK_PART(year.ok, "in 2");
    check_failed_text(pactffi_generate_datetime_string(NULL));
    check_failed_text(pactffi_generate_datetime_string(BAD_TEXT));
    check_failed_text(pactffi_generate_regex_value(NULL));
    check_failed_text(pactffi_generate_regex_value(BAD_TEXT));
    check_failed_text(pactffi_generate_regex_value("("));
}

static void values_are_judged(void) {
    CHECK(pactffi_check_regex("\\d+", "42"));
    CHECK(!pactffi_check_regex("^\\d+$", "x"));
    CHECK_REFUSED(!pactffi_check_regex("(", "x"));
    CHECK_REFUSED(!pactffi_check_regex(NULL, "x"));
    CHECK_REFUSED(!pactffi_check_regex("x", NULL));
    CHECK_REFUSED(!pactffi_check_regex(BAD_TEXT, "x"));
    CHECK_REFUSED(!pactffi_check_regex("x", BAD_TEXT));
    CHECK(pactffi_validate_datetime("2000-02-29", "yyyy-MM-dd") == 0);
    CHECK_REFUSED(pactffi_validate_datetime("2001-02-29", "yyyy-MM-dd") == 1);
    CHECK_REFUSED(pactffi_validate_datetime(NULL, "yyyy") == 2);
    CHECK_REFUSED(pactffi_validate_datetime("2000", NULL) == 2);
    CHECK_REFUSED(pactffi_validate_datetime(BAD_TEXT, "yyyy") == 2);
    CHECK_REFUSED(pactffi_validate_datetime("2000", BAD_TEXT) == 2);
}

void test_texts(void) {
    texts_are_given_back_once();
    values_are_made();
    values_are_judged();
}
