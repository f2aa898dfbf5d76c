// What may be done in a broker, under PactFlow's names: "contract_data:manage:team" is a resource,
// an action and whose. A role grants some of them, and so does a token.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct PermissionText {
    std::string_view scope;  ///< its name
    std::string_view label;  ///< what it allows, for people
};

/// All of them. Some are of parts that are not there yet; they are kept, and allow nothing.
std::span<const PermissionText> permission_list();

/// Some of the permissions.
class Grants {
  public:
    constexpr Grants() = default;

    /// Error: the first name that is none of the list.
    static std::optional<Grants> of(std::span<const std::string_view> scopes,
                                    std::string* unknown = nullptr);

    /// Names separated by spaces, as they are stored; those that are not known count for nothing.
    static Grants parse(std::string_view text);

    /// Their names, in the order of the list.
    [[nodiscard]] std::vector<std::string_view> scopes() const;
    [[nodiscard]] std::string text() const;

    /// With what they imply: who may manage may read, and what is true of all is true of the team's
    /// and of one's own.
    [[nodiscard]] Grants with_implied() const;

    [[nodiscard]] bool empty() const { return bits_ == 0; }
    [[nodiscard]] bool has_any_of(Grants others) const { return (bits_ & others.bits_) != 0; }
    [[nodiscard]] bool has_all_of(Grants others) const {
        return (bits_ & others.bits_) == others.bits_;
    }
    [[nodiscard]] Grants operator|(Grants others) const { return Grants(bits_ | others.bits_); }
    [[nodiscard]] Grants operator&(Grants others) const { return Grants(bits_ & others.bits_); }
    bool operator==(const Grants&) const = default;

    /// One number for them, of this version of the program.
    [[nodiscard]] std::uint64_t number() const { return bits_; }

  private:
    explicit constexpr Grants(std::uint64_t bits) : bits_(bits) {}
    void add(std::string_view scope);

    std::uint64_t bits_ = 0;
};

/// All that a token may do that only reads.
Grants reading_grants();

}  // namespace accord::broker::domain
