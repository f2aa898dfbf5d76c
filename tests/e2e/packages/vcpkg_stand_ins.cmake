# The functions of vcpkg that Accord's port calls, so that the port runs where vcpkg can't be installed: it configures and
# installs for real, with the system's libraries in the place of vcpkg's.
#   cmake -DPORT_FOLDER=... -DCURRENT_BUILDTREES_DIR=... -DCURRENT_PACKAGES_DIR=... -P vcpkg_stand_ins.cmake
set(PORT accord)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_check_linkage wanted)
  if(NOT wanted STREQUAL "ONLY_DYNAMIC_LIBRARY")
    message(FATAL_ERROR "The port asks for ${wanted}, but Accord is a shared library")
  endif()
endfunction()

function(vcpkg_cmake_configure)
  cmake_parse_arguments(ARG "" "SOURCE_PATH" "OPTIONS" ${ARGN})
  # Without optimisation, as only the steps matter here.
  run(${CMAKE_COMMAND} -S ${ARG_SOURCE_PATH} -B ${CURRENT_BUILDTREES_DIR} -G Ninja -DCMAKE_BUILD_TYPE= ${ARG_OPTIONS}
      -DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=ON)
endfunction()

function(vcpkg_cmake_install)
  run(${CMAKE_COMMAND} --build ${CURRENT_BUILDTREES_DIR} --target install)
endfunction()

function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(ARG "" "PACKAGE_NAME;CONFIG_PATH" "" ${ARGN})
  file(GLOB files ${CURRENT_PACKAGES_DIR}/${ARG_CONFIG_PATH}/*)
  if(NOT files)
    message(FATAL_ERROR "Nothing is installed in ${ARG_CONFIG_PATH}")
  endif()
  file(COPY ${files} DESTINATION ${CURRENT_PACKAGES_DIR}/share/${ARG_PACKAGE_NAME})
  file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/lib/cmake)
  # The files now lie two folders below the prefix, no longer three.
  set(up [[get_filename_component(_IMPORT_PREFIX "${_IMPORT_PREFIX}" PATH)]])
  set(targets ${CURRENT_PACKAGES_DIR}/share/${ARG_PACKAGE_NAME}/AccordTargets.cmake)
  file(READ ${targets} text)
  string(REPLACE "${up}\n${up}\n${up}\n" "${up}\n${up}\n" text "${text}")
  file(WRITE ${targets} "${text}")
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(ARG "" "" "FILE_LIST" ${ARGN})
  configure_file(${ARG_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright COPYONLY)
endfunction()

file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR})
include(${PORT_FOLDER}/portfile.cmake)
