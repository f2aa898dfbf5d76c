// Reads selectors and options of the matrix.
#include "broker/domain/matrix/matrix_query.hpp"

#include "broker/domain/limits.hpp"
#include "broker/domain/nested_query.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord::broker::domain {
namespace {

/// The parameter when it is a text that says something.
std::optional<std::string> filled(const json::Object& parameters, std::string_view name) {
    const auto text = json::string_at(parameters, name);
    if (!text || text->empty()) {
        return std::nullopt;
    }
    return std::string(*text);
}

bool is_true(const json::Object& parameters, std::string_view name) {
    return json::string_at(parameters, name) == "true";
}

MatrixSelector selector_from(const json::Value& value) {
    if (!value.is_object()) {
        return {};
    }
    const json::Object& object = value.as_object();
    return {.pacticipant = filled(object, "pacticipant"),
            .version = filled(object, "version"),
            .branch = filled(object, "branch"),
            .tag = filled(object, "tag"),
            .environment = filled(object, "environment"),
            .latest = is_true(object, "latest"),
            .main_branch = is_true(object, "mainBranch")};
}

std::vector<std::optional<bool>> success_from(const json::Value* value) {
    std::vector<std::optional<bool>> wanted;
    const auto add = [&](const json::Value& one) {
        if (one.is_string() && !one.as_string().empty()) {
            wanted.emplace_back(one.as_string() == "true");
        } else {
            wanted.emplace_back(std::nullopt);
        }
    };
    if (value && value->is_string()) {
        add(*value);
    }
    if (value && value->is_array()) {
        for (const json::Value& one : value->as_array()) {
            add(one);
        }
    }
    return wanted;
}

/// The number that `text` begins with, 0 without one.
std::size_t leading_number(std::string_view text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Result<std::optional<LatestBy>> latest_by_from(const std::optional<std::string>& text) {
    if (!text) {
        return std::nullopt;
    }
    if (*text == "cvpv") {
        return LatestBy::kConsumerVersionProviderVersion;
    }
    if (*text == "cvp") {
        return LatestBy::kConsumerVersionProvider;
    }
    if (*text == "cp") {
        return LatestBy::kConsumerProvider;
    }
    return fail(ErrorCode::kInvalidInput,
                fmt::format("latestby must be one of: cvpv, cvp, cp (it was '{}').", *text));
}

void check_ignored(const MatrixSelector& selector, std::vector<std::string>& errors) {
    if (!selector.pacticipant) {
        errors.emplace_back("Please specify the pacticipant name to ignore");
    } else if (selector.version && selector.latest) {
        errors.push_back(fmt::format(
            "A version number and latest flag cannot both be specified for {} to ignore",
            *selector.pacticipant));
    }
}

/// What /can-i-deploy is told to ignore: names, or objects with a name and perhaps a version.
std::vector<MatrixSelector> ignored_from(const json::Value* value) {
    std::vector<MatrixSelector> ignored;
    json::Array storage;
    const json::Array* elements = elements_of(value, storage);
    if (!elements) {
        return ignored;
    }
    for (const json::Value& element : *elements) {
        if (element.is_string()) {
            ignored.push_back({.pacticipant = std::string(element.as_string())});
        } else if (element.is_object() && json::find(element, "pacticipant")) {
            ignored.push_back({.pacticipant = json::string_or(element.as_object(), "pacticipant"),
                               .version = filled(element.as_object(), "version")});
        }
    }
    return ignored;
}

}  // namespace

Result<MatrixQuery> parse_matrix_query(const json::Object& parameters) {
    MatrixQuery query;
    json::Array storage;
    const json::Value* q = json::find(parameters, "q");
    const json::Array* selectors = elements_of(q, storage);
    if (q && !selectors) {
        return fail(ErrorCode::kInvalidInput,
                    "q must be a list of selectors, such as q[][pacticipant]=Foo&q[][version]=1");
    }
    if (selectors) {
        for (const json::Value& one : *selectors) {
            query.selectors.push_back(selector_from(one));
        }
    }
    MatrixOptions& options = query.options;
    auto latest_by = latest_by_from(filled(parameters, "latestby"));
    if (!latest_by) {
        return fail(latest_by.error());
    }
    options.latest_by = *latest_by;
    options.success = success_from(json::find(parameters, "success"));
    options.limit = leading_number(filled(parameters, "limit").value_or("100"));
    options.latest = is_true(parameters, "latest");
    options.main_branch = is_true(parameters, "mainBranch");
    options.tag = filled(parameters, "tag");
    options.environment = filled(parameters, "environment");
    json::Array ignored_storage;
    if (const auto* ignored = elements_of(json::find(parameters, "ignore"), ignored_storage)) {
        for (const json::Value& one : *ignored) {
            options.ignore.push_back(selector_from(one));
        }
    }
    return query;
}

std::vector<std::string> validate(const MatrixQuery& query, const KnownNames& known) {
    std::vector<std::string> errors;
    if (const auto fault = count_fault(query.selectors.size(), kSelectorsMax); !fault.empty()) {
        errors.push_back("q " + fault);
        return errors;
    }
    for (const MatrixSelector& selector : query.selectors) {
        if (!selector.pacticipant) {
            errors.emplace_back("Please specify the pacticipant name");
        } else if (selector.version && selector.latest) {
            errors.push_back(
                fmt::format("A version number and latest flag cannot both be specified for {}",
                            *selector.pacticipant));
        }
    }
    for (const MatrixSelector& selector : query.selectors) {
        if (selector.pacticipant && !known.pacticipant(*selector.pacticipant)) {
            errors.push_back(fmt::format("Pacticipant {} not found", *selector.pacticipant));
        }
    }
    if (query.selectors.empty()) {
        errors.emplace_back("Please provide 1 or more version selectors.");
    }
    for (std::string& error : validate(query.options, known)) {
        errors.push_back(std::move(error));
    }
    return errors;
}

std::vector<std::string> validate(const MatrixOptions& options, const KnownNames& known) {
    std::vector<std::string> errors;
    if (const auto fault = count_fault(options.ignore.size(), kSelectorsMax); !fault.empty()) {
        errors.push_back("ignore " + fault);
        return errors;
    }
    for (const MatrixSelector& selector : options.ignore) {
        check_ignored(selector, errors);
    }
    if (int{options.tag.has_value()} + int{options.environment.has_value()} +
            int{options.main_branch} >
        1) {
        errors.emplace_back("Cannot specify more than one of tag, environment and mainBranch.");
    }
    if (options.latest && options.environment) {
        errors.emplace_back("Cannot specify both latest=true and an environment.");
    }
    if (options.environment && !known.environment(*options.environment)) {
        errors.push_back(
            fmt::format("Environment with name '{}' does not exist", *options.environment));
    }
    if (options.limit == 0) {
        errors.emplace_back("The limit must be 1 or greater.");
    }
    return errors;
}

std::expected<MatrixQuery, ParameterErrors> parse_can_i_deploy_query(const json::Object& parameters,
                                                                     const KnownNames& known) {
    ParameterErrors errors;
    const auto pacticipant = filled(parameters, "pacticipant");
    const auto version = filled(parameters, "version");
    const auto tag = filled(parameters, "to");
    const auto environment = filled(parameters, "environment");
    if (!pacticipant) {
        errors.emplace_back("pacticipant", "is missing");
    } else if (!known.pacticipant(*pacticipant)) {
        errors.emplace_back("pacticipant", "does not match an existing pacticipant");
    }
    if (!version) {
        errors.emplace_back("version", "is missing");
    }
    if (environment && !known.environment(*environment)) {
        errors.emplace_back("environment",
                            fmt::format("with name '{}' does not exist", *environment));
    }
    if (tag && environment) {
        errors.emplace_back("", "Cannot specify both a 'to' tag and an environment.");
    } else if (!tag && !environment) {
        errors.emplace_back("", "Must specify either an environment or a 'to' tag.");
    }
    if (!errors.empty()) {
        return std::unexpected(std::move(errors));
    }

    MatrixQuery query;
    query.selectors.push_back({.pacticipant = pacticipant, .version = version});
    query.options = {.latest_by = environment ? LatestBy::kConsumerVersionProviderVersion
                                              : LatestBy::kConsumerVersionProvider,
                     .latest = tag.has_value(),
                     .tag = tag,
                     .environment = environment,
                     .ignore = ignored_from(json::find(parameters, "ignore"))};
    return query;
}

}  // namespace accord::broker::domain
