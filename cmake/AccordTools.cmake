# Speeds up building with what the machine has; needs none of it.
find_program(ACCORD_CCACHE ccache)
if(ACCORD_CCACHE)
  # Precompiled headers are safe to cache only with these two told apart from time stamps.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${ACCORD_CCACHE})
endif()

find_program(ACCORD_MOLD mold)
if(ACCORD_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
