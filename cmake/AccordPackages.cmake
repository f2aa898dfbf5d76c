# What is installed besides programs and libraries, and the packages that CPack makes of it (docs/packaging/): component
# "accord" has the program under all its names, component "library" the C++ and the C library. Each comes with what is inside
# of it: licences and a bill of materials, made by AccordBill.cmake.
include(GNUInstallDirs)

# accord_bill(accord application component target package NAME=FILE ...): makes build/bill/<component> with the target, and
# installs it where Debian has the documents of the package.
function(accord_bill name type component target package)
  set(into ${PROJECT_BINARY_DIR}/bill/${component})
  set(table ${PROJECT_SOURCE_DIR}/packaging/bill/parts.txt)
  set(script ${PROJECT_SOURCE_DIR}/cmake/AccordBill.cmake)
  list(TRANSFORM ARGN REPLACE "^[^=]*=" "" OUTPUT_VARIABLE files)
  if(component STREQUAL accord)
    set(page_parts ${ACCORD_WEB_PARTS}) # none where it is built without the page
  endif()
  add_custom_command(OUTPUT ${into}/licenses.txt
    COMMAND ${CMAKE_COMMAND} -DTABLE=${table} -DVERSION=${PROJECT_VERSION} -DNAME=${name} -DOF=${component} -DTYPE=${type}
            -DINTO=${into} -DCHANGELOG=${PROJECT_SOURCE_DIR}/CHANGELOG.md -DPAGE_PARTS=${page_parts} "-DFILES=${ARGN}"
            -P ${script}
    DEPENDS ${script} ${table} ${files} ${page_parts} ${PROJECT_SOURCE_DIR}/CHANGELOG.md VERBATIM COMMENT "What is inside of ${name}")
  add_custom_target(${component}_bill ALL DEPENDS ${into}/licenses.txt)
  add_dependencies(${target} ${component}_bill) # so that whoever builds one of them can install it
  set(documents ${CMAKE_INSTALL_DATADIR}/doc/${package})
  install(FILES ${into}/${name}.cdx.json ${into}/licenses.txt ${into}/changelog.gz DESTINATION ${documents} COMPONENT ${component})
  install(DIRECTORY ${into}/licenses DESTINATION ${documents} COMPONENT ${component})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${documents} COMPONENT ${component} RENAME copyright)
endfunction()

# NAME=FILE for each part of packaging/bill/parts.txt: a file that was compiled in, whose package tells the version.
foreach(archive stdc++ gcc)
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=lib${archive}.a OUTPUT_VARIABLE lib${archive}
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  get_filename_component(lib${archive} ${lib${archive}} REALPATH)
endforeach()
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libc.so.6 OUTPUT_VARIABLE libc OUTPUT_STRIP_TRAILING_WHITESPACE)
get_filename_component(libc ${libc} REALPATH)
set(accord_parts
  Boost=${Boost_INCLUDE_DIR}/boost/version.hpp OpenSSL=${ACCORD_ssl_ARCHIVE} PCRE2=${ACCORD_pcre2-8_ARCHIVE}
  pugixml=${ACCORD_pugixml_ARCHIVE} nghttp2=${ACCORD_nghttp2_ARCHIVE} fmt=${fmt_DIR}/fmt-config.cmake
  spdlog=${ACCORD_spdlog_INCLUDE_DIR}/spdlog/spdlog.h libstdc++=${libstdc++} libgcc=${libgcc} glibc=${libc})
accord_bill(libaccord library library accord_library libaccord-dev ${accord_parts})
accord_bill(accord application accord accord accord ${accord_parts}
  CLI11=${CLI11_DIR}/CLI11Config.cmake yaml-cpp=${YAML_CPP_LIBRARY} SOCI=${SOCI_CORE_ARCHIVE} SQLite=${SQLITE3_LIBRARY}
  libsodium=${ACCORD_sodium_ARCHIVE} cjose=${ACCORD_cjose_ARCHIVE} Jansson=${ACCORD_jansson_ARCHIVE}
  libpq-headers=${LIBPQ_INCLUDE_DIR}/libpq-fe.h libxmlsec1-headers=${ACCORD_xmlsec_INCLUDE_DIR}/xmlsec/xmlsec.h
  libxml2-headers=${ACCORD_xml2_INCLUDE_DIR}/libxml/parser.h ICU-headers=${ACCORD_icu_INCLUDE_DIR}/unicode/ucnv.h)
install(FILES packaging/systemd/accord.service DESTINATION lib/systemd/system COMPONENT accord)
install(FILES packaging/systemd/accord.env DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/accord/examples COMPONENT accord)

set(CPACK_PACKAGE_NAME accord)
set(CPACK_PACKAGE_VENDOR Accord)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Contract testing: broker, verifier and client in one program")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL accord library)
set(CPACK_COMPONENTS_GROUPING IGNORE)

# accord-0.1.0-linux-x86_64.tar.gz: one folder of that name, to be unpacked anywhere.
string(TOLOWER ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR} system)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/packaging/format.cmake)
set(CPACK_PACKAGE_FILE_NAME accord-${PROJECT_VERSION}-${system})
set(CPACK_ARCHIVE_ACCORD_FILE_NAME accord-${PROJECT_VERSION}-${system})
set(CPACK_ARCHIVE_LIBRARY_FILE_NAME accord-library-${PROJECT_VERSION}-${system})

# accord_0.1.0_amd64.deb and libaccord-dev_0.1.0_amd64.deb
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_POST_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/debian/size.cmake)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The maintainers of Accord <maintainers@accord.invalid>")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_ACCORD_PACKAGE_NAME accord)
set(CPACK_DEBIAN_ACCORD_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_ACCORD_DESCRIPTION "Checks that services keep the contracts that their consumers wrote down as
Pact files, and says which version may be deployed. The program is a Pact
Broker, its client and a verifier, and answers to the names of Pact's own
programs, too.")
# What the program is linked with is older than, or from, Debian 12: tests/e2e/packages/deb_test.sh looks.
set(CPACK_DEBIAN_ACCORD_PACKAGE_DEPENDS "libc6 (>= 2.36)")
set(CPACK_DEBIAN_ACCORD_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_ACCORD_PACKAGE_SUGGESTS "libpq5, libxmlsec1-openssl")
set(scripts ${PROJECT_SOURCE_DIR}/packaging/debian)
set(CPACK_DEBIAN_ACCORD_PACKAGE_CONTROL_EXTRA ${scripts}/postinst ${scripts}/prerm ${scripts}/postrm)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libaccord-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "Accord::accord for tests in C++, libpact_ffi for those in other languages.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "libc6 (>= 2.36), libstdc++6 (>= 12), libgcc-s1 (>= 3.0)")
include(CPack)
