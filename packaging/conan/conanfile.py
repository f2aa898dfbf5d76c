# Conan 2: builds Accord's library out of this checkout.
#   conan create packaging/conan --build=missing
# A project then has `accord/<version>` among its requirements, find_package(Accord) and Accord::accord in its CMake.
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir
from conan.tools.scm import Version

required_conan_version = ">=2.0"


class AccordConan(ConanFile):
    name = "accord"
    description = "Contract testing: write Pact files from a consumer's tests"
    license = "MIT"
    topics = ("testing", "contract-testing", "pact", "mock-server")
    package_type = "shared-library"
    settings = "os", "arch", "compiler", "build_type"
    default_options = {
        "boost/*:header_only": True,
        "fmt/*:header_only": True,
        "spdlog/*:header_only": True,
        "libnghttp2/*:shared": False,
        "openssl/*:shared": False,
        "pcre2/*:shared": False,
        "pugixml/*:shared": False,
    }

    @property
    def _checkout(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        text = load(self, os.path.join(self._checkout, "CMakeLists.txt"))
        self.version = re.search(r"project\(Accord VERSION ([0-9.]+)", text).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "src/*"):
            copy(self, pattern, src=self._checkout, dst=self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        # They end up inside of the one shared library; who uses it may have others, or other versions of them.
        for reference in (
            "boost/[>=1.81 <2]",
            "fmt/[>=9 <12]",
            "libnghttp2/[>=1.52 <2]",
            "openssl/[>=3 <4]",
            "pcre2/[>=10.40 <11]",
            "pugixml/[>=1.13 <2]",
            "spdlog/[>=1.10 <2]",
        ):
            self.requires(reference, visible=False)

    def validate(self):
        if self.settings.os != "Linux":
            raise ConanInvalidConfiguration("Accord is built on Linux only")
        oldest = {"gcc": "12", "clang": "19"}.get(str(self.settings.compiler))
        if oldest is None or Version(self.settings.compiler.version) < oldest:
            raise ConanInvalidConfiguration("Accord is built by gcc 12 or clang 19, or newer")

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["ACCORD_DEVELOPER"] = False
        toolchain.cache_variables["ACCORD_PROGRAM"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        CMake(self).install()
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))  # Conan writes its own

    def package_info(self):
        self.cpp_info.libs = ["accord"]
        self.cpp_info.set_property("cmake_file_name", "Accord")
        self.cpp_info.set_property("cmake_target_name", "Accord::accord")
