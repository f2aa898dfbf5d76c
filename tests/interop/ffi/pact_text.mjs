// A pact file as the text that two libraries' files are compared by: sorted keys, one value a line. Where Accord writes
// the same in another way (docs/compatibility.md, libpact_ffi), both files are brought into one form here.
import { sorted_keys } from './support.mjs';

export function pact_text(json) {
    const pact = JSON.parse(json);
    const list = ['interactions', 'messages'].find((name) => pact[name]);
    const interactions = (pact[list] ?? []).map(in_one_form);
    return JSON.stringify({ ...pact, [list]: sorted_once(interactions), metadata: with_writer_named(pact.metadata) }, sorted_keys, 2);
}

// `metadata.pactRust` of the Rust core, `metadata.accord` of ours: that there is one is compared.
function with_writer_named({ accord, pactRust, ...metadata }) {
    return { ...metadata, writers: [accord, pactRust].filter((writer) => writer !== undefined).length };
}

// Ours are sorted from the first write on, and each is there once.
function sorted_once(interactions) {
    const texts = new Set(interactions.map((interaction) => JSON.stringify(interaction, sorted_keys)));
    return [...texts].sort().map((text) => JSON.parse(text));
}

function in_one_form(interaction) {
    const out = walk(interaction);
    [out.request, out.response].forEach(name_boundary);
    return out;
}

function walk(value, name = '') {
    if (Array.isArray(value)) {
        const items = value.map((item) => walk(item, name));
        return name === 'matchers' ? once(items.map(rule)) : items;
    }
    if (value === null || typeof value !== 'object') {
        return value;
    }
    const members = Object.entries(value).filter(([key, inner]) => !is_nothing(key, inner, name));
    const out = Object.fromEntries(members.map(([key, inner]) => [key_of(key, name), walk(inner, key)]));
    return generator(name === 'status' && out.$ ? out.$ : out);
}

// The Rust core of 2024 writes categories without rules, and null for no generators.
function is_nothing(key, value, around) {
    const is_empty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    return is_empty && (around === 'matchingRules' || key === 'matchingRules' || key === 'generators');
}

// Rules of one value of a query or header: the Rust core writes them for all values, in V2 with a position, and that of
// 2024 has another name for V2's headers.
function key_of(key, around) {
    if (['query', 'header'].includes(around)) {
        return key.replace(/\[\d+\]$/, '');
    }
    return key.replace(/^(\$\.query\.\w+)\[0\]$/, '$1').replace(/^\$\.header(?=\[)/, '$.headers');
}

// A list in an example has the rules of its items once.
function once(rules) {
    return [...new Set(rules.map((one) => JSON.stringify(one, sorted_keys)))].map((text) => JSON.parse(text));
}

function rule(one) {
    const out = { ...one, match: one.match === 'datetime' ? 'timestamp' : one.match };
    if (out.match === 'eachKey' || out.match === 'eachValue') {
        delete out.value; // the example, as text
    }
    return out.variants ? { ...out, variants: out.variants.map(({ generators, ...variant }) => ({ ...variant, generators: generators ?? {} })) } : out;
}

// What a generator takes where its attributes are not given.
function generator(one) {
    const defaults = { RandomInt: { min: 0, max: 10 }, RandomDecimal: { digits: 10 } };
    return typeof one.type === 'string' && defaults[one.type] ? { ...defaults[one.type], ...one } : one;
}

// A multipart body, which the Rust core writes in base64 even where it is text. Pact JS 13 lets the library choose its
// boundary.
function name_boundary(message) {
    const content_type = [message?.headers?.['Content-Type'] ?? []].flat()[0];
    const boundary = content_type?.match(/^multipart\/.*boundary=(\S+)/)?.[1];
    if (boundary === undefined) {
        return;
    }
    const named = (text) => text.replaceAll(boundary, 'BOUNDARY');
    message.headers = JSON.parse(named(JSON.stringify(message.headers)));
    const { body } = message;
    if (typeof body === 'string') {
        message.body = named(body);
    } else if (body) {
        const bytes = Buffer.from(body.content, body.encoded === 'base64' ? 'base64' : 'utf8');
        message.body = { ...body, content: named(bytes.toString('latin1')), encoded: 'as bytes' };
    }
}
