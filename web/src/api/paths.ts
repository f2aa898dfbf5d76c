// The one place that builds addresses. A page has the address of the resource that it shows, where there is one: what is a
// page for a browser is HAL for a client. All are below the broker; the router and http.ts add the path it is below.

const enc = encodeURIComponent;
type Values = Record<string, string | number | boolean | readonly string[] | undefined>;

/** `path` with a query of what has a value; a list is repeated. */
export function withQuery(path: string, values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** `path` with these values of its query, in place of those that it has. */
export function withValues(path: string, values: Record<string, string | number>): string {
  const [start = '', query = ''] = path.split('?');
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) next.set(name, String(value));
  return `${start}?${next.toString()}`;
}

export const paths = {
  overview: () => '/',
  overviewData: (values: Values = {}) => withQuery('/overview', values),
  search: (q: string) => withQuery('/search', { q }),

  pacticipants: (values: Values = {}) => withQuery('/pacticipants', values),
  pacticipant: (name: string) => `/pacticipants/${enc(name)}`,
  pacticipantsWithLabel: (label: string, values: Values = {}) =>
    withQuery(`/pacticipants/label/${enc(label)}`, values),
  label: (name: string, label: string) => `/pacticipants/${enc(name)}/labels/${enc(label)}`,
  labels: () => '/labels',
  versions: (name: string, values: Values = {}) =>
    withQuery(`/pacticipants/${enc(name)}/versions`, values),
  version: (name: string, number: string) => `/pacticipants/${enc(name)}/versions/${enc(number)}`,
  branches: (name: string, values: Values = {}) =>
    withQuery(`/pacticipants/${enc(name)}/branches`, values),
  branch: (name: string, branch: string) => `/pacticipants/${enc(name)}/branches/${enc(branch)}`,
  branchVersions: (name: string, branch: string, values: Values = {}) =>
    withQuery(`/pacticipants/${enc(name)}/branches/${enc(branch)}/versions`, values),
  taggedVersions: (name: string, tag: string, values: Values = {}) =>
    withQuery(`/pacticipants/${enc(name)}/tags/${enc(tag)}/versions`, values),
  branchHead: (name: string, branch: string) =>
    `/pacticipants/${enc(name)}/branches/${enc(branch)}/latest-version`,
  canIMergeBadge: (name: string) => `/pacticipants/${enc(name)}/main-branch/can-i-merge/badge.svg`,
  canIDeployBadge: (name: string, branch: string, environment: string) =>
    `/pacticipants/${enc(name)}/branches/${enc(branch)}/latest-version/can-i-deploy/to-environment/${enc(environment)}/badge.svg`,
  networkAround: (name: string, values: Values = {}) =>
    withQuery(`/pacticipants/${enc(name)}/network`, values),
  network: (values: Values = {}) => withQuery('/network', values),

  pact: (consumer: string, provider: string, version: string) =>
    `${pair(consumer, provider)}/version/${enc(version)}`,
  latestPact: (consumer: string, provider: string) => `${pair(consumer, provider)}/latest`,
  pactContent: (consumer: string, provider: string, sha: string) =>
    `${pair(consumer, provider)}/pact-version/${enc(sha)}`,
  results: (consumer: string, provider: string, sha: string, values: Values = {}) =>
    withQuery(`${pair(consumer, provider)}/pact-version/${enc(sha)}/verification-results`, values),
  result: (consumer: string, provider: string, sha: string, number: number) =>
    `${pair(consumer, provider)}/pact-version/${enc(sha)}/verification-results/${number}`,
  publications: (consumer: string, provider: string, values: Values = {}) =>
    withQuery(`${pair(consumer, provider)}/publications`, values),
  pairPacts: (consumer: string, provider: string) => `${pair(consumer, provider)}/versions`,
  branchPacts: (consumer: string, provider: string, branch: string) =>
    `${pair(consumer, provider)}/branch/${enc(branch)}`,
  taggedPacts: (consumer: string, provider: string, tag: string) =>
    `${pair(consumer, provider)}/tag/${enc(tag)}`,
  /** The badge of the newest pact, or of the newest one with a tag. */
  pactBadge: (consumer: string, provider: string, tag = '') =>
    `${pair(consumer, provider)}/latest${tag && `/${enc(tag)}`}/badge.svg`,
  /** The newest pacts of a provider on each branch, on one, or with a tag. */
  providerPacts: (provider: string) => `/pacts/provider/${enc(provider)}/branch/latest`,
  providerPactsOnBranch: (provider: string, branch: string) =>
    `/pacts/provider/${enc(provider)}/branch/${enc(branch)}/latest`,
  providerPactsWithTag: (provider: string, tag: string) =>
    `/pacts/provider/${enc(provider)}/latest/${enc(tag)}`,
  integrationItself: (consumer: string, provider: string) =>
    `/integrations/provider/${enc(provider)}/consumer/${enc(consumer)}`,
  integration: (consumer: string, provider: string) =>
    `/dashboard/provider/${enc(provider)}/consumer/${enc(consumer)}`,

  matrix: (query = '') => (query ? `/matrix?${query}` : '/matrix'),
  matrixOfPair: (consumer: string, provider: string) =>
    `/matrix/provider/${enc(provider)}/consumer/${enc(consumer)}`,
  matrixBadge: (consumer: string, tag: string, provider: string, providerTag: string) =>
    `/matrix/provider/${enc(provider)}/latest/${enc(providerTag)}/consumer/${enc(consumer)}/latest/${enc(tag)}/badge`,
  canIDeploy: (values: Values = {}) => withQuery('/can-i-deploy', values),

  environments: () => '/environments',
  environment: (uuid: string) => `/environments/${enc(uuid)}`,
  environmentHistory: (uuid: string, values: Values = {}) =>
    withQuery(`/environments/${enc(uuid)}/history`, values),
  /** What is there now of what came. */
  running: (uuid: string, values: Values = {}) =>
    withQuery(`/environments/${enc(uuid)}/history`, { currently: true, ...values }),

  webhooks: () => '/webhooks',
  webhookList: (values: Values = {}) => withQuery('/webhooks', { size: 50, ...values }),
  webhook: (uuid: string) => `/webhooks/${enc(uuid)}`,
  newWebhook: (template?: string) => withQuery('/webhooks/new', { template }),
  webhookTemplates: () => '/webhook-templates',
  deliveries: (uuid: string, values: Values = {}) =>
    withQuery(`/webhooks/${enc(uuid)}/triggered-webhooks`, values),
  delivery: (uuid: string) => `/triggered-webhooks/${enc(uuid)}/logs`,
  signIn: (to = '') => withQuery('/sign-in', { to: to === '/' ? '' : to }),
  session: () => '/session',
  account: () => '/user',
  ownPassword: () => '/user/password',
  lostPassword: () => '/lost-password',
  setPassword: () => '/set-password',
  ownSessions: () => '/user/sessions',
  ownSession: (uuid: string) => `/user/sessions/${enc(uuid)}`,
  ownTokens: () => '/settings/tokens',
  ownPreferences: () => '/preferences/current-user',
  signInLimits: () => '/admin/tenant/authentication-settings',
  systemPreferences: () => '/preferences/system',
  users: (values: Values = {}) => withQuery('/admin/users', values),
  user: (uuid: string) => `/admin/users/${enc(uuid)}`,
  rolesOfUser: (uuid: string) => `/admin/users/${enc(uuid)}/roles`,
  passwordLink: (uuid: string) => `/admin/users/${enc(uuid)}/password-link`,
  sessionsOfUser: (uuid: string) => `/admin/users/${enc(uuid)}/sessions`,
  systemAccounts: (values: Values = {}) => withQuery('/admin/system-accounts', values),
  systemAccount: (uuid: string) => `/admin/system-accounts/${enc(uuid)}`,
  systemAccountTokens: (uuid: string) => `/admin/system-accounts/${enc(uuid)}/tokens`,
  /** One of the tokens of a list. */
  token: (list: string, uuid: string) => `${list}/${enc(uuid)}`,
  roles: () => '/admin/roles',
  role: (uuid: string) => `/admin/roles/${enc(uuid)}`,
  permissions: () => '/admin/permissions',
  workloads: (account: string) => `/admin/system-accounts/${enc(account)}/workload-identities`,
  inviteUser: () => '/admin/users/invite-user',
  teams: (values: Values = {}) => withQuery('/admin/teams', values),
  team: (uuid: string) => `/admin/teams/${enc(uuid)}`,
  teamMembers: (uuid: string) => `/admin/teams/${enc(uuid)}/users`,
  teamIntegrations: (uuid: string, values: Values = {}) =>
    withQuery(`/integrations/team/${enc(uuid)}`, values),
  teamMetrics: () => '/metrics/teams',
  secrets: () => '/secrets',
  secret: (uuid: string) => `/secrets/${enc(uuid)}`,
  audit: (values: Values = {}) => withQuery('/audit', values),
  /** One entry: it is among those since its time. */
  auditEntry: (uuid: string, since: string) => withQuery('/audit', { entry: uuid, since }),
  relation: (relation: string) => `/doc/${enc(relation)}`,
  events: (values: Values = {}) => withQuery('/events', values),
  explorer: (path = '/') => `/hal-browser/browser.html#${path}`,
} as const;

function pair(consumer: string, provider: string): string {
  return `/pacts/provider/${enc(provider)}/consumer/${enc(consumer)}`;
}
