// Pacts read one by one, so that a broken one is named: see stub_sources.hpp.
#include "cli/stub/stub_sources.hpp"

#include "broker_client/wire/connection.hpp"
#include "broker_client/wire/hal.hpp"
#include "http/sender.hpp"
#include "mock/player.hpp"
#include "verifier/sources/pact_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::cli {
namespace {

namespace fs = std::filesystem;

/// Whatever is wrong with a file, it can't be read as a pact.
CommandFailure file_failure(std::string message) { return {ExitCode::kFile, std::move(message)}; }

Result<void> check_can_be_played(const contract::Pact& pact) {
    const auto player = mock::Player::compile({pact});
    return player ? Result<void>() : fail(player.error());
}

void add_one(verifier::LoadedPact loaded, StubPacts& into, bool is_local) {
    auto checked = loaded.pact ? check_can_be_played(*loaded.pact) : fail(loaded.pact.error());
    if (checked) {
        into.pacts.push_back(std::move(*loaded.pact));
        return;
    }
    const auto error = loaded.pact ? checked.error().with_context(loaded.origin) : checked.error();
    into.failures.push_back(
        is_local ? file_failure(error.message)
                 : CommandFailure{exit_code_of(error.code, Party::kBroker), error.message});
}

void add_all(Result<std::vector<verifier::LoadedPact>> loaded, StubPacts& into, bool is_local) {
    for (auto& one : *loaded) {
        add_one(std::move(one), into, is_local);
    }
}

bool matches_one(const std::vector<Regex>& patterns, std::string_view name) {
    return patterns.empty() || std::ranges::any_of(patterns, [&](const Regex& pattern) {
               return pattern.matches_part(name).value_or(false);
           });
}

/// The latest pact of each pair, as far as the names are wanted.
void add_brokers(const StubSources& sources, http::Sender& wire, StubPacts& into) {
    broker_client::Connection broker(
        *sources.broker, sources.credentials, {.busy_max = sources.retries}, wire);
    const auto list = broker.follow("pb:latest-pact-versions");
    if (!list) {
        into.failures.push_back(
            {exit_code_of(list.error().code, Party::kBroker), list.error().message});
        return;
    }
    for (const auto& link : broker_client::items_at(*list, "/_links/pb:pacts")) {
        const auto* href = json::find(link, "href");
        if (href == nullptr || !href->is_string()) {
            continue;
        }
        const std::string address(href->get_string());
        auto loaded = verifier::pact_from_answer(
            broker.get_text(address, {{"Accept", "application/hal+json, application/json"}}),
            address);
        if (loaded.pact && (!matches_one(sources.consumers, loaded.pact->consumer) ||
                            !matches_one(sources.providers, loaded.pact->provider))) {
            continue;
        }
        add_one(std::move(loaded), into, false);
    }
}

void add_files_of(const std::string& folder,
                  const std::string& extension,
                  std::vector<fs::path>& into,
                  std::vector<CommandFailure>& failures) {
    std::vector<fs::path> found;
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error);
         !error && entry != fs::recursive_directory_iterator();
         entry.increment(error)) {
        std::error_code gone;
        if (entry->is_regular_file(gone) && entry->path().extension() == "." + extension) {
            found.push_back(entry->path());
        }
    }
    if (error) {
        failures.push_back(
            file_failure(fmt::format("reading folder {}: {}", folder, error.message())));
    }
    std::ranges::sort(found);
    std::ranges::move(found, std::back_inserter(into));
}

}  // namespace

void StubPacts::add(StubPacts more) {
    std::ranges::move(more.pacts, std::back_inserter(pacts));
    std::ranges::move(more.failures, std::back_inserter(failures));
}

std::size_t StubPacts::interactions() const {
    std::size_t count = 0;
    for (const auto& pact : pacts) {
        count += pact.interactions.size();
    }
    return count;
}

std::vector<fs::path> stub_files(const StubSources& sources,
                                 std::vector<CommandFailure>& failures) {
    std::vector<fs::path> paths(sources.files.begin(), sources.files.end());
    for (const auto& folder : sources.folders) {
        add_files_of(folder, sources.extension, paths, failures);
    }
    return paths;
}

StubPacts load_local_pacts(const StubSources& sources) {
    StubPacts out;
    for (const auto& path : stub_files(sources, out.failures)) {
        add_all(verifier::FileSource(path).load(), out, true);
    }
    return out;
}

StubPacts load_remote_pacts(const StubSources& sources) {
    StubPacts out;
    if (sources.urls.empty() && !sources.broker) {
        return out;
    }
    http::ClientSender wire({.tls = {.verify = !sources.insecure_tls, .trusts_system_too = true}});
    const auto& home = sources.broker ? *sources.broker : sources.urls.front();
    broker_client::HomeSender web(home.origin(), sources.credentials, wire);
    for (const auto& url : sources.urls) {
        add_all(verifier::UrlSource(url, web).load(), out, false);
    }
    if (sources.broker) {
        add_brokers(sources, wire, out);
    }
    return out;
}

}  // namespace accord::cli
