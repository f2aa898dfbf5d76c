// For tests of pacts in the making: a pact that is freed, and what it writes.
#pragma once

#include "base/files.hpp"
#include "base/json.hpp"
#include "ffi/edge/told_texts.hpp"
#include "pact.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace accord::ffi {

/// A folder of the test's own, which goes with it.
class TestFolder {
  public:
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
    /// The file of this name, as JSON.
    [[nodiscard]] json::Value json_of(const std::string& name) const {
        return *json::parse(*read_file(path() / name));
    }

  private:
    TemporaryFolder folder_;
};

class TestPact {
  public:
    explicit TestPact(PactSpecification version = PactSpecification_V4)
        : handle_(pactffi_new_pact("Shop", "Products")) {
        EXPECT_TRUE(pactffi_with_specification(handle_, version));
    }
    ~TestPact() { pactffi_free_pact_handle(handle_); }
    TestPact(const TestPact&) = delete;

    operator PactHandle() const { return handle_; }

    /// The file that it writes.
    [[nodiscard]] json::Value written() const {
        const TestFolder folder;
        EXPECT_EQ(pactffi_pact_handle_write_file(handle_, folder.path().c_str(), true), 0)
            << last_error();
        return folder.json_of("Shop-Products.json");
    }

    /// The place of the file that a JSON pointer names, as canonical text.
    [[nodiscard]] std::string at(std::string_view pointer) const {
        const json::Value file = written();
        const json::Value* found = json::at_pointer(file, pointer);
        return found != nullptr ? json::write_canonical(*found) : "(nothing)";
    }

  private:
    PactHandle handle_;
};

}  // namespace accord::ffi
