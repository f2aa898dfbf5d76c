// The question of the matrix: what the controls show, and the query of /matrix that is the page's address.
import { fits, namesIn } from '../../api/names';
import { addItem, listOf, queryText, type Item } from '../../api/nested_query';

export type Kind =
  | 'all'
  | 'version'
  | 'latest'
  | 'latest_branch'
  | 'branch'
  | 'latest_main'
  | 'main'
  | 'environment'
  | 'latest_tag'
  | 'tag'
  | 'other';

export interface Selector {
  pacticipant: string;
  kind: Kind;
  value: string;
  /** What no kind says, as the address has it. */
  other?: Item;
}

export interface Question {
  selectors: Selector[];
  latestby: string;
  limit: string;
  destination: {
    kind: '' | 'environment' | 'tag' | 'latest_tag' | 'main' | 'latest_main';
    value: string;
  };
  /** Which outcomes are shown: 'true', 'false' and '' (no result); none of them: all. */
  success: string[];
  ignore: { pacticipant: string; version: string; other?: Item }[];
}

/** Which members of a selector make a kind; the one with `undefined` is the value. */
const kMembers: Record<Exclude<Kind, 'other'>, Record<string, string | undefined>> = {
  all: {},
  version: { version: undefined },
  latest: { latest: 'true' },
  latest_branch: { branch: undefined, latest: 'true' },
  branch: { branch: undefined },
  latest_main: { mainBranch: 'true', latest: 'true' },
  main: { mainBranch: 'true' },
  environment: { environment: undefined },
  latest_tag: { tag: undefined, latest: 'true' },
  tag: { tag: undefined },
};

export const kKinds: Record<Exclude<Kind, 'other'>, string> = {
  all: 'all versions',
  version: 'version',
  latest: 'latest version',
  latest_branch: 'latest from branch',
  branch: 'all from branch',
  latest_main: 'latest from main branch',
  main: 'all from main branch',
  environment: 'in environment',
  latest_tag: 'latest with tag',
  tag: 'all with tag',
};

export function takesValue(kind: Kind): boolean {
  return kind !== 'other' && Object.values(kMembers[kind]).includes(undefined);
}

function readSelector(item: Item): Selector {
  const { pacticipant = '', ...rest } = item;
  const said = Object.entries(rest).filter(([, value]) => value !== '' && value !== 'false');
  for (const [kind, members] of Object.entries(kMembers)) {
    const names = Object.keys(members);
    const fits =
      said.length === names.length &&
      said.every(([name, value]) => name in members && (members[name] ?? value) === value);
    if (fits) {
      const name = names.find((one) => members[one] === undefined);
      return { pacticipant, kind: kind as Kind, value: (name && rest[name]) ?? '' };
    }
  }
  return { pacticipant, kind: 'other', value: '', other: Object.fromEntries(said) };
}

function itemOf({ pacticipant, kind, value, other }: Selector): Item {
  if (kind === 'other') return { pacticipant, ...other };
  const members = Object.entries(kMembers[kind]).map(([name, fixed]) => [name, fixed ?? value]);
  return { pacticipant, ...(Object.fromEntries(members) as Item) };
}

function readDestination(query: URLSearchParams): Question['destination'] {
  const latest = query.get('latest') === 'true';
  const environment = query.get('environment');
  const tag = query.get('tag');
  if (environment) return { kind: 'environment', value: environment };
  if (tag) return { kind: latest ? 'latest_tag' : 'tag', value: tag };
  if (query.get('mainBranch') === 'true')
    return { kind: latest ? 'latest_main' : 'main', value: '' };
  return { kind: '', value: '' };
}

export function readQuestion(query: URLSearchParams): Question {
  const success = [...query].filter(([name]) => name === 'success' || name === 'success[]');
  return {
    selectors: listOf(query, 'q').map(readSelector),
    latestby: query.get('latestby') ?? '',
    limit: query.get('limit') ?? '',
    destination: readDestination(query),
    success: success.map(([, value]) => value),
    ignore: listOf(query, 'ignore').map(({ pacticipant = '', version = '', ...other }) => ({
      pacticipant,
      version,
      ...(Object.keys(other).length > 0 && { other }),
    })),
  };
}

export function writeQuestion(question: Question): string {
  const query = new URLSearchParams();
  for (const selector of question.selectors) addItem(query, 'q', itemOf(selector));
  if (question.latestby) query.set('latestby', question.latestby);
  if (question.limit) query.set('limit', question.limit);
  const { kind, value } = question.destination;
  if (kind === 'environment') query.set('environment', value);
  if (kind === 'tag' || kind === 'latest_tag') query.set('tag', value);
  if (kind === 'main' || kind === 'latest_main') query.set('mainBranch', 'true');
  if (kind === 'latest_tag' || kind === 'latest_main') query.set('latest', 'true');
  for (const one of question.success) query.append('success[]', one);
  for (const { other, ...item } of question.ignore) addItem(query, 'ignore', { ...item, ...other });
  return queryText(query);
}

/** Whether everything that was begun was also said, so that the broker may be asked. */
export function isComplete({ selectors, destination, ignore }: Question): boolean {
  return (
    selectors.length > 0 &&
    selectors.every(
      ({ pacticipant, kind, value }) => pacticipant && (value || !takesValue(kind)),
    ) &&
    (!['environment', 'tag', 'latest_tag'].includes(destination.kind) ||
      destination.value !== '') &&
    ignore.every(({ pacticipant }) => pacticipant !== '')
  );
}

export const kNothingAsked: Question = {
  selectors: [],
  latestby: '',
  limit: '',
  destination: { kind: '', value: '' },
  success: [],
  ignore: [],
};

const kPatterns = [
  '/matrix/provider/:provider/consumer/:consumer',
  '/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to',
  '/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment',
];

export const isOfMatrix = (path: string): boolean =>
  path === '/matrix' || kPatterns.some((one) => fits(one, path));

/** The names in the path of one of the addresses of the matrix. */
export function namesOf(path: string): Record<string, string> {
  const pattern = kPatterns.find((one) => fits(one, path));
  return pattern ? namesIn(pattern, path) : {};
}

/** What the other addresses of the matrix ask, which have names in their paths. */
export function questionOfPath(names: Record<string, string | undefined>, query: URLSearchParams) {
  const asked = readQuestion(query);
  const { consumer, provider, pacticipant, tag, to, branch, environment } = names;
  const all = (name: string): Selector => ({ pacticipant: name, kind: 'all', value: '' });
  if (consumer && provider) {
    return {
      ...asked,
      selectors: [all(consumer), all(provider)],
      latestby: asked.latestby || 'cvpv',
    };
  }
  if (pacticipant && tag && to) {
    return {
      ...kNothingAsked,
      selectors: [{ pacticipant, kind: 'latest_tag', value: tag }],
      latestby: 'cvp',
      destination: { kind: 'latest_tag', value: to },
    } satisfies Question;
  }
  if (pacticipant && branch && environment) {
    return {
      ...kNothingAsked,
      selectors: [{ pacticipant, kind: 'latest_branch', value: branch }],
      latestby: 'cvpv',
      destination: { kind: 'environment', value: environment },
    } satisfies Question;
  }
  return asked;
}
