import { expect, test } from 'vitest';
import { fromPlain } from './json';
import { readContract } from './model';
import { passedOf, readResults } from './results';

const pact = readContract(
  fromPlain({
    interactions: [
      { _id: '1', description: 'a request for order', providerState: 'things exist' },
      { _id: '2', description: 'a request for order line', providerState: 'none' },
      { _id: '3', description: 'a request for order line', providerState: 'some' },
    ],
  }),
);
const read = (results: unknown) => {
  const found = readResults(fromPlain(results), pact);
  return {
    of: [...found.of].map(([one, { success }]) => [one.index, success]),
    others: found.others,
    passed: passedOf(found),
  };
};

test('results by id, as the Pact core and Accord publish them', () => {
  const results = [
    { interactionId: '1', success: true },
    {
      interactionId: '3',
      success: false,
      mismatches: [{ attribute: 'body', identifier: '$.a', description: 'x' }],
    },
  ];
  expect(read(results)).toMatchObject({
    of: [[0, true], [2, false]],
    passed: { passed: 1, told: 2 },
  }); // prettier-ignore
});

test('results by description and state, as Ruby publishes them', () => {
  const results = {
    tests: [
      { testFullDescription: 'a request for order has status 200', status: 'passed' },
      { testFullDescription: 'a request for order has a body', status: 'failed', exception: { message: 'boom' } },
      { interactionDescription: 'a request for order line', interactionProviderState: 'some', status: 'failed' },
    ],
  }; // prettier-ignore
  expect(read(results).of).toEqual([[0, false], [2, false]]); // prettier-ignore
});

test('a failure without an interaction is kept, what is broken is passed over', () => {
  expect(read([{ success: false, exceptions: [{ message: 'no pact' }] }, 7]).others).toEqual([
    { success: false, mismatches: [], errors: ['no pact'] },
  ]);
  expect(read('x').passed).toBeUndefined();
  expect(read(undefined).of).toEqual([]);
});
