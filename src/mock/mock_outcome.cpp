// Counting what matched and keeping what did not: see mock_outcome.hpp.
#include "mock/mock_outcome.hpp"

#include "matching/rules/cut_text.hpp"

#include <algorithm>

namespace accord::mock {

std::vector<std::size_t> MockOutcome::missing() const {
    std::vector<std::size_t> out;
    for (std::size_t place = 0; place < matched_times.size(); ++place) {
        if (matched_times[place] == 0) {
            out.push_back(place);
        }
    }
    return out;
}

bool MockOutcome::all_matched() const { return unmatched.empty() && missing().empty(); }

void MockRecord::add_match(std::size_t place) {
    const std::lock_guard lock(mutex_);
    ++matched_times_[place];
}

namespace {

void cut(std::string& text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) {
        return;
    }
    text.resize(matching::start_of(text, bytes_max).size());
    text.shrink_to_fit();
}

void cut(Unmatched& unmatched) {
    cut(unmatched.request.body.bytes, MockRecord::kBodyBytesMax);
    auto& mismatches = unmatched.mismatches;
    if (mismatches.size() > MockRecord::kMismatchesMax) {
        unmatched.more_mismatches = mismatches.size() - MockRecord::kMismatchesMax;
        mismatches.resize(MockRecord::kMismatchesMax);
        mismatches.shrink_to_fit();
    }
    for (auto& mismatch : mismatches) {
        cut(mismatch.expected, MockRecord::kValueBytesMax);
        cut(mismatch.actual, MockRecord::kValueBytesMax);
    }
}

}  // namespace

void MockRecord::add_unmatched(Unmatched unmatched) {
    cut(unmatched);
    const std::lock_guard lock(mutex_);
    const auto same = std::ranges::find_if(
        unmatched_, [&](const Unmatched& known) { return known.request == unmatched.request; });
    if (same != unmatched_.end()) {
        ++same->times;
    } else if (unmatched_.size() < kUnmatchedMax) {
        unmatched_.push_back(std::move(unmatched));
    } else {
        ++more_unmatched_;
    }
}

MockOutcome MockRecord::outcome() const {
    const std::lock_guard lock(mutex_);
    return {matched_times_, unmatched_, more_unmatched_};
}

}  // namespace accord::mock
