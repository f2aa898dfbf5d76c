#!/usr/bin/env bash
# A directory over SCIM, by curl: the requests are those that the documentation of Okta and of Microsoft Entra shows, one after the other.
# Usage: scim_test.sh ACCORD ...   (the binary)
accord=$1
source "$(dirname "$0")/../support/shell.sh"

database=$(fresh_database scim)
port=$(free_port)
broker=http://127.0.0.1:$port
start_server broker env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
    PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__ISSUER=https://okta.example PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__CLIENT_ID=accord \
    PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__TEAMS='developers=Shop' PACT_BROKER_SIGN_IN_PROVIDERS__OKTA__ROLES='developers=User operators=Administrator' \
    "$accord" serve --port "$port" --database-url "$database" --log-level info

ann() { curl -s -u 'ann@example.org:correct horse battery' -H 'Content-Type: application/json' "$@"; }
field() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; } # NAME
account=$(ann -d '{"name":"okta","roles":["0b7f9c7e-6d0f-4c35-8f0e-5a5d1f2c7b32"]}' "$broker/admin/system-accounts" | field uuid)
token=$(ann -d '{"description":"provisioning"}' "$broker/admin/system-accounts/$account/tokens" | field value)
ann -d '{"name":"Shop"}' "$broker/admin/teams" >"$work/output"

scim() { # METHOD PATH [BODY]: the status, then the body
    curl -s -o "$work/body" -w '%{http_code} ' -X "$1" -H "Authorization: Bearer $token" -H 'Accept: application/scim+json' \
        -H 'Content-Type: application/scim+json; charset=utf-8' ${3:+-d "$3"} "$broker/scim/v2$2" && cat "$work/body"
}
patch() { scim PATCH "$1" '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":['"$2"']}'; } # PATH OPERATIONS
roles_of() { ann "$broker/admin/users/$1" | tr ',' '\n' | grep '"name"'; }

# Okta
expect 0 'Okta tests the connection' scim GET '/Users?startIndex=1&count=1'
expect_text '200 {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]'
expect 0 'looks for a user' scim GET '/Users?filter=userName%20eq%20%22bob%40example.org%22&startIndex=1&count=100'
expect_text '"totalResults":0'
expect 0 'makes them' scim POST /Users '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bob@example.org",
    "name":{"givenName":"Bob","familyName":"Jones"},"emails":[{"primary":true,"value":"bob@example.org","type":"work"}],
    "displayName":"Bob Jones","locale":"en-US","externalId":"00ub0b","groups":[],"password":"1mz050nq","active":true}'
expect_text '201 '
expect_text '"externalId":"00ub0b"'
bob=$(field id <"$work/body")
expect 0 'reads them' scim GET "/Users/$bob"
expect_text '"userName":"bob@example.org"'
expect 0 'pushes a group' scim POST /Groups '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"developers","members":[]}'
expect_text '201 '
group=$(field id <"$work/body")
expect 0 'and who is of it' patch "/Groups/$group" '{"op":"add","path":"members","value":[{"value":"'"$bob"'","display":"bob@example.org"}]}'
expect_text '204 '
expect 0 'who has the role and the team of the rules' roles_of "$bob"
expect_text '"name":"User"'
expect_text '"name":"Shop"'
expect 0 'disables the user' patch "/Users/$bob" '{"op":"replace","value":{"active":false}}'
expect_text '"active":false'
expect 0 'and enables them by the whole' scim PUT "/Users/$bob" '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"'"$bob"'",
    "userName":"bob@example.org","externalId":"00ub0b","name":{"givenName":"Bob","familyName":"Jones"},"displayName":"Bob Jones","active":true,
    "emails":[{"primary":true,"value":"bob@example.org","type":"work"}]}'
expect_text '"active":true'
expect 0 'takes the group away' scim DELETE "/Groups/$group"
expect_text '204 '
expect 0 'and with it what it gave' roles_of "$bob"
expect 1 'no team' grep -q 'Shop' "$work/output"

# Microsoft Entra
expect 0 'Entra tests the connection' scim GET '/Users?filter=userName+eq+%22f1e6a6b7-2b1c-4c3e-9e6f-0a4d6d8c7a11%22'
expect_text '"totalResults":0'
expect 0 'makes a user' scim POST /Users '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
    "externalId":"carl","userName":"carl@example.org","active":true,"emails":[{"primary":true,"type":"work","value":"carl@example.org"}],
    "meta":{"resourceType":"User"},"name":{"formatted":"Carl Gustav","familyName":"Gustav","givenName":"Carl"},"roles":[]}'
expect_text '201 '
carl=$(field id <"$work/body")
expect 0 'changes several things at once' patch "/Users/$carl" '{"op":"Replace","path":"emails[type eq \"work\"].value","value":"c.gustav@example.org"},
    {"op":"Replace","path":"name.familyName","value":"Gauss"},{"op":"Add","path":"displayName","value":"Carl Gauss"}'
expect_text '"value":"c.gustav@example.org"'
expect_text '"displayName":"Carl Gauss"'
expect 0 'makes a group' scim POST /Groups '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"8aa1a0c0","displayName":"operators","meta":{"resourceType":"Group"}}'
expect_text '201 '
group=$(field id <"$work/body")
expect 0 'finds it' scim GET '/Groups?excludedAttributes=members&filter=displayName+eq+%22operators%22'
expect_text '"totalResults":1'
expect 0 'adds a member' patch "/Groups/$group" '{"op":"Add","path":"members","value":[{"$ref":null,"value":"'"$carl"'"}]}'
expect_text '204 '
expect 0 'who administers now' roles_of "$carl"
expect_text '"name":"Administrator"'
expect 0 'asks whether they are of it' scim GET "/Groups?excludedAttributes=members&filter=id+eq+%22$group%22+and+members+eq+%22$carl%22"
expect_text '"totalResults":1'
expect 0 'removes them' patch "/Groups/$group" '{"op":"Remove","path":"members","value":[{"$ref":null,"value":"'"$carl"'"}]}'
expect_text '204 '
expect 0 'disables the user' patch "/Users/$carl" '{"op":"Replace","path":"active","value":"False"}'
expect_text '"active":false'
expect 0 'deletes the user' scim DELETE "/Users/$carl"
expect_text '204 '
expect 0 'who is gone' scim GET "/Users/$carl"
expect_text '404 {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"404"'

# What no directory may
ann_id=$(ann "$broker/admin/users?q=ann" | field uuid)
expect 0 'disables an administrator with a password' patch "/Users/$ann_id" '{"op":"replace","value":{"active":false}}'
expect_text '403 '
token=none
expect 0 'comes without a token' scim GET /Users
expect_text '401 {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"]'
finish
