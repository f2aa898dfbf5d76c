// Looks for names.
#include "broker/service/overview/search.hpp"

#include "base/unicode/fold_case.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace accord::broker::service {

Found search(Work& work, std::string_view text, std::int64_t count_max) {
    Found found;
    if (text.empty()) {
        return found;
    }
    const auto count = static_cast<std::size_t>(count_max);
    const auto part = fold_case(text);
    const auto fits = [&](std::string_view name) { return fold_case(name).contains(part); };
    for (auto& one : store::list_named_pacticipants(work.session)) {
        if (one.search_name.contains(part) || fits(one.display_name)) {
            found.pacticipants.push_back(std::move(one));
        }
    }
    std::ranges::sort(found.pacticipants, {}, [&](const store::NamedPacticipant& one) {
        return std::tuple(!one.search_name.starts_with(part), std::string_view(one.search_name));
    });
    found.pacticipants.resize(std::min(found.pacticipants.size(), count));

    found.versions = store::find_versions_beginning(work.session, text, count_max);
    std::vector<std::int64_t> ids;
    std::ranges::transform(found.versions, std::back_inserter(ids), &store::FoundNumber::id);
    found.details = store::find_version_details(work.session, ids);

    for (auto& one : store::list_environments(work.session)) {
        if (found.environments.size() < count && (fits(one.name) || fits(one.display_name))) {
            found.environments.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace accord::broker::service
