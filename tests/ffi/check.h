// What the tests of the C interface share: checks that count, arguments that are wrong, and the
// list of tests.
#ifndef FFI_CHECK_H
#define FFI_CHECK_H

#include "pact.h"

#include <stdbool.h>
#include <stddef.h>

/** Counts a check, and tells one that fails. */
void check(bool holds, const char* what, const char* file, int line);
void check_text(const char* text, const char* wanted, const char* what, const char* file, int line);
void check_part(const char* text, const char* part, const char* what, const char* file, int line);
long checks_made(void);
long checks_failed(void);

/** Has the thread's last error be one that no call makes. */
void forget_error(void);
/** Whether a call has failed since. */
bool has_told(void);

#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)

/** A text that is the test's is as wanted, and is given back; NULL is wanted, too. */
#define CHECK_TEXT(text, wanted) check_text((text), (wanted), #text, __FILE__, __LINE__)

/** A text that is the test's has a part, and is given back. */
#define CHECK_PART(text, part) check_part((text), (part), #text, __FILE__, __LINE__)

/** The condition is a call's failure value, and the call has said what is wrong. */
#define CHECK_REFUSED(condition)                                              \
    do {                                                                      \
        forget_error();                                                       \
        const bool refused_ = (condition);                                    \
        check(refused_, #condition, __FILE__, __LINE__);                      \
        check(has_told(), "a message after " #condition, __FILE__, __LINE__); \
    } while (0)

/** A call that gives nothing has said what is wrong. */
#define CHECK_TELLS(call)                                                \
    do {                                                                 \
        forget_error();                                                  \
        call;                                                            \
        check(has_told(), "a message after " #call, __FILE__, __LINE__); \
    } while (0)

/** A call has nothing to complain of. */
#define CHECK_QUIET(call)                                                  \
    do {                                                                   \
        forget_error();                                                    \
        call;                                                              \
        check(!has_told(), "no message after " #call, __FILE__, __LINE__); \
    } while (0)

/** Whether no other thread makes objects now. What was ended may otherwise be another thread's new
 * object, at the same address, number or port. */
bool is_alone(void);
void set_alone(bool alone);

/** Memory that is none of the library's objects. */
extern char nowhere[64];

/** No UTF-8. */
#define BAD_TEXT "bad \xff\xfe"

/** A handle of no pact, and of no interaction. */
#define NO_PACT ((PactHandle)0)
#define NO_INTERACTION ((InteractionHandle)0)

/** `condition` is a failure value of a call with `p`: null, a pointer to something else, and an
 * object that has ended. */
#define REFUSES_POINTERS(Type, ended, condition)                    \
    do {                                                            \
        Type* pointers_[] = {NULL, (Type*)(void*)nowhere, (ended)}; \
        for (size_t i_ = 0; i_ < (is_alone() ? 3 : 2); ++i_) {      \
            Type* p = pointers_[i_];                                \
            CHECK_REFUSED(condition);                               \
        }                                                           \
    } while (0)

/** The same for a call that gives nothing. */
#define TELLS_OF_POINTERS(Type, ended, call) REFUSES_POINTERS(Type, ended, ((call), true))

/** `end` ends an object once: null is passed over, all else is told. */
#define ENDS_ONCE(Type, object, end)             \
    do {                                         \
        Type* ending_ = (object);                \
        CHECK_QUIET(end(NULL));                  \
        CHECK_TELLS(end((Type*)(void*)nowhere)); \
        CHECK_QUIET(end(ending_));               \
        if (is_alone()) {                        \
            CHECK_TELLS(end(ending_));           \
        }                                        \
    } while (0)

/** A part that belongs to another object: deleting it is told, and it stays. */
#define BELONGS(part, end) CHECK_TELLS(end(part))

/** The folder that the tests write to. */
const char* test_folder(void);

/** Asks a server of this machine. Gives the status; 0 when there is no answer. */
int ask(int port, const char* method, const char* path, const char* content_type, const char* body);

/** One for each header, and the threads. */
void test_async_message(void);
void test_interaction(void);
void test_logging(void);
void test_matching(void);
void test_message(void);
void test_message_contents(void);
void test_message_handle(void);
void test_message_pact(void);
void test_mock_server(void);
void test_pact_handle(void);
void test_pact_model(void);
void test_plugins(void);
void test_provider_state(void);
void test_rules(void);
void test_sync_http(void);
void test_sync_message(void);
void test_texts(void);
void test_threads(void);
void test_verifier(void);

#endif
