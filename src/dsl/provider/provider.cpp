// What a test says about its provider: see accord/provider.hpp.
#include "accord/provider.hpp"

#include "accord/error.hpp"
#include "base/text.hpp"
#include "dsl/provider/state_params.hpp"

#include <fmt/format.h>

namespace accord {
namespace {

/// Throws PactError when the value is not there.
const json::Value& param_of(const StateParams::Impl& impl, const std::string& name) {
    const auto* value = impl.values.if_contains(name);
    if (value == nullptr) {
        throw PactError(fmt::format(
            "there is no value \"{}\" among {}", name, json::write_compact(impl.values)));
    }
    return *value;
}

[[noreturn]] void throw_other_type(const std::string& name,
                                   const json::Value& value,
                                   std::string_view wanted) {
    throw PactError(
        fmt::format("the value \"{}\" is {}, not {}", name, json::write_compact(value), wanted));
}

}  // namespace

std::string ProviderRequest::header(const std::string& name) const {
    for (const auto& [field, value] : headers) {
        if (equal_ignoring_case(field, name)) {
            return value;
        }
    }
    return "";
}

void ProviderRequest::set_header(const std::string& name, const std::string& value) {
    std::erase_if(headers,
                  [&](const auto& field) { return equal_ignoring_case(field.first, name); });
    headers.emplace_back(name, value);
}

bool StateParams::has(const std::string& name) const { return impl_->values.contains(name); }

std::string StateParams::json() const { return json::write_compact(impl_->values); }

bool StateParams::boolean(const std::string& name) const {
    const auto& value = param_of(*impl_, name);
    if (!value.is_bool()) {
        throw_other_type(name, value, "true or false");
    }
    return value.get_bool();
}

double StateParams::number(const std::string& name) const {
    const auto& value = param_of(*impl_, name);
    if (!value.is_number()) {
        throw_other_type(name, value, "a number");
    }
    return value.to_number<double>();
}

std::string StateParams::text(const std::string& name) const {
    const auto& value = param_of(*impl_, name);
    if (!value.is_string()) {
        throw_other_type(name, value, "a text");
    }
    return std::string(value.get_string());
}

std::int64_t StateParams::integer(const std::string& name,
                                  std::int64_t low,
                                  std::int64_t high) const {
    const auto& value = param_of(*impl_, name);
    boost::system::error_code inexact;
    const auto number = value.to_number<std::int64_t>(inexact);
    if (!value.is_number() || inexact || number < low || number > high) {
        throw_other_type(name, value, fmt::format("an integer from {} to {}", low, high));
    }
    return number;
}

}  // namespace accord
