// What a conversion could not keep: sentences, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// Where a conversion is, and what it has lost so far.
class Losses {
  public:
    explicit Losses(std::vector<std::string>& out) : out_(out) {}

    [[nodiscard]] Losses in(std::string_view place) const {
        Losses inner(out_);
        inner.place_ = place_ + std::string(place) + ": ";
        return inner;
    }
    void add(std::string_view sentence) const { out_.push_back(place_ + std::string(sentence)); }

  private:
    std::vector<std::string>& out_;
    std::string place_;
};

}  // namespace accord::contract
