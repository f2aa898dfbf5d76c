# The compiler Accord takes, and what speeds up building where the machine has it.
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
   OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19))
  message(FATAL_ERROR "Accord is built by g++ 12 or clang++ 19, or newer (std::expected), not by "
    "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}. Set CMAKE_CXX_COMPILER; a project in C++17 by any other "
    "compiler can use an installed Accord with find_package(Accord)")
endif()

if(NOT PROJECT_IS_TOP_LEVEL)
  # The launcher and the linker are the parent's choice; its checkers and batches are for its own code.
  set(CMAKE_UNITY_BUILD OFF)
  foreach(checker CLANG_TIDY CPPCHECK CPPLINT INCLUDE_WHAT_YOU_USE)
    set(CMAKE_CXX_${checker} "")
  endforeach()
  return()
endif()

find_program(ACCORD_CCACHE ccache)
if(ACCORD_CCACHE)
  # ccache asks for these two where headers are precompiled. What a header was edited under while it was compiled is not
  # kept. CCACHE_DEPEND spares a miss the run of the preprocessor.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_DEPEND=1 CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${ACCORD_CCACHE})
endif()

find_program(ACCORD_MOLD mold)
if(ACCORD_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
