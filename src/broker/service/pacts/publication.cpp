// Publishing one pact. A pact that is there names everybody; only a new one has its names looked
// up.
#include "broker/service/pacts/publication.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/pacts/content_publication.hpp"
#include "broker/service/pacts/named_pacticipants.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/versions/versions.hpp"

namespace accord::broker::service {
namespace {

void lock_for(Work& work, const PactOfVersion& which) {
    store::lock_pacticipants(work.session,
                             {.changed = {which.consumer}, .named = {which.provider}});
}

std::optional<Pact> find_known(Work& work, const PactOfVersion& which) {
    return store::find_pact(work.session, {which.consumer, which.provider}, which.version);
}

store::PactPlace place_of(const Pact& known) {
    return {.consumer_id = known.consumer_id,
            .consumer = known.consumer,
            .provider_id = known.provider_id,
            .provider = known.provider,
            .version_id = known.version_id,
            .version = known.version,
            .version_ordinal = known.version_ordinal};
}

/// The place of a pact that is not there yet.
std::expected<store::PactPlace, Refusal> make_place(Work& work, const PactOfVersion& which) {
    NamedPacticipants names(work);
    for (const auto name : {which.consumer, which.provider}) {
        if (auto refusal = names.refuse(name)) {
            return std::unexpected(std::move(*refusal));
        }
    }
    const auto& consumer = names.find_or_create(which.consumer);
    const auto version =
        find_or_create_version(work, consumer.id, consumer.name, which.version).version;
    const auto& provider = names.find_or_create(which.provider);
    return store::PactPlace{.consumer_id = consumer.id,
                            .consumer = consumer.name,
                            .provider_id = provider.id,
                            .provider = provider.name,
                            .version_id = version.id,
                            .version = version.number,
                            .version_ordinal = version.ordinal};
}

/// Stores the content and gives it back as it is stored: a content that is in hand is not read.
std::expected<PublishedPact, Refusal> publish_at(Work& work,
                                                 const store::PactPlace& place,
                                                 const std::optional<Pact>& known,
                                                 const domain::PactContent& content,
                                                 Modification modification) {
    const ContentToPublish one{place, known, content};
    auto made = publish_contents(work, {&one, 1}, modification);
    if (!made) {
        return std::unexpected(std::move(made.error()));
    }
    auto& published = made->front();
    auto text = published.stored_as_given
                    ? content.text
                    : store::content_text(work.session, published.publication.pact.content_id);
    return PublishedPact{std::move(published.publication), std::move(text)};
}

std::expected<PublishedPact, Refusal> publish_first(Work& work,
                                                    const PactOfVersion& which,
                                                    const domain::PactContent& content) {
    const auto place = make_place(work, which);
    if (!place) {
        return std::unexpected(place.error());
    }
    return publish_at(work, *place, std::nullopt, content, Modification::kRefused);
}

}  // namespace

std::expected<PublishedPact, Refusal> publish_pact(Work& work,
                                                   const PactOfVersion& which,
                                                   const domain::PactContent& content) {
    lock_for(work, which);
    const auto known = find_known(work, which);
    if (!known) {
        return publish_first(work, which, content);
    }
    return publish_at(work, place_of(*known), known, content, modification_of(work.settings));
}

std::expected<PublishedPact, Refusal> merge_pact(Work& work,
                                                 const PactOfVersion& which,
                                                 const json::Object& document) {
    lock_for(work, which);
    if (const auto known = find_known(work, which)) {
        const auto merged = merged_content(work, *known, document);
        if (!merged) {
            return std::unexpected(merged.error());
        }
        return publish_at(work, place_of(*known), known, *merged, Modification::kAllowed);
    }
    const auto content = domain::make_pact_content(document);
    if (!content) {
        return std::unexpected(NoContract{content.error().message});
    }
    return publish_first(work, which, *content);
}

}  // namespace accord::broker::service
