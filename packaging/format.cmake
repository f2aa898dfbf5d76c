# CPack reads it for each format. A tar has all in one folder; in a .deb everything has its place.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
