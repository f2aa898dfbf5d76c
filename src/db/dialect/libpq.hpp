// libpq is not linked, since it brings Kerberos and LDAP to each start: it is loaded by its name
// when a PostgreSQL URL asks for it. libpq.cpp has its functions, for SOCI and for us.
#pragma once

#include "base/result.hpp"

namespace accord::db {

/// To be called before anything of libpq is. Error: kIo saying what to install.
Result<void> load_libpq();

}  // namespace accord::db
