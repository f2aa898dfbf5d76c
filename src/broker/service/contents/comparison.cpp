// Reading the two pacts of a comparison.
#include "broker/service/contents/comparison.hpp"

namespace accord::broker::service {
namespace {

FullPact with_its_content(Work& work, Pact pact) {
    auto content = store::content_text(work.session, pact.content_id);
    return {std::move(pact), std::move(content)};
}

}  // namespace

std::optional<Comparison> read_comparison(Work& work,
                                          const Pair& pair,
                                          const WhichPact& which,
                                          const std::optional<WhichPact>& other) {
    auto pact = find_pact(work, pair, which);
    if (!pact) {
        return std::nullopt;
    }
    auto found = other ? find_pact(work, pair, *other)
                       : store::find_previous_distinct_pact(work.session, *pact);
    Comparison made{.pact = with_its_content(work, std::move(*pact))};
    if (found) {
        made.changed_at =
            store::next_pact_published_at(work.session, *found).value_or(made.pact.pact.created_at);
        made.other = with_its_content(work, std::move(*found));
    }
    return made;
}

}  // namespace accord::broker::service
