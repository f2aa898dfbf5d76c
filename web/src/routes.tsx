// Which page is at which address. Each page is loaded when it is opened.
import type { RouteObject } from 'react-router';
import { Frame } from './frame/frame';
import { Broken } from './pages/missing/missing';
import { kMoved } from './pages/moved/places';
import Overview from './pages/overview/overview';

type Loader = () => Promise<{ default: React.ComponentType }>;

function page(path: string, load: Loader): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) };
}

const application = () => import('./pages/application/application');
const contract = () => import('./pages/contract/contract');
const matrix = () => import('./pages/matrix/matrix');
const network = () => import('./pages/network/network');
const explorer = () => import('./pages/explorer/explorer');
const providerPacts = () => import('./pages/provider_pacts/provider_pacts');
const moved = () => import('./pages/moved/moved');
const kPair = '/provider/:provider/consumer/:consumer';

/** Where a pact stands, and below each of them its newest result. */
const kContracts = [
  `/pacts${kPair}/version/:version`,
  `/pacts${kPair}/latest`,
  `/pacts${kPair}/latest/:tag`,
  `/pacts${kPair}/pact-version/:sha`,
];

const kOtherContracts = [
  `/pacts${kPair}/version/:version/diff/*`,
  `/pacts${kPair}/version/:version/previous-distinct`,
  `/pacts${kPair}/versions/:version`,
  `/pacts${kPair}/latest-untagged`,
  `/pacts${kPair}/branch/:branch/latest`,
  `/pacts${kPair}/pact-version/:sha/diff/*`,
  `/pacts${kPair}/pact-version/:sha/metadata/:metadata`,
  `/pacts${kPair}/pact-version/:sha/metadata/:metadata/verification-results/:number`,
  `/pacts${kPair}/pact-version/:sha/verification-results/:number`,
  `/pact${kPair}/version/:version`, // as it was called before there were many
  `/pact${kPair}/latest`,
];

/** The newest pacts of a provider, of which there are not many. */
const kProviderPacts = [
  '/pacts/provider/:provider/latest/:tag',
  '/pacts/provider/:provider/branch/latest',
  '/pacts/provider/:provider/branch/:branch/latest',
];

const team = () => import('./pages/admin/team');

const settings = () => import('./pages/admin/settings');

const systemAccount = () => import('./pages/admin/system_account');

const ownPreferences = () => import('./pages/account/preferences');

const ownAccount = () => import('./pages/account/account');

export const routes: RouteObject[] = [
  {
    ...page('/sign-in', () => import('./pages/sign_in/sign_in')),
    errorElement: <Broken />,
  },
  {
    ...page('/set-password', () => import('./pages/set_password/set_password')),
    errorElement: <Broken />,
  },
  {
    ...page('/lost-password', () => import('./pages/lost_password/lost_password')),
    errorElement: <Broken />,
  },
  {
    element: <Frame />,
    errorElement: <Broken />,
    children: [
      { path: '/', Component: Overview }, // what is opened first most often is there with the frame
      { path: '/ui/relationships', Component: Overview },
      page('/pacticipants', () => import('./pages/applications/applications')),
      page('/pacticipants/:pacticipant', application),
      page('/pacticipants/:pacticipant/branches', application),
      page('/pacticipants/:pacticipant/versions', application),
      page('/pacticipants/:pacticipant/versions/:version', () => import('./pages/version/version')),
      page('/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to', matrix),
      page(
        '/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment',
        matrix,
      ),
      page(`/dashboard${kPair}`, () => import('./pages/integration/integration')),
      ...kContracts.flatMap((path) => [
        page(path, contract),
        page(`${path}/verification-results/latest`, contract),
      ]),
      ...kOtherContracts.map((path) => page(path, contract)),
      ...kProviderPacts.map((path) => page(path, providerPacts)),
      page('/matrix', matrix),
      page(`/matrix${kPair}`, matrix),
      page('/can-i-deploy', () => import('./pages/can_i_deploy/can_i_deploy')),
      page('/environments', () => import('./pages/environments/environments')),
      page('/environments/:environment', () => import('./pages/environment/environment')),
      page('/network', network),
      page('/pacticipants/:pacticipant/network', network),
      page('/webhooks', () => import('./pages/webhooks/webhooks')),
      page('/webhooks/new', () => import('./pages/webhook/new')),
      page('/webhooks/:webhook', () => import('./pages/webhook/webhook')),
      page('/triggered-webhooks/:delivery/logs', () => import('./pages/delivery/delivery')),
      page('/events', () => import('./pages/activity/activity')),
      page('/user', ownAccount),
      page('/session', ownAccount),
      page('/user/sessions', () => import('./pages/account/sessions')),
      page('/preferences/current-user', ownPreferences),
      page('/preferences/current-user/:preference', ownPreferences),
      page('/preferences/system', settings),
      page('/admin/tenant/authentication-settings', settings),
      page('/preferences/system/:preference', settings),
      page('/settings/tokens', () => import('./pages/account/tokens')),
      page('/admin/users', () => import('./pages/admin/users')),
      page('/admin/users/:user', () => import('./pages/admin/user')),
      page('/admin/system-accounts/:account/workload-identities', systemAccount),
      page('/admin/system-accounts/:account/workload-identities/:workload', systemAccount),
      page('/admin/system-accounts', () => import('./pages/admin/system_accounts')),
      page('/admin/system-accounts/:account', systemAccount),
      page('/admin/system-accounts/:account/tokens', systemAccount),
      page('/admin/roles', () => import('./pages/admin/roles')),
      page('/admin/permissions', () => import('./pages/admin/roles')),
      page('/admin/roles/:role', () => import('./pages/admin/role')),
      page('/admin/teams', () => import('./pages/admin/teams')),
      page('/admin/teams/:team', team),
      page('/integrations/team/:team', () => import('./pages/admin/team_integrations')),
      page('/metrics/teams', () => import('./pages/admin/team_metrics')),
      page('/admin/teams/:team/users', team),
      page('/admin/teams/:team/users/:user', team),
      page('/secrets', () => import('./pages/secrets/secrets')),
      page('/secrets/:secret', () => import('./pages/secrets/secret')),
      page('/audit', () => import('./pages/audit/audit')),
      ...kMoved.map((path) => page(path, moved)),
      page('/doc/:relation', () => import('./pages/documentation/documentation')),
      page('/hal-browser/browser.html', explorer),
      page('*', explorer), // any other resource is shown as its document, or is not found
    ],
  },
];
