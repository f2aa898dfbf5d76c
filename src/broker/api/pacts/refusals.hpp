// Why a contract was not published, in sentences.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/service/pacts/refusal.hpp"

#include <string>

namespace accord::broker::api {

std::string sentence_about(const service::SimilarName& refusal, const Urls& urls);
std::string sentence_about(const service::ContentMustStay& refusal, const Urls& urls);
std::string sentence_about(const service::CannotMerge& refusal, const Urls& urls);
std::string sentence_about(const service::NoContract& refusal, const Urls& urls);

/// What a publisher is told; for some kinds of refusal nothing but the status.
std::string sentence_about(const service::Refusal& refusal, const Urls& urls);

}  // namespace accord::broker::api
