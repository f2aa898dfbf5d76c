# Everything the library stands on. Debian's package names are in scripts/packages.txt.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED) # headers only: Asio, Beast, JSON
find_package(fmt REQUIRED)

# fmt 9 is compiled once, in src/base/fmt_impl.cpp: its header-only form doubles the time that most sources take.
add_library(accord_fmt INTERFACE)
if(fmt_VERSION VERSION_LESS 10)
  target_include_directories(accord_fmt SYSTEM INTERFACE
    $<TARGET_PROPERTY:fmt::fmt-header-only,INTERFACE_INCLUDE_DIRECTORIES>)
else()
  set(ACCORD_FMT_HEADER_ONLY ON)
  target_link_libraries(accord_fmt INTERFACE fmt::fmt-header-only)
endif()

# accord_inside(name HEADER archives...): accord_name, headers and static libraries that end up inside of libaccord.so and
# the program. The names in the cache are our own, so a project that fetches Accord keeps its own choice, say of OpenSSL.
function(accord_inside name header)
  find_path(ACCORD_${name}_INCLUDE_DIR ${header} REQUIRED)
  add_library(accord_${name} INTERFACE)
  target_include_directories(accord_${name} SYSTEM INTERFACE ${ACCORD_${name}_INCLUDE_DIR})
  foreach(archive ${ARGN})
    find_library(ACCORD_${archive}_ARCHIVE lib${archive}.a REQUIRED)
    target_link_libraries(accord_${name} INTERFACE ${ACCORD_${archive}_ARCHIVE})
  endforeach()
  target_link_libraries(accord_${name} INTERFACE Threads::Threads ${CMAKE_DL_LIBS})
endfunction()

accord_inside(openssl openssl/ssl.h ssl crypto)
accord_inside(pcre2 pcre2.h pcre2-8)
accord_inside(pugixml pugixml.hpp pugixml) # XML
accord_inside(nghttp2 nghttp2/nghttp2.h nghttp2) # HTTP/2
accord_inside(spdlog spdlog/spdlog.h) # its headers, with the fmt above; only src/base/log.cpp includes it

if(ACCORD_PROGRAM)
  accord_inside(sodium sodium.h sodium) # passwords, in src/broker/service/identity alone: its archive can't go into a shared library
  accord_inside(jose cjose/cjose.h cjose jansson) # signed tokens, in src/broker/federation alone
  target_link_libraries(accord_jose INTERFACE accord_openssl)
  # Signed XML, in src/broker/federation alone: headers, for the libraries are loaded by name when SAML is configured. The
  # definitions are those with which Debian compiles them, but for XSLT, which leaves structures as they are.
  find_path(ACCORD_xml2_INCLUDE_DIR libxml/parser.h PATH_SUFFIXES libxml2 REQUIRED)
  find_path(ACCORD_icu_INCLUDE_DIR unicode/ucnv.h) # which libxml2's headers include, if they were made with it
  find_path(ACCORD_xmlsec_INCLUDE_DIR xmlsec/xmlsec.h PATH_SUFFIXES xmlsec1 REQUIRED)
  add_library(accord_xmlsec INTERFACE)
  target_include_directories(accord_xmlsec SYSTEM INTERFACE ${ACCORD_xmlsec_INCLUDE_DIR} ${ACCORD_xml2_INCLUDE_DIR})
  target_compile_definitions(accord_xmlsec INTERFACE XMLSEC_NO_SIZE_T XMLSEC_NO_XSLT XMLSEC_CRYPTO_OPENSSL XMLSEC_NO_CRYPTO_DYNAMIC_LOADING)
  target_link_libraries(accord_xmlsec INTERFACE ${CMAKE_DL_LIBS})
endif()

# Debian's libnghttp2.a goes into a shared library but for one use of `stderr`, in a function for its developers. A copy has
# it renamed to a variable of our own (src/http/h2/http2_callbacks.cpp).
if(CMAKE_OBJCOPY)
  set(archive ${PROJECT_BINARY_DIR}/libnghttp2_inside.a)
  if(${ACCORD_nghttp2_ARCHIVE} IS_NEWER_THAN ${archive})
    execute_process(
      COMMAND ${CMAKE_OBJCOPY} --redefine-sym stderr=accord_nghttp2_stderr ${ACCORD_nghttp2_ARCHIVE} ${archive}
      COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set_target_properties(accord_nghttp2 PROPERTIES INTERFACE_LINK_LIBRARIES ${archive})
endif()

if(ACCORD_DEVELOPER)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
