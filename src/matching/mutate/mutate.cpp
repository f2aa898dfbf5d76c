// How much of an answer a contract would notice: see mutate.hpp.
#include "matching/mutate/mutate.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "matching/mutate/json_mutants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::matching {
namespace {

using contract::Body;

/// What is changed, and how it is judged.
template <class Compiled, class Answer>
class Mutator {
  public:
    Mutator(const Compiled& contract, const Answer& actual)
        : contract_(contract), actual_(actual) {}

    void try_one(const Mutation& mutation, const Answer& changed) {
        ++score.tried;
        if (contract_.match(changed).empty()) {
            score.survivors.push_back(mutation);
        } else {
            ++score.noticed;
        }
    }

    /// Changes of the body, which `body_of` finds in an answer.
    template <class BodyOf>
    void try_body(BodyOf body_of) {
        const Body& expected = body_of(contract_.expected());
        const Body& actual = body_of(actual_);
        if (expected.state != Body::State::kPresent || actual.state != Body::State::kPresent) {
            return;
        }
        Answer changed = actual_;
        body_of(changed) = Body::empty();
        try_one({Mutation::Kind::kEmpty, "$"}, changed);
        const auto example = json::parse(expected.bytes);
        const auto value = json::parse(actual.bytes);
        if (example && value) {
            try_json(*value, *example, changed, body_of);
        }
    }

    MutationScore score;

  private:
    template <class BodyOf>
    void try_json(const json::Value& value,
                  const json::Value& example,
                  Answer& changed,
                  BodyOf body_of) {
        const auto mutants = json_mutants(value, example);
        const auto bytes = std::max<std::size_t>(1, body_of(actual_).bytes.size());
        const auto most = std::min(kMutantsMax, std::max<std::size_t>(1, kMutatedBytesMax / bytes));
        const auto tried = std::min(mutants.size(), most);
        score.left_out += mutants.size() - tried;
        body_of(changed) = body_of(actual_);
        for (std::size_t i = 0; i < tried; ++i) {
            // Evenly chosen where there are too many.
            const auto& mutant = mutants[i * mutants.size() / tried];
            body_of(changed).bytes = json::write_compact(mutated(value, mutant));
            try_one(mutant.mutation, changed);
        }
    }

    const Compiled& contract_;
    const Answer& actual_;
};

std::string change_in_words(const Mutation& mutation) {
    switch (mutation.kind) {
        case Mutation::Kind::kDropped:
            return fmt::format("body {}: missing", mutation.place);
        case Mutation::Kind::kOtherType:
            return fmt::format("body {}: of another type", mutation.place);
        case Mutation::Kind::kNull:
            return fmt::format("body {}: null", mutation.place);
        case Mutation::Kind::kEmpty:
            return fmt::format("body {}: empty", mutation.place);
        case Mutation::Kind::kOtherStatus:
            return fmt::format("status: {}", mutation.place);
        case Mutation::Kind::kHeaderLost:
            return fmt::format("\"{}\": missing", mutation.place);
    }
    return "";
}

}  // namespace

std::string in_words(const Mutation& mutation) {
    return mutation.response == 0
               ? change_in_words(mutation)
               : fmt::format("response {}, {}", mutation.response + 1, change_in_words(mutation));
}

std::string_view remedy_for(const Mutation& mutation) {
    switch (mutation.kind) {
        case Mutation::Kind::kDropped:
            return "a rule for the object that does not allow other keys only, or the plain example";
        case Mutation::Kind::kOtherType:
        case Mutation::Kind::kNull:
            return "a rule for its type: type, integer, decimal, boolean";
        case Mutation::Kind::kEmpty:
            return "notEmpty, a regex, or a list of at least one item (type with min 1)";
        case Mutation::Kind::kOtherStatus:
            return "a fixed status, or a statusCode rule for one class";
        case Mutation::Kind::kHeaderLost:
            return "an example of it, with or without a rule";
    }
    return "";
}

MutationScore& MutationScore::operator+=(const MutationScore& other) {
    tried += other.tried;
    noticed += other.noticed;
    left_out += other.left_out;
    std::ranges::copy(other.survivors, std::back_inserter(survivors));
    return *this;
}

double MutationScore::percent() const {
    return tried == 0 ? 100.0 : 100.0 * static_cast<double>(noticed) / static_cast<double>(tried);
}

MutationScore mutate(const CompiledResponse& contract, const contract::HttpResponse& actual) {
    Mutator mutator(contract, actual);
    auto changed = actual;
    changed.status = actual.status >= 500 ? 200 : 500;
    mutator.try_one({Mutation::Kind::kOtherStatus, std::to_string(changed.status)}, changed);
    for (const auto& [name, values] : contract.expected().headers) {
        changed = actual;
        const auto removed = std::erase_if(changed.headers, [&](const auto& header) {
            return equal_ignoring_case(header.first, name);
        });
        if (removed > 0) {
            mutator.try_one({Mutation::Kind::kHeaderLost, name}, changed);
        }
    }
    mutator.try_body([](auto& answer) -> auto& { return answer.body; });
    return std::move(mutator.score);
}

MutationScore mutate(const CompiledMessage& contract, const contract::Message& actual) {
    Mutator mutator(contract, actual);
    for (const auto& [name, value] : contract.expected().metadata) {
        auto changed = actual;
        if (changed.metadata.erase(name) > 0) {
            mutator.try_one({Mutation::Kind::kHeaderLost, std::string(name)}, changed);
        }
    }
    mutator.try_body([](auto& message) -> auto& { return message.contents; });
    return std::move(mutator.score);
}

}  // namespace accord::matching
