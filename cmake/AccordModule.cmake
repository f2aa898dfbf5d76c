# accord_module(base SOURCES ... [TESTS ...] [LINKS ...] [PRIVATE_LINKS ...] [TEST_LINKS ...] [BOTH_DATABASES])
#   declares the library of one folder under src/ and, for developers, the program of its unit tests.
# accord_test(name SOURCES ... LINKS ... [LABEL unit] [BOTH_DATABASES])
#   declares a test program that is more than the unit tests of one folder. With BOTH_DATABASES its tests are run twice, on
#   SQLite and, all at once as "postgres.name", on PostgreSQL (support/database/test_database.hpp); suites named Sqlite... or
#   Postgres... on that one only.
# accord_script_test(name COMMAND ... LABEL e2e TIMEOUT 120 [FIXTURES ...] [BOTH_DATABASES])
#   declares a test that is a script; with BOTH_DATABASES also "postgres.name".

# The flags of our own code, on a target of their own so that no user of the library inherits them.
add_library(accord_flags INTERFACE)
target_compile_features(accord_flags INTERFACE cxx_std_23)
if(ACCORD_DEVELOPER)
  target_compile_options(accord_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    # Designated initialisers name what differs from the default and leave out the rest on purpose.
    -Wno-missing-field-initializers
    # g++ 12 reports overlapping copies in std::string's operator+ that cannot happen (GCC bug 105329).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # At -O3 it also sees overflows in copies of std::vector and std::string that have their size checked.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-stringop-overflow;-Wno-array-bounds>
    # clang reports what libstdc++ 12's own std::stable_sort uses.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
    -Werror)
else()
  # Nor does a user's build read our warnings, or fail by his own -Werror.
  target_compile_options(accord_flags INTERFACE -w)
endif()
target_compile_definitions(accord_flags INTERFACE
  BOOST_ALL_NO_LIB BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION)
target_include_directories(accord_flags INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
target_link_libraries(accord_flags INTERFACE accord_fmt Threads::Threads)
target_include_directories(accord_flags SYSTEM INTERFACE ${Boost_INCLUDE_DIRS})

# One precompiled header for all modules, one more for all tests.
add_library(accord_pch STATIC ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(accord_pch PRIVATE accord_flags)
target_precompile_headers(accord_pch PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.hpp)
if(ACCORD_DEVELOPER)
  add_library(accord_test_pch STATIC ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
  target_link_libraries(accord_test_pch PRIVATE accord_flags GTest::gmock)
  target_precompile_headers(accord_test_pch PRIVATE ${PROJECT_SOURCE_DIR}/cmake/test_pch.hpp)
endif()

# accord_join(target sources...): with ACCORD_JOIN the sources of one module are compiled together, eight at a time: reading
# the precompiled header and instantiating templates takes longer than most files themselves. So names in unnamed namespaces
# differ within a module. `x_impl.cpp`, the compiled part of another library, stays alone.
option(ACCORD_JOIN "Compile the sources of a module together: faster in all, slower for one" ON)
function(accord_join target)
  if(NOT ACCORD_JOIN)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # To g++ a joined source is a header, in which an unnamed namespace inside a type would be wrong.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  set(sources ${ARGN})
  list(SORT sources)  # rooms stay together, which read the same headers
  set(joined 0)
  foreach(source ${sources})
    if(source MATCHES "_impl.cpp")
      continue()
    endif()
    math(EXPR unit "${joined}/8")
    math(EXPR joined "${joined}+1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${target}_${unit}")
  endforeach()
endfunction()

function(accord_module name)
  cmake_parse_arguments(ARG "BOTH_DATABASES" "" "SOURCES;TESTS;LINKS;PRIVATE_LINKS;TEST_LINKS" ${ARGN})
  set(target accord_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC ${ARG_LINKS} PRIVATE accord_flags ${ARG_PRIVATE_LINKS})
  target_precompile_headers(${target} REUSE_FROM accord_pch)
  accord_join(${target} ${ARG_SOURCES})
  if(ACCORD_DEVELOPER AND ARG_TESTS)
    if(ARG_BOTH_DATABASES)
      set(databases BOTH_DATABASES)
    endif()
    accord_test(${name}_test SOURCES ${ARG_TESTS} LINKS ${target} ${ARG_TEST_LINKS} LABEL unit ${databases})
  endif()
endfunction()

# The server that the fixture "postgres" starts (tests/support/CMakeLists.txt) leaves its address here.
set(ACCORD_TEST_SERVER ${PROJECT_BINARY_DIR}/postgres)
set(ACCORD_ON_SQLITE ACCORD_TEST_DATABASE=sqlite)
set(ACCORD_ON_POSTGRES ACCORD_TEST_DATABASE=@${ACCORD_TEST_SERVER}/url)
# Memory in large pages: where small ones are costly to get, tests of large texts otherwise take minutes.
set(ACCORD_TEST_MEMORY ENVIRONMENT_MODIFICATION GLIBC_TUNABLES=set:glibc.malloc.hugetlb=1)

function(accord_test name)
  cmake_parse_arguments(ARG "BOTH_DATABASES" "LABEL" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE accord_flags ${ARG_LINKS} GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} REUSE_FROM accord_test_pch)
  accord_join(${name} ${ARG_SOURCES})
  if(NOT ARG_BOTH_DATABASES)
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 120 ${ACCORD_TEST_MEMORY})
    return()
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST TEST_FILTER -Postgres*
                       PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 120 ENVIRONMENT ${ACCORD_ON_SQLITE} ${ACCORD_TEST_MEMORY})
  # In one process: a connection costs more than most tests.
  add_test(NAME postgres.${name} COMMAND ${name} --gtest_filter=-Sqlite* --gtest_brief=1)
  set_tests_properties(postgres.${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 900 ENVIRONMENT ${ACCORD_ON_POSTGRES}
                       ${ACCORD_TEST_MEMORY} FIXTURES_REQUIRED postgres)
endfunction()

function(accord_script_test name)
  cmake_parse_arguments(ARG "BOTH_DATABASES" "LABEL;TIMEOUT" "COMMAND;FIXTURES" ${ARGN})
  add_test(NAME ${name} COMMAND ${ARG_COMMAND})
  set(properties LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT} FIXTURES_REQUIRED)
  set_tests_properties(${name} PROPERTIES ${properties} "${ARG_FIXTURES}" ENVIRONMENT ${ACCORD_ON_SQLITE})
  if(ARG_BOTH_DATABASES)
    add_test(NAME postgres.${name} COMMAND ${ARG_COMMAND})
    set_tests_properties(postgres.${name} PROPERTIES ${properties} "${ARG_FIXTURES};postgres" ENVIRONMENT ${ACCORD_ON_POSTGRES})
  endif()
endfunction()
