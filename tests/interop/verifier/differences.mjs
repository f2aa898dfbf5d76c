// Where `accord verifier` and `pact verifier` judge an interaction otherwise, on purpose: with the reason, as
// docs/compatibility.md has it. What is not here fails the test, and so does what no longer occurs (`isRandom`: in the
// random contracts of the usual seed).

const isBelow = (path, other) => other !== path && (other.startsWith(`${path}.`) || other.startsWith(`${path}[`));

/** Whether the whole of some object or list has to be equal while a rule below it says otherwise. */
const hasEqualityAboveRules = (seen) => {
    const rules = seen.expected?.matchingRules?.body ?? {};
    const paths = Object.keys(rules);
    return paths.some((path) => rules[path].matchers.some((one) => one.match === 'equality') && paths.some((other) => isBelow(path, other)));
};

export const differences = [
    {
        reason: 'equality at an object or list with rules below it: the core compares the whole, so that those rules have no say; we hold each rule below',
        isRandom: true,
        isIt: (seen) => seen.ours === 'OK' && seen.theirs === 'Error' && seen.theirReason.includes('to be equal to') && hasEqualityAboveRules(seen),
    },
];
