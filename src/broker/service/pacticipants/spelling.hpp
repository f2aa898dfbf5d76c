// Names as they are stored, where the operator decided that the case of their letters does not
// count (use_case_sensitive_resource_names=false).
#pragma once

#include "broker/domain/matrix/matrix_query.hpp"
#include "broker/domain/pacts_for_verification_query.hpp"
#include "broker/service/pacts/contracts_publication.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::service {

/// Each gives the name that is there: that very one, or else the only one that differs by case
/// alone; otherwise the name as it was given, as for one that is new.
class Spelling {
  public:
    explicit Spelling(Work& work) : work_(work) {}

    [[nodiscard]] std::string pacticipant(const std::string& name) const;
    /// `pacticipant` as it is stored.
    [[nodiscard]] std::string version(std::string_view pacticipant,
                                      const std::string& number) const;
    /// Of any pacticipant where none is named.
    [[nodiscard]] std::string tag(std::optional<std::string_view> pacticipant,
                                  const std::string& name) const;
    [[nodiscard]] std::string label(const std::string& name) const;

  private:
    Work& work_;
};

/// The names in a question, or of what is published; nothing changes where case counts.
domain::MatrixQuery spelled(Work& work, domain::MatrixQuery query);
/// Of the parameters of /can-i-deploy.
json::Object spelled(Work& work, json::Object parameters);
ContractsInput spelled(Work& work, ContractsInput input);
domain::PactsForVerificationQuery spelled(Work& work,
                                          std::string_view provider,
                                          domain::PactsForVerificationQuery query);

/// The name of a pacticipant, and one of what a pacticipant has.
std::string pacticipant_spelled(Work& work, std::string name);
std::string version_spelled(Work& work, std::string_view pacticipant, std::string number);
std::string tag_spelled(Work& work, std::string_view pacticipant, std::string name);
std::string label_spelled(Work& work, std::string name);

}  // namespace accord::broker::service
