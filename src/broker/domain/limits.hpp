// How much of everything the broker takes, whichever way it comes in. What is over a limit is
// refused with a sentence that names it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// A name by which something is found or listed: of a pacticipant, version, branch, tag, label,
/// environment, instance. An index of PostgreSQL takes 2,704 bytes for all its columns.
inline constexpr std::size_t kNameBytesMax = 1024;
/// An address that is shown, never called: of a build, of a repository.
inline constexpr std::size_t kUrlBytesMax = 4096;
/// Contracts in one publication.
inline constexpr std::size_t kContractsMax = 1000;
/// Tags in one request.
inline constexpr std::size_t kTagsMax = 1000;
/// Selectors in one request: of the matrix, those to ignore, of pacts for verification.
inline constexpr std::size_t kSelectorsMax = 1000;
/// Versions that the selectors of a matrix mean, and of one that a destination brings in.
inline constexpr std::size_t kMatrixVersionsMax = 10'000;
/// Rows of a matrix before its limit cuts them: publications times the results of their contents.
inline constexpr std::size_t kMatrixRowsMax = 200'000;
/// Why a pact is to be verified: the newest criteria of each kind; and how long what its address
/// tells of them may be, so that it can be asked for.
inline constexpr std::size_t kCriteriaToldMax = 50;
inline constexpr std::size_t kCriteriaBytesMax = 12'288;
/// Applications, environments or users in one request about a team.
inline constexpr std::size_t kTeamPartsMax = 1000;
/// Contacts of an environment, and all that they say.
inline constexpr std::size_t kContactsMax = 100;
inline constexpr std::size_t kContactsBytesMax = 65'536;
/// What a webhook waits for and sends: its events, its address, its headers, and the whole request
/// as JSON.
inline constexpr std::size_t kWebhookUrlBytesMax = 4096;
inline constexpr std::size_t kWebhookEventsMax = 100;
inline constexpr std::size_t kWebhookHeadersMax = 100;
inline constexpr std::size_t kWebhookHeaderBytesMax = 8192;
inline constexpr std::size_t kWebhookRequestBytesMax = 262'144;
inline constexpr std::size_t kWebhookSecretsMax = 20;
inline constexpr std::size_t kWebhookSecretNameBytesMax = 64;
/// Secrets that all webhooks may use.
inline constexpr std::size_t kNamedSecretsMax = 10'000;
/// Addresses that one e-mail goes to.
inline constexpr std::size_t kMailRecipientsMax = 50;
/// A pact as it is stored, each interaction with its `_id`.
inline constexpr std::size_t kPactBytesMax = 128 * 1024 * 1024;

/// What is wrong with a text of one line: "cannot be longer than 1024 bytes", "cannot contain
/// multiple lines"; empty when nothing is.
std::string line_fault(std::string_view text, std::size_t bytes_max = kNameBytesMax);

/// What is wrong with a list of so many elements; empty when nothing is.
std::string count_fault(std::size_t count, std::size_t count_max);

/// Why there is no decision about more than `kMatrixVersionsMax` versions, or `kMatrixRowsMax`
/// rows.
std::string too_many_versions_sentence();
std::string too_many_rows_sentence();

}  // namespace accord::broker::domain
