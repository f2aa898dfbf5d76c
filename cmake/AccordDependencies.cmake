# Everything Accord stands on. Debian's package names are in scripts/packages.txt.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED) # headers only: Asio, Beast, JSON
set(OPENSSL_USE_STATIC_LIBS ON) # libaccord.so and the program carry what they need
find_package(OpenSSL 3 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED) # header-only, with the fmt above; only src/base/log.cpp includes it
find_package(pugixml REQUIRED) # XML; its static library is position-independent, so it may go into shared ones
find_package(PkgConfig REQUIRED)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
find_library(PCRE2_STATIC libpcre2-8.a REQUIRED)
set_target_properties(PkgConfig::PCRE2 PROPERTIES INTERFACE_LINK_LIBRARIES ${PCRE2_STATIC})

if(ACCORD_DEVELOPER)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
