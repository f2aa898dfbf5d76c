// Pairs the parts by name, else in their order, and compares their header fields.
#include "matching/body/part_pairs.hpp"

#include "base/text.hpp"
#include "contract/model/path_expression.hpp"
#include "matching/fields/match_headers.hpp"

namespace accord::matching {
namespace {

contract::MultiMap compared_headers(const contract::MultiMap& headers) {
    contract::MultiMap out;
    for (const auto& [name, values] : headers) {
        const std::string lower = to_lower(name);
        if (lower != "content-disposition" && lower != "content-type" &&
            lower != "content-length" && lower != "content-transfer-encoding") {
            out.emplace_back(name, values);
        }
    }
    return out;
}

}  // namespace

const BodyPart* PartFinder::next(const BodyPart& wanted, std::size_t index) {
    if (wanted.name.empty()) {
        return index < parts_.size() && parts_[index].name.empty() ? &parts_[index] : nullptr;
    }
    std::size_t nth = seen_[wanted.name]++;
    for (const BodyPart& part : parts_) {
        if (part.name == wanted.name && nth-- == 0) {
            return &part;
        }
    }
    return nullptr;
}

std::string place_of(const std::vector<BodyPart>& parts, std::size_t index) {
    const std::string& name = parts[index].name;
    std::string out = "$";
    if (name.empty() || std::ranges::count(parts, name, &BodyPart::name) > 1) {
        contract::append_index(out, index);
    } else {
        contract::append_field(out, name);
    }
    return out;
}

Mismatches match_part_headers(const BodyPart& expected, const BodyPart& actual) {
    return match_headers(compared_headers(expected.headers), actual.headers, TextRules{});
}

}  // namespace accord::matching
