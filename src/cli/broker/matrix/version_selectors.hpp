// The order-sensitive options of can-i-deploy: each --pacticipant or --ignore opens a selector,
// what follows it says which versions are meant.
#pragma once

#include "base/result.hpp"
#include "broker_client/matrix.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::cli {

class SelectorBuilder {
  public:
    void pacticipant(std::string name);
    void ignore(std::string name);

    /// Each is about the selector opened last; errors are told by finish().
    void version(std::string number);
    void latest(std::string tag);  ///< empty: the latest of all
    void all(std::string tag);
    void branch(std::string name);
    void main_branch();

    struct Selectors {
        std::vector<broker_client::MatrixSelector> wanted;
        std::vector<broker_client::MatrixSelector> ignored;
    };

    /// Errors (kInvalidInput): an option before any --pacticipant, a pacticipant without versions.
    [[nodiscard]] Result<Selectors> finish() const;

  private:
    broker_client::MatrixSelector& last(const char* option);

    Selectors selectors_;
    bool last_is_ignored_ = false;
    broker_client::MatrixSelector nobody_;  ///< takes what belongs to no pacticipant
    std::string stray_option_;
};

}  // namespace accord::cli
