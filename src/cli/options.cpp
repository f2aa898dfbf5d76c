// The rows, carried out by CLI11: see options.hpp.
#include "cli/options.hpp"

#include "cli/programs.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace accord::cli {

const Option& Option::required() const {
    option_->required();
    return *this;
}

const Option& Option::needs(const Option& other) const {
    option_->needs(other.option_);
    return *this;
}

const Option& Option::excludes(const Option& other) const {
    option_->excludes(other.option_);
    return *this;
}

const Option& Option::may_be_without_value(const char* value) const {
    option_->expected(0, 1)->type_name(value);
    return *this;
}

const Option& Option::one_of(const std::vector<std::string>& values) const {
    option_->check(CLI::IsMember(values));
    return *this;
}

template <typename Number>
const Option& Option::in_range(Number min, Number max) const {
    option_->check(CLI::Range(min, max));
    return *this;
}
template const Option& Option::in_range(int min, int max) const;
template const Option& Option::in_range(unsigned min, unsigned max) const;

const Option& Option::checked(
    const std::function<std::string(const std::string& value)>& problem_of) const {
    option_->check(problem_of);
    return *this;
}

const Option& Option::hidden() const {
    option_->group("");
    return *this;
}

const Option& Option::file() const {
    option_->type_name(kFileType);
    return *this;
}

const Option& Option::folder() const {
    option_->type_name(kFolderType);
    return *this;
}

bool Option::is_given() const { return option_->count() > 0; }

bool Option::is_on_line() const {
    const auto& order = app_->parse_order();
    return std::ranges::find(order, option_) != order.end();
}

template <typename Value>
Option Options::value(const char* names, Value& into, const char* help, const char* variable) {
    return {app_, *app_.add_option(names, into, help)->envname(variable)};
}

template <typename Value>
Option Options::value_or_default(const char* names,
                                 Value& into,
                                 const char* help,
                                 const char* variable) {
    return {app_, *app_.add_option(names, into, help)->envname(variable)->capture_default_str()};
}

template Option Options::value(const char*, std::string&, const char*, const char*);
template Option Options::value(const char*, std::optional<std::string>&, const char*, const char*);
template Option Options::value(const char*, std::vector<std::string>&, const char*, const char*);
template Option Options::value(const char*, bool&, const char*, const char*);
template Option Options::value(const char*, unsigned&, const char*, const char*);
template Option Options::value(const char*, unsigned short&, const char*, const char*);
template Option Options::value(const char*, std::optional<unsigned>&, const char*, const char*);
template Option Options::value_or_default(const char*, std::string&, const char*, const char*);
template Option Options::value_or_default(const char*, unsigned&, const char*, const char*);

template <typename Truth>
Option Options::flag(const char* names, Truth& into, const char* help, const char* variable) {
    return {app_, *app_.add_flag(names, into, help)->envname(variable)};
}

template Option Options::flag(const char*, bool&, const char*, const char*);
template Option Options::flag(const char*, std::optional<bool>&, const char*, const char*);

Option Options::repeated(const char* names, std::vector<std::string>& into, const char* help) {
    return {app_, *app_.add_option(names, into, help)->take_all()->allow_extra_args(false)};
}

Option Options::repeated_or_commas(const char* names,
                                   std::vector<std::string>& into,
                                   const char* help) {
    return {
        app_,
        *app_.add_option(names, into, help)->take_all()->allow_extra_args(false)->delimiter(',')};
}

Option Options::several(const char* names, std::vector<std::string>& into, const char* help) {
    return {app_, *app_.add_option(names, into, help)->take_all()};
}

Option Options::told(const char* names, const OnValue& on_value, const char* help) {
    return {app_, *app_.add_option_function<std::string>(names, on_value, help)};
}

Option Options::told_in_order(const char* names, const OnValue& on_value, const char* help) {
    return {app_,
            *app_.add_option_function<std::string>(names, on_value, help)->trigger_on_parse()};
}

Option Options::noted(const char* names, const std::function<void()>& on_given, const char* help) {
    return {app_, *app_.add_flag_callback(names, on_given, help)};
}

Option Options::noted_in_order(const char* names,
                               const std::function<void()>& on_given,
                               const char* help) {
    return {app_, *app_.add_flag_callback(names, on_given, help)->trigger_on_parse()};
}

void Options::help(const char* names) { app_.set_help_flag(names, "Print this help"); }

void Options::version(const char* names) {
    app_.set_version_flag(names, kVersionLine, "Print the version");
}

void Options::anything() { app_.prefix_command(); }

void Options::ignored_flag(const char* names) { app_.add_flag(names)->group(""); }

void Options::ignored_value(const char* names) {
    app_.add_option_function<std::string>(names, [](const std::string&) {})->group("");
}

}  // namespace accord::cli
