// Resources that are shown on the page of another one: which page, by the names in their address.
import { fits, namesIn } from '../../api/names';
import { paths } from '../../api/paths';

type Names = Record<string, string>;
type Place = (names: Names) => string;

const kPair = '/pacts/provider/:provider/consumer/:consumer';
const kOne = '/pacticipants/:pacticipant';
const kVersion = `${kOne}/versions/:version`;
const kEnvironment = '/environments/:environment';

const overview: Place = () => paths.overview();
const applications: Place = () => paths.pacticipants();
const application: Place = ({ pacticipant = '' }) => paths.pacticipant(pacticipant);
const version: Place = ({ pacticipant = '', version = '' }) => paths.version(pacticipant, version);
const environment: Place = ({ environment = '' }) => paths.environment(environment);
const pair: Place = ({ consumer = '', provider = '' }) => paths.integration(consumer, provider);

/** `place` with a query of the names in `values`. */
function having(place: Place, values: (names: Names) => Record<string, string | undefined>): Place {
  return (names) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(values(names))) query.set(name, value ?? '');
    return `${place(names)}?${query.toString()}`;
  };
}

const ofBranch = (place: Place) => having(place, ({ branch }) => ({ branch }));
const ofTag = (place: Place) => having(place, ({ tag }) => ({ tag }));
const consumersOf: Place = ({ provider = '' }) => `${paths.pacticipant(provider)}?tab=contracts`;

/** The list finds what is about somebody by a part of the name. */
const webhooksAbout = having(
  () => paths.webhooks(),
  ({ consumer, provider }) => ({ q: consumer ?? provider }),
);

/** Known from the address alone. */
const kPlaces: Record<string, Place> = {
  '/dashboard': overview,
  '/overview': overview,
  '/integrations': overview,
  '/pacts/latest': overview,
  '/labels': applications,
  '/pacticipants/label/:label': having(applications, ({ label }) => ({ label })),
  [`${kOne}/labels/:label`]: application,
  [`${kOne}/branches/:branch`]: ofBranch(application),
  [`${kOne}/branches/:branch/versions`]: ofBranch(application),
  [`${kOne}/branches/:branch/versions/:version`]: version,
  [`${kOne}/tags/:tag/versions`]: ofTag(application),
  [`${kVersion}/tags/:tag`]: version,
  [`${kVersion}/deployed-versions/environment/:environment`]: version,
  [`${kVersion}/released-versions/environment/:environment`]: version,
  '/verification-results/consumer/:pacticipant/version/:version/latest': version,
  [`${kEnvironment}/history`]: having(environment, () => ({ tab: 'history' })),
  [`${kEnvironment}/deployed-versions/currently-deployed`]: environment,
  [`${kEnvironment}/released-versions/currently-supported`]: environment,
  '/webhooks/:webhook/triggered-webhooks': ({ webhook = '' }) => paths.webhook(webhook),
  '/pacts/provider/:provider': consumersOf,
  '/pacts/provider/:provider/latest': consumersOf,
  // Of all that a tag or branch ever had there may be very many: the newest are shown.
  '/pacts/provider/:provider/tag/:tag': ({ provider = '', tag = '' }) =>
    paths.providerPactsWithTag(provider, tag),
  '/pacts/provider/:provider/branch/:branch': ({ provider = '', branch = '' }) =>
    paths.providerPactsOnBranch(provider, branch),
  '/pacts/provider/:provider/branch': ({ provider = '' }) => paths.providerPacts(provider),
  '/webhooks/consumer/:consumer': webhooksAbout,
  '/webhooks/provider/:provider': webhooksAbout,
  '/webhooks/provider/:provider/consumer/:consumer': webhooksAbout,
  [`${kPair}/webhooks`]: webhooksAbout,
  [`${kPair}/versions`]: pair,
  [`${kPair}/publications`]: pair,
  [`${kPair}/branch/:branch`]: ofBranch(pair),
  [`${kPair}/branch/:branch/latest/versions`]: ofBranch(pair),
  [`${kPair}/branch/versions`]: pair,
  [`${kPair}/branch/latest/versions`]: pair,
  [`${kPair}/tag/:tag`]: ofTag(pair),
  [`${kPair}/pact-version/:sha/verification-results`]: ({
    consumer = '',
    provider = '',
    sha = '',
  }) => `${paths.pactContent(consumer, provider, sha)}?tab=results`,
};

/** Known when the resource is read: the version that it is, or is of. */
const kOfVersion = [
  `${kOne}/latest-version`,
  `${kOne}/latest-version/:tag`,
  `${kOne}/branches/:branch/latest-version`,
  '/deployed-versions/:uuid',
  '/released-versions/:uuid',
];

export const kMoved: readonly string[] = [...Object.keys(kPlaces), ...kOfVersion];

/** As the router chooses: words before names. */
function patternOf(path: string, patterns: readonly string[]): string | undefined {
  const names = (pattern: string) => pattern.split(':').length;
  return patterns.filter((pattern) => fits(pattern, path)).sort((a, b) => names(a) - names(b))[0];
}

/** Where what is at `path` is shown; nothing where the resource has to tell. */
export function placeOf(path: string): string | undefined {
  const pattern = patternOf(path, Object.keys(kPlaces));
  return pattern && kPlaces[pattern]?.(namesIn(pattern, path));
}

/** What such a resource says of its version. */
export interface OfVersion {
  number?: string;
  _links?: { 'pb:pacticipant'?: { name?: string } };
  _embedded?: { pacticipant?: { name?: string }; version?: { number?: string } };
}

/** The page of the version that a resource is, or is of. */
export function placeOfVersion({ number, _links, _embedded }: OfVersion): string | undefined {
  const pacticipant = _embedded?.pacticipant?.name ?? _links?.['pb:pacticipant']?.name;
  const version = _embedded?.version?.number ?? number;
  return pacticipant && version ? paths.version(pacticipant, version) : undefined;
}
