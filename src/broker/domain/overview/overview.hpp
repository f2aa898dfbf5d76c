// How all integrations stand: what the page for browsers shows.
#pragma once

#include "base/clock.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// How it stands between two pacticipants, the worst first.
enum class Agreement {
    kFails,        ///< the newest result is a failure
    kChanged,      ///< the content has no result, but an earlier one had
    kNotVerified,  ///< there never was a result
    kWorks,        ///< the newest result is a success
};

/// What the newest result of a content says; without one it matters whether there ever was any.
Agreement agreement_of(std::optional<bool> success, bool was_verified);

/// Of versions that meet: a consumer version without a pact needs nothing of the provider.
Agreement agreement_of_meeting(bool has_pact, std::optional<bool> success);

/// The versions of a pair that are in one environment now.
struct Meeting {
    std::vector<std::string> consumer_versions;
    std::vector<std::string> provider_versions;
    Agreement agreement = Agreement::kWorks;  ///< the worst of their results

    /// False when only one side is there.
    [[nodiscard]] bool is_complete() const {
        return !consumer_versions.empty() && !provider_versions.empty();
    }
};

struct Overview {
    /// A pact that is newer than the one that counts, and has another content.
    struct NewestPact {
        std::string consumer_version;
        std::string branch;  ///< of that version; perhaps empty
        Agreement agreement = Agreement::kNotVerified;
        std::string provider_version;  ///< that gave the newest result; perhaps empty
    };
    /// A pair with the pact that counts: of the head of the consumer's main branch, else the
    /// newest.
    struct Integration {
        std::string consumer;
        std::string provider;
        std::string consumer_version;
        std::string branch;  ///< of that version; perhaps empty
        Instant published_at = {};
        Agreement agreement = Agreement::kNotVerified;
        std::string provider_version;  ///< that gave the newest result; perhaps empty
        Instant verified_at = {};
        std::optional<NewestPact> newest = {};
        /// By environment, where both or one of them are.
        std::map<std::string, Meeting> meetings;
        std::int64_t id = 0;
        std::string consumer_display_name = {};
        std::string provider_display_name = {};

        /// Whether the newest result is a failure, or versions that meet somewhere fail.
        [[nodiscard]] bool fails() const;
        /// Whether it does not fail, but the newest pact does.
        [[nodiscard]] bool newest_fails() const;
    };
    struct Environment {
        std::string name;
        std::string display_name;
        bool production = false;
        std::string uuid = {};
    };

    std::vector<Environment> environments;  ///< production last
    std::vector<Integration> integrations;

    /// Puts what fails first, then by newest publication.
    void sort();
};

}  // namespace accord::broker::domain
