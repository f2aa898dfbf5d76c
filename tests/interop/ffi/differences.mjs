// Where Accord's library differs on purpose from the Rust core's, by version of Pact JS and by case or pact file. Each
// entry has the texts that the Rust core's result has and what Accord's has in their place: with these changed, the two
// are the same. An entry whose text is not there is an error, as is any other difference.

const in_every_version = {};

const by_version = {
    13: {},
    17: {
        'v3_http: TLS with the certificate given out': {
            why: 'the certificate that the library gives out has signed the one that its mock server shows',
            changes: [['Error: self-signed certificate', 'GET /page -> 200\n  (the usual cross-origin headers)\n  content-type: application/json\n  {"secure":true}\npassed']],
        },
    },
};

/// The differences on purpose that Pact JS of this major version shows.
export function differences_of(version) {
    return { ...in_every_version, ...by_version[version] };
}
