// Where `accord verifier` and `pact verifier` judge an interaction otherwise, on purpose: with the reason, as
// docs/compatibility.md has it. What is not here fails the test.

const rulesOf = (seen) => JSON.stringify(seen.expected?.matchingRules?.body ?? {});

export const differences = [];
