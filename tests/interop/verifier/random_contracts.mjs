// Random contracts, and random answers to them, the same for the same seed: small JSON bodies with rules, statuses and
// header fields, of which some answers keep the contract and others break it in one place.

/** Mulberry32: numbers in [0, 1), the same on every machine. */
function randomFrom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const WORDS = ['tea', 'Kettle', '', 'a b', '42', '4.5', 'true', '2024-02-29', '1.2.3', 'Grün', 'é'];
const SCALARS = [0, 1, -7, 42, 2.5, -0.25, 1e3, true, false, null];

/** Rules of a value, each with what it needs. */
const RULES = {
    any: [{ match: 'type' }, { match: 'equality' }, { match: 'null' }],
    string: [
        { match: 'regex', regex: '[A-Za-z ]*' }, { match: 'regex', regex: '\\d+' }, { match: 'include', value: 'e' },
        { match: 'date', format: 'yyyy-MM-dd' }, { match: 'semver' }, { match: 'notEmpty' }, { match: 'number' },
        { match: 'integer' }, { match: 'decimal' }, { match: 'boolean' },
    ],
    number: [{ match: 'number' }, { match: 'integer' }, { match: 'decimal' }, { match: 'regex', regex: '\\d+' }],
    boolean: [{ match: 'boolean' }, { match: 'regex', regex: 'true|false' }],
    list: [{ match: 'type', min: 1 }, { match: 'type', max: 2 }, { match: 'type', min: 1, max: 3 }, { match: 'notEmpty' }],
    object: [{ match: 'type' }],
};

export class RandomContracts {
    constructor(seed) {
        this.random = randomFrom(seed);
    }
    below(count) {
        return Math.floor(this.random() * count);
    }
    one(list) {
        return list[this.below(list.length)];
    }
    chance(part) {
        return this.random() < part;
    }

    value(depth) {
        const kind = depth > 0 ? this.below(6) : this.below(4);
        if (kind < 2) return this.one(WORDS);
        if (kind < 4) return this.one(SCALARS);
        const count = this.below(4);
        if (kind === 4) return Array.from({ length: Math.max(1, count) }, () => this.value(depth - 1));
        return Object.fromEntries(Array.from({ length: count }, (_, i) => [this.one(['id', 'name', 'tags', 'x']) + i, this.value(depth - 1)]));
    }

    /** The value with one place changed, or an extra member, or as it is. */
    changed(value) {
        if (value !== null && typeof value === 'object' && Object.keys(value).length > 0 && this.chance(0.75)) {
            const key = this.one(Object.keys(value));
            const copy = structuredClone(value);
            const how = this.below(8);
            if (how === 0 && !Array.isArray(copy)) delete copy[key];
            else if (how === 1 && Array.isArray(copy)) copy.push(structuredClone(copy[0]));
            else if (how === 2 && Array.isArray(copy)) copy.pop();
            else if (how === 3 && !Array.isArray(copy)) copy.extra = 1;
            else copy[key] = this.changed(copy[key]);
            return copy;
        }
        if (this.chance(0.3)) return value;
        if (typeof value === 'string' && this.chance(0.6)) return this.one(WORDS);
        if (typeof value === 'number' && this.chance(0.6)) return this.one([0, 3, -5, 3.75, 100]);
        return this.value(1);
    }

    rulesFor(value, path, rules) {
        const kind = value === null ? 'any' : Array.isArray(value) ? 'list' : typeof value;
        if (this.chance(0.45)) {
            const choice = [...RULES.any.slice(0, this.chance(0.1) ? 3 : 2), ...(RULES[kind] ?? [])];
            rules[path] = { combine: 'AND', matchers: [this.one(choice)] };
        }
        if (Array.isArray(value)) {
            const each = this.chance(0.5);
            value.slice(0, each ? 1 : value.length).forEach((item, i) => this.rulesFor(item, `${path}[${each ? '*' : i}]`, rules));
        } else if (value !== null && typeof value === 'object') {
            Object.entries(value).forEach(([name, item]) => this.rulesFor(item, `${path}.${name}`, rules));
        }
        return rules;
    }

    /** An interaction, and what the provider will answer. */
    exchange(number) {
        const body = this.chance(0.85) ? { root: this.value(3) } : this.value(2);
        const status = this.one([200, 200, 200, 201, 404, 500]);
        const headers = this.chance(0.4) ? { 'X-Kind': [this.one(['a', 'b', 'a, b', '7'])] } : {};
        const matchingRules = { body: this.rulesFor(body, '$', {}) };
        if (headers['X-Kind'] && this.chance(0.5)) {
            matchingRules.header = { 'X-Kind': { combine: 'AND', matchers: [{ match: 'regex', regex: '[a-z]( *, *[a-z])*' }] } };
        }
        if (this.chance(0.2)) matchingRules.status = { '$': { combine: 'AND', matchers: [{ match: 'statusCode', status: this.one(['success', 'error', 'clientError']) }] } };
        const answer = {
            status: this.chance(0.9) ? status : this.one([200, 204, 404, 503]),
            headers: headers['X-Kind'] ? (this.chance(0.7) ? { 'X-Kind': headers['X-Kind'][0] } : this.chance(0.5) ? { 'X-Kind': this.one(['a', 'c', 'a,b', '9']) } : {}) : {},
            body: this.chance(0.45) ? body : this.changed(body),
        };
        const interaction = {
            type: 'Synchronous/HTTP',
            description: `case ${number}`,
            request: { method: 'GET', path: `/case/${number}` },
            response: {
                status,
                headers: { 'Content-Type': ['application/json'], ...headers },
                body: { content: body, contentType: 'application/json', encoded: false },
                matchingRules,
            },
        };
        return { interaction, answer };
    }
}
