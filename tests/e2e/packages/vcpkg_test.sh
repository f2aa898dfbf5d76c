#!/usr/bin/env bash
# The vcpkg port, run with stand-ins for vcpkg's functions; what it installs serves a project that follows its usage text.
# Usage: vcpkg_test.sh CHECKOUT WORK VERSION
checkout=$1 folder=$2 version=$3
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/ccache.sh" "$folder/source"
port=$folder/source/packaging/vcpkg/ports/accord prefix=$folder/prefix
# Where the Conan test builds, too, and as deep below the sources, so that each finds the other's objects in ccache.
mkdir -p "$folder/source"
(cd "$checkout" && cp -au --parents CMakeLists.txt LICENSE cmake include src packaging "$folder/source")

# CMake tells a script where it lies; a port tells by that where the sources are.
expect 0 'the port configures and installs' cmake -DPORT_FOLDER="$port" -DCURRENT_BUILDTREES_DIR="$folder/source/build/any/packages/vcpkg" \
    -DCURRENT_PACKAGES_DIR="$prefix" -P "$(dirname "$0")/vcpkg_stand_ins.cmake"
for file in include/accord/accord.hpp lib/libaccord.so share/Accord/AccordConfig.cmake share/accord/copyright share/accord/usage; do
    expect 0 "it installs $file" test -e "$prefix/$file"
done
expect 1 'and nothing where vcpkg has no place for it' sh -c "find '$prefix' -type f | grep -vE '/(include|lib|share)/'"

mkdir "$work/project"
cp "$checkout/packaging/conan/test_package/test_package.cpp" "$work/project/my_tests.cpp"
{
    printf 'cmake_minimum_required(VERSION 3.15)\nproject(User LANGUAGES CXX)\nadd_executable(my_tests my_tests.cpp)\n'
    sed -n 's/^    \(find_package.*\)/\1/p; s/^    \(target_link.*\)/\1/p' "$prefix/share/accord/usage"
} >"$work/project/CMakeLists.txt"
expect 0 'a project does as the usage text says' cmake -S "$work/project" -B "$work/built" -G Ninja \
    -DCMAKE_PREFIX_PATH="$prefix"
expect 0 'it builds' cmake --build "$work/built"
expect 0 'it runs' "$work/built/my_tests"
expect_text 'a request for nothing'
finish
