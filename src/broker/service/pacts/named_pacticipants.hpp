// The pacticipants that a request names, each looked up once.
#pragma once

#include "broker/domain/pacticipant_names.hpp"
#include "broker/service/pacts/refusal.hpp"
#include "broker/service/work.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

class NamedPacticipants {
  public:
    /// `work` must outlive this.
    explicit NamedPacticipants(Work& work) : work_(work) {}

    /// Looks many up at once, so that none that is there is looked up alone.
    void look_up(std::span<const std::string> names);

    /// Refuses a name that no pacticipant has when others are much like it, unless the settings
    /// switch that off.
    std::optional<SimilarName> refuse(std::string_view name);

    /// The pacticipant of that name, made when there is none. The reference stays valid.
    const store::PacticipantRow& find_or_create(std::string_view name);

  private:
    std::optional<store::PacticipantRow>& find(std::string_view name);
    const domain::SimilarNames& similar_names();

    Work& work_;
    std::map<std::string, std::optional<store::PacticipantRow>, std::less<>> found_;
    std::optional<domain::SimilarNames> similar_names_;
};

}  // namespace accord::broker::service
