// A cheap look at all, a full match of the most promising: see nearest.hpp.
#include "matching/explain/nearest.hpp"

#include "base/text.hpp"

namespace accord::matching {
namespace {

constexpr std::size_t kMethodWeight = 40;
constexpr std::size_t kSegmentWeight = 20;   // of a segment that is another
constexpr std::size_t kSpellingWeight = 5;   // of a slash at the end, or the case of letters
constexpr std::size_t kSegmentsMax = 50;     // counted of a path
constexpr std::size_t kDifferencesMax = 30;  // counted of all that is not method or path
constexpr std::size_t kAboutAsNear = 3;      // more distance than the nearest

using Segments = std::vector<std::string_view>;

/// Of two segments that differ: less for those that start alike.
std::size_t segment_distance(std::string_view a, std::string_view b) {
    const std::size_t longer = std::max({a.size(), b.size(), std::size_t{1}});
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    return kSegmentWeight - kSegmentWeight / 2 * same / longer;
}

std::size_t segments_distance(const Segments& a, const Segments& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    std::size_t start = 0, end = 0;
    while (start < shorter && a[start] == b[start]) {
        ++start;
    }
    while (end < shorter - start && a[a.size() - 1 - end] == b[b.size() - 1 - end]) {
        ++end;
    }
    const std::size_t left_out = longer - shorter;
    std::size_t out = kSegmentWeight * std::min(left_out, kSegmentsMax);
    for (std::size_t i = start; i < std::min(shorter - end, start + kSegmentsMax); ++i) {
        if (a[i] != b[i]) {
            out += segment_distance(a[i], b[i]);
        }
    }
    return out;
}

std::size_t path_distance_of(const CompiledRequest& request, std::string_view path) {
    const contract::HttpRequest& expected = request.expected();
    if (request.has_path_rule() && request.is_candidate(expected.method, path)) {
        return 0;
    }
    return path_distance(expected.path, path);
}

/// Names that only one of the queries has.
std::size_t query_distance(const contract::MultiMap& a, const contract::MultiMap& b) {
    const auto others = [](const contract::MultiMap& in, const contract::MultiMap& map) {
        return static_cast<std::size_t>(std::ranges::count_if(map, [&](const auto& parameter) {
            const auto* values = contract::find_values(in, parameter.first);
            return !values || *values != parameter.second;
        }));
    };
    return others(a, b) + others(b, a);
}

struct Glance {
    std::size_t place, method_and_path, all;
};

Glance glance_at(const InteractionIndex& index,
                 std::size_t place,
                 const contract::HttpRequest& actual) {
    const CompiledRequest& request = index.at(place);
    const contract::HttpRequest& expected = request.expected();
    const std::size_t method =
        equal_ignoring_case(expected.method, actual.method) ? 0 : kMethodWeight;
    const std::size_t far = method + path_distance_of(request, actual.path);
    return {
        place, far, far + std::min(query_distance(expected.query, actual.query), kDifferencesMax)};
}

NearInteraction matched(const InteractionIndex& index,
                        const Glance& glance,
                        const contract::HttpRequest& actual) {
    NearInteraction out{.place = glance.place, .mismatches = index.at(glance.place).match(actual)};
    const auto others = std::ranges::count_if(out.mismatches, [](const Mismatch& mismatch) {
        return mismatch.kind != Mismatch::Kind::kMethod && mismatch.kind != Mismatch::Kind::kPath;
    });
    out.distance =
        glance.method_and_path + std::min(static_cast<std::size_t>(others), kDifferencesMax);
    return out;
}

}  // namespace

std::size_t path_distance(std::string_view expected, std::string_view actual) {
    if (expected == actual) {
        return 0;
    }
    const auto bare = [](std::string_view path) {
        if (path.size() > 1 && path.ends_with('/')) {
            path.remove_suffix(1);
        }
        return path;
    };
    if (equal_ignoring_case(bare(expected), bare(actual))) {
        return kSpellingWeight;
    }
    return segments_distance(split(bare(expected), '/'), split(bare(actual), '/'));
}

std::vector<NearInteraction> nearest_to(const contract::HttpRequest& actual,
                                        const InteractionIndex& index,
                                        const std::vector<std::size_t>& candidates) {
    std::vector<Glance> glances;
    if (candidates.empty()) {
        for (std::size_t i = 0; i < index.size(); ++i) {
            glances.push_back(glance_at(index, i, actual));
        }
    } else {
        for (const std::size_t i : candidates) {
            glances.push_back(glance_at(index, i, actual));
        }
    }
    std::ranges::stable_sort(glances, {}, &Glance::all);
    if (glances.size() > kFullMatchesMax) {
        glances.resize(kFullMatchesMax);
    }
    std::vector<NearInteraction> out;
    for (const Glance& glance : glances) {
        out.push_back(matched(index, glance, actual));
    }
    std::ranges::stable_sort(out, {}, &NearInteraction::distance);
    const auto far = std::ranges::find_if(out, [&](const NearInteraction& near) {
        return near.distance > out.front().distance + kAboutAsNear;
    });
    out.erase(far, out.end());
    if (out.size() > kNearMax) {
        out.resize(kNearMax);
    }
    return out;
}

}  // namespace accord::matching
