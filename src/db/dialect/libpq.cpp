// Each function of libpq that SOCI's backend or we call, looked up at its first call: see
// libpq.hpp.
#include "db/dialect/libpq.hpp"

#include <fmt/format.h>

#include <dlfcn.h>
#include <libpq-fe.h>

namespace accord::db {
namespace {

struct Library {
    void* handle = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    std::string problem = handle != nullptr ? "" : ::dlerror();
};

const Library& libpq() {
    static const Library kLibpq;
    return kLibpq;
}

template <class Function>
Function* of_libpq(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(libpq().handle, name));
}

}  // namespace

Result<void> load_libpq() {
    if (libpq().handle != nullptr) {
        return {};
    }
    return fail(
        ErrorCode::kIo,
        fmt::format("PostgreSQL needs its library libpq (Debian: libpq5): {}", libpq().problem));
}

}  // namespace accord::db

// A template can't define a function of another library's name.
#define ACCORD_OF_LIBPQ(result, name, parameters, arguments)                        \
    extern "C" result name parameters {                                             \
        static auto* const kFunction = accord::db::of_libpq<decltype(name)>(#name); \
        return kFunction arguments;                                                 \
    }

// Connections.
ACCORD_OF_LIBPQ(PGconn*, PQconnectdb, (const char* words), (words))
ACCORD_OF_LIBPQ(void, PQfinish, (PGconn * connection), (connection))
ACCORD_OF_LIBPQ(ConnStatusType, PQstatus, (const PGconn* connection), (connection))
ACCORD_OF_LIBPQ(char*, PQerrorMessage, (const PGconn* connection), (connection))
ACCORD_OF_LIBPQ(int, PQserverVersion, (const PGconn* connection), (connection))
ACCORD_OF_LIBPQ(int, PQsocket, (const PGconn* connection), (connection))
ACCORD_OF_LIBPQ(int, PQconsumeInput, (PGconn * connection), (connection))
ACCORD_OF_LIBPQ(PGnotify*, PQnotifies, (PGconn * connection), (connection))
ACCORD_OF_LIBPQ(void, PQfreemem, (void* block), (block))
ACCORD_OF_LIBPQ(PQnoticeProcessor,
                PQsetNoticeProcessor,
                (PGconn * connection, PQnoticeProcessor processor, void* argument),
                (connection, processor, argument))

// Statements.
ACCORD_OF_LIBPQ(PGresult*, PQexec, (PGconn * connection, const char* query), (connection, query))
ACCORD_OF_LIBPQ(PGresult*,
                PQexecParams,
                (PGconn * connection,
                 const char* command,
                 int count,
                 const Oid* types,
                 const char* const* values,
                 const int* lengths,
                 const int* formats,
                 int result_format),
                (connection, command, count, types, values, lengths, formats, result_format))
ACCORD_OF_LIBPQ(PGresult*,
                PQexecPrepared,
                (PGconn * connection,
                 const char* name,
                 int count,
                 const char* const* values,
                 const int* lengths,
                 const int* formats,
                 int result_format),
                (connection, name, count, values, lengths, formats, result_format))
ACCORD_OF_LIBPQ(
    PGresult*,
    PQprepare,
    (PGconn * connection, const char* name, const char* query, int count, const Oid* types),
    (connection, name, query, count, types))
ACCORD_OF_LIBPQ(int, PQsendQuery, (PGconn * connection, const char* query), (connection, query))
ACCORD_OF_LIBPQ(int,
                PQsendQueryParams,
                (PGconn * connection,
                 const char* command,
                 int count,
                 const Oid* types,
                 const char* const* values,
                 const int* lengths,
                 const int* formats,
                 int result_format),
                (connection, command, count, types, values, lengths, formats, result_format))
ACCORD_OF_LIBPQ(
    int,
    PQsendPrepare,
    (PGconn * connection, const char* name, const char* query, int count, const Oid* types),
    (connection, name, query, count, types))
ACCORD_OF_LIBPQ(int,
                PQsendQueryPrepared,
                (PGconn * connection,
                 const char* name,
                 int count,
                 const char* const* values,
                 const int* lengths,
                 const int* formats,
                 int result_format),
                (connection, name, count, values, lengths, formats, result_format))
ACCORD_OF_LIBPQ(int, PQsetSingleRowMode, (PGconn * connection), (connection))
ACCORD_OF_LIBPQ(PGresult*, PQgetResult, (PGconn * connection), (connection))

// Results.
ACCORD_OF_LIBPQ(ExecStatusType, PQresultStatus, (const PGresult* result), (result))
ACCORD_OF_LIBPQ(char*, PQresultErrorMessage, (const PGresult* result), (result))
ACCORD_OF_LIBPQ(char*, PQresultErrorField, (const PGresult* result, int field), (result, field))
ACCORD_OF_LIBPQ(void, PQclear, (PGresult * result), (result))
ACCORD_OF_LIBPQ(char*, PQcmdTuples, (PGresult * result), (result))
ACCORD_OF_LIBPQ(int, PQntuples, (const PGresult* result), (result))
ACCORD_OF_LIBPQ(int, PQnfields, (const PGresult* result), (result))
ACCORD_OF_LIBPQ(char*, PQfname, (const PGresult* result, int column), (result, column))
ACCORD_OF_LIBPQ(int, PQfformat, (const PGresult* result, int column), (result, column))
ACCORD_OF_LIBPQ(Oid, PQftype, (const PGresult* result, int column), (result, column))
ACCORD_OF_LIBPQ(int, PQfsize, (const PGresult* result, int column), (result, column))
ACCORD_OF_LIBPQ(char*,
                PQgetvalue,
                (const PGresult* result, int row, int column),
                (result, row, column))
ACCORD_OF_LIBPQ(int,
                PQgetisnull,
                (const PGresult* result, int row, int column),
                (result, row, column))

// Large objects, of which SOCI has a class.
ACCORD_OF_LIBPQ(int,
                lo_open,
                (PGconn * connection, Oid object, int mode),
                (connection, object, mode))
ACCORD_OF_LIBPQ(int, lo_close, (PGconn * connection, int object), (connection, object))
ACCORD_OF_LIBPQ(int,
                lo_read,
                (PGconn * connection, int object, char* into, std::size_t bytes),
                (connection, object, into, bytes))
ACCORD_OF_LIBPQ(int,
                lo_write,
                (PGconn * connection, int object, const char* from, std::size_t bytes),
                (connection, object, from, bytes))
ACCORD_OF_LIBPQ(int,
                lo_lseek,
                (PGconn * connection, int object, int offset, int whence),
                (connection, object, offset, whence))
