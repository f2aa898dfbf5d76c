// Reading one pact: each way to name it is one query, its content another.
#include "broker/service/pacts/reading.hpp"

#include "broker/store/pacts/publication_facts.hpp"

namespace accord::broker::service {
namespace {

struct PactLookup {
    db::Session& session;
    const Pair& pair;

    std::optional<Pact> operator()(const OfVersion& which) const {
        return store::find_pact(session, pair, which.number);
    }
    std::optional<Pact> operator()(const OfContent& which) const {
        return store::find_pact_by_sha(session, pair, which.sha);
    }
    std::optional<Pact> operator()(const Latest& /*which*/) const {
        return store::find_latest_pact(session, pair);
    }
    std::optional<Pact> operator()(const LatestTagged& which) const {
        return store::find_latest_tagged_pact(session, pair, which.tag);
    }
    std::optional<Pact> operator()(const LatestUntagged& /*which*/) const {
        return store::find_latest_untagged_pact(session, pair);
    }
    std::optional<Pact> operator()(const LatestOnBranch& which) const {
        return store::find_latest_branch_pact(session, pair, which.branch);
    }
};

std::optional<FullPact> with_content(Work& work, std::optional<Pact> pact) {
    if (!pact) {
        return std::nullopt;
    }
    auto content = store::content_text(work.session, pact->content_id);
    return FullPact{std::move(*pact), std::move(content)};
}

}  // namespace

std::optional<Pact> find_pact(Work& work, const Pair& pair, const WhichPact& which) {
    return std::visit(PactLookup{work.session, pair}, which);
}

std::optional<FullPact> read_pact(Work& work, const Pair& pair, const WhichPact& which) {
    return with_content(work, find_pact(work, pair, which));
}

std::optional<FullPact> read_previous_distinct_pact(Work& work,
                                                    const Pair& pair,
                                                    std::string_view version) {
    const auto pact = store::find_pact(work.session, pair, version);
    if (!pact) {
        return std::nullopt;
    }
    return with_content(work, store::find_previous_distinct_pact(work.session, *pact));
}

std::map<std::int64_t, std::string> version_numbers(Work& work, std::span<const std::int64_t> ids) {
    return store::version_numbers(work.session, ids);
}

}  // namespace accord::broker::service
