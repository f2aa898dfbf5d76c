// Loads libxmlsec1: see xml_library.hpp.
#include "broker/federation/saml/xml_library.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

namespace accord::broker::federation {
namespace {

/// What its back end needs comes with it: libxmlsec1, libxml2, and an OpenSSL of their own.
constexpr const char* kXmlSecurityLibrary = "libxmlsec1-openssl.so.1";

struct LoadedLibrary {
    void* handle = ::dlopen(kXmlSecurityLibrary, RTLD_NOW | RTLD_LOCAL);
    std::string problem = handle != nullptr ? "" : ::dlerror();
};

LoadedLibrary& xml_library() {
    static LoadedLibrary library;
    return library;
}

/// Says nothing on standard error: what is wrong is known from the answer.
void keep_silent(const char* /*file*/,
                 int /*line*/,
                 const char* /*function*/,
                 const char* /*object*/,
                 const char* /*subject*/,
                 int /*reason*/,
                 const char* /*message*/) {}

/// Why it can't be used; empty: it can. Its structures are ours only where it says so.
std::string make_ready() {
    if (xml_library().handle == nullptr) {
        return xml_library().problem;
    }
    ACCORD_XML(xmlInitParser)();
    if (ACCORD_XML(xmlSecInit)() < 0) {
        return "it does not begin to work";
    }
    if (ACCORD_XML(xmlSecCheckVersionExt)(
            XMLSEC_VERSION_MAJOR, XMLSEC_VERSION_MINOR, 0, xmlSecCheckVersionABICompatible) != 1) {
        return fmt::format("it is not version {}.{}", XMLSEC_VERSION_MAJOR, XMLSEC_VERSION_MINOR);
    }
    if (ACCORD_XML(xmlSecOpenSSLAppInit)(nullptr) < 0 || ACCORD_XML(xmlSecOpenSSLInit)() < 0) {
        return "its back end of OpenSSL does not begin to work";
    }
    ACCORD_XML(xmlSecErrorsSetCallback)(keep_silent);
    return "";
}

}  // namespace

Result<void> load_xml_library() {
    static const std::string kProblem = make_ready();
    if (kProblem.empty()) {
        return {};
    }
    return fail(ErrorCode::kIo,
                fmt::format("SAML needs the library {} (Debian: libxmlsec1-openssl): {}",
                            kXmlSecurityLibrary,
                            kProblem));
}

void* find_in_xml_library(const char* name) { return ::dlsym(xml_library().handle, name); }

}  // namespace accord::broker::federation
