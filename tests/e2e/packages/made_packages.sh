#!/usr/bin/env bash
# Makes the packages of what is built, as cpack does for a release, but not packed: made_packages.sh BUILD INTO
# The library's tar is left out: it has what its .deb has.
set -e
build=$1 into=$2
rm -rf "$into"
pack() { cpack --config "$build/CPackConfig.cmake" -B "$into" "$@"; }
pack -G DEB -D CPACK_DEBIAN_COMPRESSION_TYPE=none
pack -G TGZ -D CPACK_COMPONENTS_ALL=accord
