# find_package(Accord) gives the target Accord::accord: the C++ interface, self-contained.
include(${CMAKE_CURRENT_LIST_DIR}/AccordTargets.cmake)
