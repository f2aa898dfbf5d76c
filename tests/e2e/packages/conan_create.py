# Takes Accord's Conan recipe through the steps of `conan create`, and its test_package after it.
# Usage: conan_create.py CHECKOUT WORK   (WORK/source/build is kept: what is built already is not built again)
import importlib.util
import os
import shutil
import sys

import conan_stand_in as conan

sys.dont_write_bytecode = True


def recipe_of(folder):
    specification = importlib.util.spec_from_file_location("recipe", os.path.join(folder, "conanfile.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    [kind] = [k for k in vars(module).values()
              if isinstance(k, type) and issubclass(k, conan.ConanFile) and k is not conan.ConanFile]
    return kind(folder)


def refuses(folder, **settings):
    """Whether validate() turns these settings down."""
    recipe = recipe_of(folder)
    for name, value in settings.items():
        setattr(recipe.settings.compiler if name == "version" else recipe.settings, name, value)
    try:
        recipe.validate()
    except conan.ConanInvalidConfiguration:
        return True
    return False


def create(folder, work):
    recipe = recipe_of(folder)
    recipe.set_version()
    recipe.export_sources_folder = recipe.source_folder = os.path.join(work, "source")
    # As deep below the sources as the vcpkg test builds, so that ccache knows the objects again.
    recipe.build_folder = os.path.join(recipe.source_folder, "build", "any", "packages", "conan")
    recipe.package_folder = os.path.join(work, "package")
    shutil.rmtree(recipe.package_folder, ignore_errors=True)
    recipe.export_sources()
    recipe.layout()
    recipe.requirements()
    recipe.validate()
    recipe.generate()
    recipe.build()
    recipe.package()
    recipe.package_info()
    return recipe


def write_config(recipe, folder):
    """What CMakeDeps makes of package_info()."""
    target = recipe.cpp_info.properties["cmake_target_name"]
    [library] = recipe.cpp_info.libs
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, recipe.cpp_info.properties["cmake_file_name"] + "Config.cmake"), "w") as config:
        config.write(f"""add_library({target} SHARED IMPORTED)
set_target_properties({target} PROPERTIES IMPORTED_LOCATION {recipe.package_folder}/lib/lib{library}.so
  INTERFACE_INCLUDE_DIRECTORIES {recipe.package_folder}/include)
""")


def run_test_package(package, folder, work):
    test = recipe_of(folder)
    test.tested_reference_str = f"{package.name}/{package.version}"
    test.source_folder, test.build_folder = folder, os.path.join(work, "test_package")
    shutil.rmtree(test.build_folder, ignore_errors=True)
    write_config(package, os.path.join(work, "generated"))
    test.definitions["CMAKE_PREFIX_PATH"] = os.path.join(work, "generated")
    test.layout()
    test.requirements()
    assert test.required == [(test.tested_reference_str, True)], test.required
    test.build()
    test.test()


def files_of(package):
    return sorted(os.path.relpath(os.path.join(folder, file), package)
                  for folder, _, files in os.walk(package) for file in files)


checkout, work = map(os.path.abspath, sys.argv[1:3])
folder = os.path.join(checkout, "packaging", "conan")
assert refuses(folder, os="Windows")
assert refuses(folder, version="11")
package = create(folder, work)
print(package.name, package.version)
for file in files_of(package.package_folder):
    print("packaged:", file)
run_test_package(package, os.path.join(folder, "test_package"), work)
