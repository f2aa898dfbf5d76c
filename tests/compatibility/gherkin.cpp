// Reads features line by line: see gherkin.hpp.
#include "gherkin.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>

namespace accord::compatibility {
namespace {

constexpr std::array<std::string_view, 5> kStepKeywords{"Given ", "When ", "Then ", "And ", "But "};
constexpr std::string_view kDocStringFence = "\"\"\"";

std::optional<std::string> text_after(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) {
        return std::nullopt;
    }
    return std::string(trim(line.substr(keyword.size())));
}

std::optional<std::string> step_text(std::string_view line) {
    for (const auto keyword : kStepKeywords) {
        if (auto text = text_after(line, keyword)) {
            return text;
        }
    }
    return std::nullopt;
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    const auto parts = split(line, '|');
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
        cells.emplace_back(trim(parts[i]));
    }
    return cells;
}

class Reader {
  public:
    Result<Feature> read(std::string_view text) {
        std::size_t number = 0;
        for (const auto raw : split(text, '\n')) {
            ++number;
            if (!take(raw, number)) {
                return fail(ErrorCode::kInvalidInput,
                            fmt::format("line {}: not understood: {}", number, trim(raw)));
            }
        }
        for (auto& scenario : feature_.scenarios) {
            scenario.steps.insert(
                scenario.steps.begin(), background_.steps.begin(), background_.steps.end());
        }
        return std::move(feature_);
    }

  private:
    bool take(std::string_view raw, std::size_t number) {
        const auto line = trim(raw);
        if (in_doc_string_) {
            return take_doc_string(raw, line);
        }
        if (line.empty() || line.front() == '#' || line.front() == '@') {
            return true;
        }
        if (auto name = text_after(line, "Feature:")) {
            feature_.name = *name;
            return true;
        }
        if (line == "Background:") {
            current_ = &background_;
            return true;
        }
        if (auto name = text_after(line, "Scenario:")) {
            current_ = &feature_.scenarios.emplace_back(Scenario{*name, {}});
            return true;
        }
        return current_ == nullptr || take_in_scenario(line, number);
    }

    bool take_in_scenario(std::string_view line, std::size_t number) {
        if (auto text = step_text(line)) {
            current_->steps.push_back({.text = *text, .line = number});
            return true;
        }
        if (current_->steps.empty()) {
            return false;
        }
        if (line.front() == '|') {
            current_->steps.back().table.push_back(cells_of(line));
            return true;
        }
        in_doc_string_ = line.starts_with(kDocStringFence);
        return in_doc_string_;
    }

    bool take_doc_string(std::string_view raw, std::string_view line) {
        if (line == kDocStringFence) {
            in_doc_string_ = false;
        } else {
            current_->steps.back().doc_string += std::string(raw) + "\n";
        }
        return true;
    }

    Feature feature_;
    Scenario background_;
    Scenario* current_ = nullptr;
    bool in_doc_string_ = false;
};

}  // namespace

Result<Feature> parse_feature(std::string_view text) { return Reader().read(text); }

std::vector<Row> rows_of(const Table& table) {
    std::vector<Row> rows;
    for (std::size_t i = 1; i < table.size(); ++i) {
        Row& row = rows.emplace_back();
        for (std::size_t column = 0; column < table[i].size() && column < table[0].size();
             ++column) {
            row[table[0][column]] = table[i][column];
        }
    }
    return rows;
}

std::string cell(const Row& row, const std::string& column) {
    const auto found = row.find(column);
    return found == row.end() ? "" : found->second;
}

}  // namespace accord::compatibility
