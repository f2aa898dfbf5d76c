"""The functions that include/pact declares, ready to be called in a library."""

import ctypes
import glob
import os
import re

NUMBERS = {
    "bool": ctypes.c_bool, "int": ctypes.c_int, "unsigned int": ctypes.c_uint, "unsigned short": ctypes.c_ushort,
    "size_t": ctypes.c_size_t, "uintptr_t": ctypes.c_size_t, "uint8_t": ctypes.c_uint8, "uint16_t": ctypes.c_uint16,
    "uint64_t": ctypes.c_uint64, "int64_t": ctypes.c_int64, "int32_t": ctypes.c_int32, "double": ctypes.c_double,
    "PactHandle": ctypes.c_uint16, "MessagePactHandle": ctypes.c_uint16,
    "InteractionHandle": ctypes.c_uint32, "MessageHandle": ctypes.c_uint32,
    "PactSpecification": ctypes.c_int, "MatchingRuleCategory": ctypes.c_int, "GeneratorCategory": ctypes.c_int,
    "ExpressionValueType": ctypes.c_int,
}
HANDLES = {"PactHandle", "MessagePactHandle", "InteractionHandle", "MessageHandle"}
# Texts that belong to what they were asked of.
NOT_TO_BE_DELETED = {
    "pactffi_version", "pactffi_mock_server_mismatches", "pactffi_mock_server_logs", "pactffi_matching_rule_value",
    "pactffi_matching_rule_reference_name",
}


class StringResult(ctypes.Structure):
    _fields_ = [("tag", ctypes.c_int), ("text", ctypes.c_void_p)]


class Texts(ctypes.Structure):
    """Two or three texts, or a path and a pointer."""
    _fields_ = [("first", ctypes.c_void_p), ("second", ctypes.c_void_p), ("third", ctypes.c_void_p)]


# What stands behind a pointer that is no secret, and which function ends it.
STRUCTS = {
    "MessageMetadataPair": "pactffi_message_metadata_pair_delete",
    "MessagePactMetadataTriple": "pactffi_message_pact_metadata_triple_delete",
    "ProviderStateParamPair": "pactffi_provider_state_param_pair_delete",
    "MatchingRuleKeyValuePair": "pactffi_matching_rules_iter_pair_delete",
    "GeneratorKeyValuePair": "pactffi_generators_iter_pair_delete",
}


class Declaration:
    def __init__(self, name, result, arguments):
        self.name = name
        self.result = result
        self.arguments = arguments

    def bind(self, library):
        function = getattr(library, self.name)
        function.argtypes = [ctype_of(argument) for argument in self.arguments]
        function.restype = ctype_of(self.result)
        return function


def ctype_of(declared):
    if declared == "void":
        return None
    if declared == "StringResult":
        return StringResult
    return ctypes.c_void_p if declared.endswith("*") else NUMBERS[declared]


def plain(declared):
    """A type without its name, const and spaces: `const char *name` is `char*`."""
    declared = declared.replace("const ", "").strip()
    if "*" in declared:
        return declared.split("*", 1)[0].strip() + "*"
    words = declared.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] not in ("int", "short") else declared


def read_declarations(folder):
    declarations = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.h"))):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/|//[^\n]*|^#[^\n]*", "", file.read(), flags=re.S | re.M)
        for result, name, arguments in re.findall(r"([\w ]+[ *]+)(pactffi_\w+)\(([^()]*)\);", text):
            types = [plain(" ".join(one.split())) for one in arguments.split(",")]
            result = plain(result.strip() + ("" if "*" in result else " result"))
            declarations[name] = Declaration(name, result, [] if types == ["void"] else types)
    return declarations
