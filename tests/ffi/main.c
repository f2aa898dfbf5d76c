// Every function of the C interface, with good and with bad arguments: first one test after the
// other, then all of them in several threads at once.
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kThreads = 4, kRounds = 3 };

struct Test {
    const char* name;
    void (*run)(void);
};

/** Tests that may run beside each other and themselves. */
static const struct Test kTests[] = {
    {"async_message", test_async_message},
    {"interaction", test_interaction},
    {"matching", test_matching},
    {"message", test_message},
    {"message_contents", test_message_contents},
    {"message_handle", test_message_handle},
    {"message_pact", test_message_pact},
    {"mock_server", test_mock_server},
    {"pact_handle", test_pact_handle},
    {"pact_model", test_pact_model},
    {"plugins", test_plugins},
    {"provider_state", test_provider_state},
    {"rules", test_rules},
    {"sync_http", test_sync_http},
    {"sync_message", test_sync_message},
    {"texts", test_texts},
    {"verifier", test_verifier},
};
enum { kTestCount = sizeof kTests / sizeof *kTests };

static char folder[] = "/tmp/ffi_c_test_XXXXXX";

const char* test_folder(void) { return folder; }

static void run(const struct Test* test) {
    const long made = checks_made();
    const long failed = checks_failed();
    test->run();
    printf("%-18s %4ld checks, %ld failed\n",
           test->name,
           checks_made() - made,
           checks_failed() - failed);
    fflush(stdout);
}

/** Each thread in an order of its own. */
static void* run_all(void* start) {
    for (size_t round = 0; round < kRounds; ++round) {
        for (size_t i = 0; i < kTestCount; ++i) {
            kTests[(i + *(const size_t*)start) % kTestCount].run();
        }
    }
    return NULL;
}

static void run_in_threads(void) {
    pthread_t threads[kThreads];
    size_t starts[kThreads];
    set_alone(false);
    for (size_t i = 0; i < kThreads; ++i) {
        starts[i] = i * kTestCount / kThreads;
        CHECK(pthread_create(&threads[i], NULL, run_all, &starts[i]) == 0);
    }
    for (size_t i = 0; i < kThreads; ++i) {
        pthread_join(threads[i], NULL);
    }
    set_alone(true);
}

/** One of them when it is named, else all. */
int main(int argc, char** argv) {
    static const struct Test kLogging = {"logging", test_logging};
    static const struct Test kShared = {"threads", test_threads};
    static const struct Test kTogether = {"all, in threads", run_in_threads};
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return 2;
    }
    run(&kLogging);  // first: the log is chosen once
    for (size_t i = 0; i < kTestCount; ++i) {
        if (argc < 2 || strcmp(argv[1], kTests[i].name) == 0) {
            run(&kTests[i]);
        }
    }
    if (argc < 2) {
        run(&kShared);
        run(&kTogether);
    }
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    CHECK(system(remove) == 0);
    printf("%ld checks, %ld failed\n", checks_made(), checks_failed());
    return checks_failed() == 0 && checks_made() > 100 ? 0 : 1;
}
