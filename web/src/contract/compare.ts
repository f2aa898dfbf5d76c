// The difference between two versions of a contract, interaction by interaction.
import { asMap, same, type Json } from './json';
import { diffParts } from './diff_lines';
import type { Line } from './lines';
import { sameStates, type Contract, type Interaction, type Part } from './model';

export interface Change {
  kind: 'added' | 'removed' | 'changed';
  before?: Interaction;
  after?: Interaction;
}

export interface Comparison {
  changes: Change[];
  unchanged: number;
}

const stateNames = (one: Interaction) => one.states.map(({ name }) => name).join('\n');
const withoutId = (source: Json): Json => {
  const map = new Map(asMap(source) ?? []);
  map.delete('_id');
  map.delete('key');
  return map;
};
const isSame = (a: Interaction, b: Interaction) => same(withoutId(a.source), withoutId(b.source));

/** How two interactions may be known to be one, the surest first. */
const kTies: ((one: Interaction) => string)[] = [
  (one) => `${one.kind}\n${one.description}\n${stateNames(one)}`,
  (one) => (one.key ? `${one.kind}\n${one.key}` : ''),
  (one) => `${one.kind}\n${one.description}`,
  (one) => {
    const [first, second] = one.parts;
    return one.kind === 'http' && first?.path
      ? `${first.method} ${first.path}\n${stateNames(one)}\n${second?.status}`
      : '';
  },
];

/** Pairs of interactions of `before` and `after` that are the same one. */
function pairUp(before: Contract, after: Contract): Map<Interaction, Interaction> {
  const pairs = new Map<Interaction, Interaction>(); // of those after
  const taken = new Set<Interaction>();
  for (const tie of kTies) {
    const open = new Map<string, Interaction[]>();
    for (const one of before.interactions) {
      const key = taken.has(one) ? '' : tie(one);
      if (key) open.set(key, [...(open.get(key) ?? []), one]);
    }
    for (const one of after.interactions) {
      const key = pairs.has(one) ? '' : tie(one);
      const candidates = (key && open.get(key)) || [];
      const free = candidates.filter((other) => !taken.has(other));
      const twin = free.find((other) => isSame(other, one)) ?? free[0];
      if (!twin) continue;
      pairs.set(one, twin);
      taken.add(twin);
    }
  }
  return pairs;
}

/** In the order of the later version; what was removed comes last. */
export function compareContracts(before: Contract, after: Contract): Comparison {
  const pairs = pairUp(before, after);
  const kept = new Set(pairs.values());
  const changes: Change[] = [];
  let unchanged = 0;
  for (const one of after.interactions) {
    const twin = pairs.get(one);
    if (!twin) changes.push({ kind: 'added', after: one });
    else if (isSame(twin, one)) unchanged++;
    else changes.push({ kind: 'changed', before: twin, after: one });
  }
  for (const one of before.interactions) {
    if (!kept.has(one)) changes.push({ kind: 'removed', before: one });
  }
  return { changes, unchanged };
}

/** What changed beside requests, responses and messages: pairs of words before and now. */
export interface Remark {
  what: string;
  before: string;
  after: string;
}

function statesText(one: Interaction): string {
  return one.states
    .map(({ name, params }) =>
      params.length ? `${name} (${params.map(([param]) => param).join(', ')})` : name,
    )
    .join('; ');
}

export function remarksOn(before: Interaction, after: Interaction): Remark[] {
  const remarks: Remark[] = [];
  const add = (what: string, b: string, a: string) => {
    if (b !== a) remarks.push({ what, before: b || 'none', after: a || 'none' });
  };
  add('Description', before.description, after.description);
  if (!sameStates(before.states, after.states)) {
    const [b, a] = [statesText(before), statesText(after)];
    if (b !== a) add('Provider states', b, a);
    else remarks.push({ what: 'Provider states', before: 'other parameters', after: a });
  }
  add('Pending', before.pending ? 'yes' : 'no', after.pending ? 'yes' : 'no');
  add('Comments', before.comments.join(' '), after.comments.join(' '));
  add('Transport', before.transport, after.transport);
  add('Plugins', before.plugins.join(', '), after.plugins.join(', '));
  return remarks;
}

export interface PartChange {
  title: string;
  lines: Line[];
  isChanged: boolean;
}

/** The parts of two versions side by side; one that is new or gone is compared with nothing. */
export function changedParts(before: Interaction, after: Interaction): PartChange[] {
  const count = Math.max(before.parts.length, after.parts.length);
  return Array.from({ length: count }, (_, i) => {
    const [b, a] = [before.parts[i], after.parts[i]];
    const some = (a ?? b) as Part;
    const none: Part = { ...some, role: 'message', query: [], headers: [], metadata: [], source: new Map() }; // prettier-ignore
    const lines = diffParts(b ?? none, a ?? none);
    return { title: some.title, lines, isChanged: lines.some(({ sign }) => sign !== undefined) };
  });
}
