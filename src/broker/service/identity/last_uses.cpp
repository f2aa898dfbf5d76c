// Writes last uses: see last_uses.hpp.
#include "broker/service/identity/last_uses.hpp"

#include "broker/store/identity/sessions.hpp"
#include "broker/store/identity/tokens.hpp"
#include "broker/store/identity/users.hpp"

namespace accord::broker::service {

void keep_uses(db::Session& session, const std::vector<Identities::Use>& uses) {
    for (const auto& use : uses) {
        if (use.token_id) {
            store::note_token_use(session, *use.token_id, use.at);
        } else if (use.session_id) {
            store::note_session_use(session, *use.session_id, use.at);
        } else {
            store::note_login(session, use.user_id, use.at);
        }
    }
}

}  // namespace accord::broker::service
