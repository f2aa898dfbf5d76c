// A host that closes the library after a mock server has run, and opens it again: its threads must
// not find themselves without code. Usage: unload LIBRARY
#define _DEFAULT_SOURCE
#include "pact.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void* library;

/// A function of the library, put into a pointer of its type.
static int find(const char* name, void* into) {
    void* found = dlsym(library, name);
    memcpy(into, &found, sizeof found);
    return found != NULL;
}

static int is_answered(int port) {
    static const char request[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const int asker = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    char answer[16] = {0};
    const int is_there = connect(asker, (struct sockaddr*)&address, sizeof address) == 0 &&
                         send(asker, request, sizeof request - 1, 0) > 0 &&
                         recv(asker, answer, sizeof answer - 1, 0) > 0;
    close(asker);
    return is_there && strncmp(answer, "HTTP/1.1 ", 9) == 0;
}

static int play(const char* path) {
    PactHandle (*new_pact)(const char*, const char*);
    int32_t (*start)(PactHandle, const char*, uint16_t, const char*, const char*);
    bool (*stop)(int32_t);
    library = dlopen(path, RTLD_NOW);
    if (!library || !find("pactffi_new_pact", &new_pact) ||
        !find("pactffi_cleanup_mock_server", &stop) ||
        !find("pactffi_create_mock_server_for_transport", &start)) {
        return 0;
    }
    const int32_t port = start(new_pact("a consumer", "a provider"), "127.0.0.1", 0, "http", NULL);
    const int is_good = port > 0 && is_answered(port) && stop(port);
    dlclose(library);
    usleep(20 * 1000);
    return is_good;
}

int main(int argc, char** argv) {
    for (int time = 0; time < 5; ++time) {
        if (argc != 2 || !play(argv[1])) {
            fprintf(stderr, "time %d: no mock server that is asked and stopped\n", time);
            return 1;
        }
    }
    return 0;
}
