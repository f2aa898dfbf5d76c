// A small HTTP client: one request, its status.
#include "check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int connect_to(int port) {
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connection >= 0 && connect(connection, (struct sockaddr*)&address, sizeof address) != 0) {
        close(connection);
        return -1;
    }
    return connection;
}

static int status_of(const char* answer) {
    int status = 0;
    return sscanf(answer, "HTTP/1.1 %d", &status) == 1 ? status : 0;
}

int ask(
    int port, const char* method, const char* path, const char* content_type, const char* body) {
    const int connection = connect_to(port);
    if (connection < 0) {
        return 0;
    }
    char request[4096];
    const int length = snprintf(request,
                                sizeof request,
                                "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n"
                                "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n%s",
                                method,
                                path,
                                port,
                                content_type,
                                strlen(body),
                                body);
    char answer[65536] = "";
    size_t received = 0;
    if (length > 0 && (size_t)length < sizeof request &&
        send(connection, request, (size_t)length, MSG_NOSIGNAL) == length) {
        ssize_t part = 0;
        while (received + 1 < sizeof answer &&
               (part = recv(connection, answer + received, sizeof answer - received - 1, 0)) > 0) {
            received += (size_t)part;
        }
    }
    close(connection);
    return status_of(answer);
}
