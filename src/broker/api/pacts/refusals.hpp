// Why a contract was not published, in sentences.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/pacts/refusal.hpp"

#include <optional>
#include <string>

namespace accord::broker::api {

std::string sentence_about(const service::SimilarName& refusal, const Urls& urls);
std::string sentence_about(const service::ContentMustStay& refusal, const Urls& urls);
std::string sentence_about(const service::CannotMerge& refusal, const Urls& urls);
std::string sentence_about(const service::NoContract& refusal, const Urls& urls);

/// What the content that was given would change, in lines, or why that is not shown.
std::string difference_of(const service::ContentMustStay& refusal);

/// What a publisher is told; for some kinds of refusal nothing but the status.
std::string sentence_about(const service::Refusal& refusal, const Urls& urls);

/// Carries out `publish(Work&)`, which gives a std::expected<Published, Refusal>, and answers with
/// `answer(Published)` or `refuse(Refusal)`. A refusal is worded after the transaction: the
/// difference of two large contents takes a while, and there is one writer.
template <class Publish, class Answer, class Refuse>
http::Response publish_or_refuse(Call& call, Publish publish, Answer answer, Refuse refuse) {
    std::optional<service::Refusal> refusal;
    auto response = call.write([&](service::Work& work) {
        refusal.reset();
        auto published = publish(work);
        if (published) {
            return answer(*published);
        }
        refusal = std::move(published.error());
        return http::Response{.status = 409};
    });
    return refusal ? refuse(*refusal) : response;
}

}  // namespace accord::broker::api
