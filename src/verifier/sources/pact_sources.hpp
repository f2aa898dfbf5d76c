// Pacts from files, folders and plain URLs.
#pragma once

#include "http/message.hpp"
#include "http/sender.hpp"
#include "verifier/sources/source.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace accord::verifier {

class FileSource final : public PactSource {
  public:
    explicit FileSource(std::filesystem::path path) : path_(std::move(path)) {}
    Result<std::vector<LoadedPact>> load() override;
    [[nodiscard]] std::string description() const override { return "file " + path_.string(); }

  private:
    std::filesystem::path path_;
};

/// Every *.json of a folder that is a pact of `provider` (empty: of any provider). A file that
/// can't be read counts: it may have been one.
class FolderSource final : public PactSource {
  public:
    FolderSource(std::filesystem::path folder, std::string provider)
        : folder_(std::move(folder)), provider_(std::move(provider)) {}
    Result<std::vector<LoadedPact>> load() override;
    [[nodiscard]] std::string passed_over() override;
    [[nodiscard]] std::string description() const override { return "folder " + folder_.string(); }

  private:
    std::filesystem::path folder_;
    std::string provider_;
    std::set<std::string> other_providers_;
};

/// A pact at an address. When it is a broker's, its link for publishing results is used. The sender
/// adds credentials where they belong.
class UrlSource final : public PactSource {
  public:
    UrlSource(http::Url url, http::Sender& sender) : url_(std::move(url)), sender_(sender) {}
    Result<std::vector<LoadedPact>> load() override;
    [[nodiscard]] std::string description() const override {
        return "URL " + url_.origin() + url_.target;
    }

  private:
    http::Url url_;
    http::Sender& sender_;
};

/// The pact in an answer from `origin`, with the broker's link for results when it has one.
LoadedPact pact_from_answer(const Result<std::string>& text, std::string origin);

}  // namespace accord::verifier
