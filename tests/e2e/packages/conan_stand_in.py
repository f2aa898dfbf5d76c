# The part of the module `conan` that Accord's recipes use, so that they run where Conan can't be installed: each step that
# `conan create` would take is taken, with the system's libraries in the place of Conan's packages.
import fnmatch
import os
import shutil
import subprocess
import sys
import types


class ConanFile:
    def __init__(self, recipe_folder):
        self.recipe_folder = recipe_folder
        self.settings = types.SimpleNamespace(
            os="Linux", arch="x86_64", build_type="Debug", compiler=Compiler("gcc"))
        self.cpp_info = CppInfo()
        self.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir=None))
        self.required = []
        self.definitions = {}

    def requires(self, reference, visible=True):
        self.required.append((reference, visible))

    def run(self, command, env=None):
        subprocess.run(command, shell=True, check=True)


class Compiler(str):
    version = "12"


class CppInfo:
    def __init__(self):
        self.libs, self.properties = [], {}

    def set_property(self, name, value):
        self.properties[name] = value


class CMakeToolchain:
    def __init__(self, recipe):
        self.recipe, self.cache_variables = recipe, {}

    def generate(self):
        self.recipe.definitions.update({k: "ON" if v else "OFF" for k, v in self.cache_variables.items()})


class CMakeDeps:
    """Nothing to write: the dependencies are where CMake looks anyway."""

    def __init__(self, recipe):
        pass

    def generate(self):
        pass


class CMake:
    def __init__(self, recipe):
        self.recipe = recipe

    def configure(self):
        # Without optimisation, as only the steps matter here.
        definitions = {"CMAKE_BUILD_TYPE": "", "CMAKE_INSTALL_LIBDIR": "lib", **self.recipe.definitions}
        cmake("-S", self.recipe.source_folder, "-B", self.recipe.build_folder, "-G", "Ninja",
              *(f"-D{name}={value}" for name, value in definitions.items()))

    def build(self):
        cmake("--build", self.recipe.build_folder)

    def install(self):
        cmake("--install", self.recipe.build_folder, "--prefix", self.recipe.package_folder)


def cmake(*arguments):
    subprocess.run(["cmake", *arguments], check=True)


def cmake_layout(recipe):
    recipe.cpp.build.bindir = recipe.build_folder


def copy(_, pattern, src, dst):
    for folder, _, files in os.walk(src):
        inside = os.path.relpath(folder, src)
        if inside.split(os.sep)[0] in ("build", ".git"):
            continue
        for file in files:
            path = os.path.normpath(os.path.join(inside, file))
            if fnmatch.fnmatch(path, pattern):
                os.makedirs(os.path.dirname(os.path.join(dst, path)), exist_ok=True)
                shutil.copy2(os.path.join(src, path), os.path.join(dst, path))


def load(_, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def rmdir(_, path):
    shutil.rmtree(path, ignore_errors=True)


class Version(str):
    def __lt__(self, other):
        return [int(n) for n in self.split(".")] < [int(n) for n in str(other).split(".")]


class ConanInvalidConfiguration(Exception):
    pass


def offer(name, **contents):
    module = types.ModuleType(name)
    module.__dict__.update(contents)
    sys.modules[name] = module


offer("conan", ConanFile=ConanFile)
offer("conan.errors", ConanInvalidConfiguration=ConanInvalidConfiguration)
offer("conan.tools")
offer("conan.tools.build", can_run=lambda _: True)
offer("conan.tools.cmake", CMake=CMake, CMakeDeps=CMakeDeps, CMakeToolchain=CMakeToolchain, cmake_layout=cmake_layout)
offer("conan.tools.files", copy=copy, load=load, rmdir=rmdir)
offer("conan.tools.scm", Version=Version)
