// Asks for what the reasons of a decision rest on.
#include "broker/service/matrix/explanation.hpp"

#include "broker/store/explanation/background.hpp"
#include "broker/store/explanation/order_facts.hpp"

namespace accord::broker::service {

Explanation explain(Work& work, const domain::Decision& decision) {
    Explanation explanation;
    explanation.background = store::find_background(work.session, decision);
    explanation.background.now = work.now;
    explanation.reasons = domain::explain(decision, explanation.background);
    auto members = domain::members_of(decision);
    if (!members.empty() && decision.summary.deployable == true) {
        store::NameLookup names(work.session);
        explanation.order = domain::find_order(
            store::find_order_facts(names, std::move(members), decision.options));
    }
    return explanation;
}

}  // namespace accord::broker::service
