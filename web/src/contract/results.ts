// What a verification found, interaction by interaction: the shapes that Accord, the Pact core, the JVM and Ruby publish.
import { asList, asMap, asText, at, textOf, type Json } from './json';
import type { Contract, Interaction } from './model';

export interface Mismatch {
  /** "body", "header", "status", "query", "path", "method", "metadata"; '' where it is not said. */
  attribute: string;
  /** "$.total", or the name of a header. */
  identifier: string;
  description: string;
  expected?: string;
  actual?: string;
}

export interface InteractionResult {
  success: boolean;
  mismatches: Mismatch[];
  /** Why nothing could be compared. */
  errors: string[];
}

interface Test extends InteractionResult {
  id: string;
  description: string;
  state: string;
}

function mismatchOf(value: Json): Mismatch {
  if (!(value instanceof Map)) {
    return { attribute: '', identifier: '', description: textOf(value) };
  }
  const text = (...names: string[]) => {
    for (const name of names) {
      const found = value.get(name);
      if (found !== undefined && found !== null) return textOf(found);
    }
    return '';
  };
  const [expected, actual] = [value.get('expected'), value.get('actual')];
  return {
    attribute: text('attribute'),
    identifier: text('identifier', 'path', 'key', 'parameter'),
    description: text('description', 'mismatch', 'message'),
    ...(expected !== undefined && expected !== null && { expected: textOf(expected) }),
    ...(actual !== undefined && actual !== null && { actual: textOf(actual) }),
  };
}

function successOf(test: Json): boolean {
  const success = at(test, 'success');
  if (typeof success === 'boolean') return success;
  const status = asText(at(test, 'status'));
  if (status !== undefined) return status !== 'failed';
  return !['mismatches', 'differences', 'exceptions'].some((name) => asList(at(test, name)).length);
}

function testOf(test: Json): Test {
  const text = (name: string) => asText(at(test, name)) ?? '';
  const exceptions = [...asList(at(test, 'exceptions')), at(test, 'exception') ?? null];
  return {
    id: text('interactionId'),
    description: text('interactionDescription') || text('testFullDescription'),
    state: text('interactionProviderState'),
    success: successOf(test),
    mismatches: [...asList(at(test, 'mismatches')), ...asList(at(test, 'differences'))].map(mismatchOf), // prettier-ignore
    errors: exceptions
      .map((one) => (typeof one === 'string' ? one : (asText(at(one, 'message')) ?? '')))
      .filter(Boolean),
  };
}

const statesOf = (one: Interaction) => one.states.map(({ name }) => name).join(', ');

/** The interaction that a test is of. */
function ownerOf(test: Test, contract: Contract): Interaction | undefined {
  const { interactions } = contract;
  const byId = interactions.find(({ id, key }) => test.id && (id === test.id || key === test.id));
  if (byId) return byId;
  const named = interactions.filter(({ description }) => description === test.description);
  if (named.length <= 1 && named[0]) return named[0];
  const ofState = named.find((one) => statesOf(one) === test.state);
  if (ofState) return ofState;
  // Ruby's texts begin with the description of the interaction: "a request for order has status 200".
  return test.description
    ? interactions.find(({ description }) => description && test.description.includes(description))
    : undefined;
}

export interface Results {
  of: Map<Interaction, InteractionResult>;
  /** Of tests that are of no interaction of the contract: a pact that could not be read, for one. */
  others: InteractionResult[];
}

/** `testResults` of a verification result: a list, or an object with `tests`. */
export function readResults(testResults: Json | undefined, contract: Contract): Results {
  const tests = Array.isArray(testResults) ? testResults : asList(asMap(testResults)?.get('tests'));
  const of = new Map<Interaction, InteractionResult>();
  const others: InteractionResult[] = [];
  for (const test of tests.filter((one) => one instanceof Map).map(testOf)) {
    const { success, mismatches, errors } = test;
    const owner = ownerOf(test, contract);
    const known = owner && of.get(owner);
    if (known) {
      // Ruby tells the status, each header and the body of an interaction one by one.
      known.success &&= success;
      known.mismatches.push(...mismatches);
      known.errors.push(...errors);
    } else if (owner) of.set(owner, { success, mismatches, errors });
    else if (!success) others.push({ success, mismatches, errors });
  }
  return { of, others };
}

/** "4 of 5 interactions passed"; nothing where the verifier told nothing of them. */
export function passedOf(results: Results): { passed: number; told: number } | undefined {
  const told = results.of.size;
  if (told === 0) return undefined;
  return { told, passed: [...results.of.values()].filter(({ success }) => success).length };
}
