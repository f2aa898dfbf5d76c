// What an accord::Body is inside.
#pragma once

#include "accord/body.hpp"
#include "contract/model/model.hpp"

namespace accord {

struct Body::Impl {
    contract::Body body;
    contract::RulesByKey rules;  ///< by path
    contract::GeneratorsByKey generators;
};

namespace dsl {

/// The element as a document, with rules and generators of its places. Throws PactError for what is
/// not well-formed.
Body::Impl xml_document(const Xml& root);

/// The parts in one body, between a boundary that none of them has.
Body::Impl multipart_body(const std::vector<Part>& parts);

}  // namespace dsl
}  // namespace accord
