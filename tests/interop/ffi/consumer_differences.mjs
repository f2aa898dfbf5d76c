// Where Accord's library differs on purpose from the Rust core's, by version of Pact JS and by case or pact file: what the
// rows of docs/compatibility.md come to in these tests. Each has the texts of the Rust core's result and what Accord's has
// in their place: with these changed, the two are the same. One whose text is not there is an error, as is any other
// difference.

const refused = '-> 500\n  access-control-allow-origin: *\n  content-type: application/json; charset=utf-8\n  x-pact: Request-Mismatch\n  error: Request-Mismatch\n'
    + 'Error: Test failed for the following reasons:\n  Mock server failed with the following mismatches:\n\t0) The following request was incorrect:\n            \t';
const accepted = '-> 200\n  (the usual cross-origin headers)\n  ';
const pact = (title) => `${title}/Pact JS Consumer-Pact JS Provider.json`;

/// For a pact file that only Accord writes, since the Rust core fails the test.
export const only_ours = 'only ours';

const in_every_version = {
    'v3_http: a matcher in XML with name spaces': [[
        `${refused}POST /soap\n\t\t\t - \t$['http://s.example:envelope']['http://s.example:body']['http://n.example:n']['#text']: Expected '5' to be equal to '3'`,
        `${accepted}content-type: text/xml\n  "<?xml version=\\"1.0\\"?><done xmlns=\\"http://n.example\\"/>"\npassed`,
    ]],
    'messages: V3, JSON with states and metadata': [['"match":"datetime"', '"match":"timestamp"']],
    'v3_http: fails: values of lists': [
        ["\n\t\t\t - Expected query parameter 'tag' value 'b' but was missing", ''],
        ["\n\t\t\t - Expected query parameter 'tag' with value '' but was 'c'", ''],
    ],
    'v3_http: more values than the example of a list': [[
        `${refused}GET /search\n\t\t\t - Expected query parameter 'each' with 1 value(s) but received 2 value(s)\n`
            + "\t\t\t - Expected query parameter 'each' with value '' but was 'q'",
        `${accepted}""\npassed`,
    ]],
    'v3_http: fails: the same request twice': [[
        '\n\t1) The following request was not expected:\n\t    Method: GET\n\t    Path: /other\n\t    Headers:\n\t      connection: close\n\t      host: 127.0.0.1:PORT', '',
    ]],
    'v3_http: fails: an XML request': [['$.projects.project: Expected child <tasks/>', '$.projects.project.tasks: Expected child <tasks/>']],
    'v3_http: fails: XML with other name spaces': [
        ["['http://s.example:body']: Expected child <http://n.example:n/> but was missing", "['http://s.example:body'].n: Expected child <n/> but was missing"],
        ["['http://s.example:envelope']['http://s.example:body']", "['s:envelope']['s:body']"],
    ],
    'v3_http: fails: a multipart upload of another part': [["$: Expected a MIME part 'note'", "$.note: Expected a MIME part 'note'"]],
    'v3_http: fails: a body that is not JSON, and none': [
        ["'EOF while parsing a value at line 1 column 5'", 'not valid JSON at line 1, column 6: the text ends before the JSON value is complete'],
        ['/: Expected body Present(7 bytes, application/json) but was empty', "$: Expected body '{\"a\":1}' but was empty"],
    ],
    'v4: fails: all parts of a request': [["Expected 'c' to be equal to 'b'", "Expected header 'X-A' to have value 'b' but was 'c'"]],
    [pact('v2-query-with-terms-and-lists')]: [['page=1&q=tea&sort=name&sort=price&tag=%5b%22a%22%5d', 'q=tea&page=1&tag=a&sort=name&sort=price']],
    [pact('v4-a-binary-file')]: [['"contentType": "*/*"', '"contentType": "image/png"']],
    [pact('v4-a-body-of-bytes-both-ways')]: [['"contentType": "*/*"', '"contentType": "image/png"']],
    [pact('v4-a-text-body-given-as-bytes')]: [
        ['"content": "YSxiCjEsMgo="', '"content": "a,b\\n1,2\\n"'], ['"contentType": "*/*"', '"contentType": "text/csv"'],
        ['"encoded": "base64"', '"encoded": false'],
    ],
};

const xml_of_2024 = "<project id='1' type='ship'><name>One</name><tasks><task done='yes'>Build</task><task done='yes'/></tasks></project>"
    + "<project id='1' type='ship'><name/><tasks><task done='yes'/><task done='yes'/></tasks></project>";
const xml = "<project id='1' type='ship'><name>One</name><tasks><task done='yes'>Build</task><task done='yes'>Build</task></tasks></project>".repeat(2);

// The Rust core that Pact JS 13 brings is 0.4.22, of 2024. Most of these are its defects, which 0.5.8 has no more.
const by_version = {
    13: {
        'messages: V3, in a V4 file': [[',"metadata":{}},"metadata"', '},"metadata"']],
        'v2: a matcher for the content type': [[
            'the process ended: SIGABRT', 'GET /thing -> 200\n  (the usual cross-origin headers)\n  content-type: application/json\n  {"id":1}\npassed: ""\npassed',
        ]],
        [pact('v2-a-matcher-for-the-content-type')]: only_ours,
        'v3: a list that contains': [[',null]', ',"plain"]']],
        [pact('v3-a-list-that-contains')]: [['            null\n', '            "plain"\n']],
        'v3: fails: JSON request, lists': [['to be an integer number', 'to be an integer']],
        'v3_http: an XML answer with matchers': [[xml_of_2024, xml]],
        [pact('v3-http-an-XML-answer-with-matchers')]: [[xml_of_2024, xml]],
        [pact('v3-http-an-XML-request-with-matchers')]: [[xml_of_2024, xml]],
        'v4: another host name': [['Error: Error in native callback', `GET /thing ${accepted}""\npassed`]],
        [pact('v4-another-host-name')]: only_ours,
        'v4: fails: all parts of a request': [
            ["\t\t\t - \t$.name", "\t\t\t - \t$.id: Expected '1' (String) to be an integer; the number came as text, in quotes\n\t\t\t - \t$.name"],
            ["Expected 'c' to be equal to 'b'", "Expected header 'X-A' to have value 'b' but was 'c'"],
        ],
        // Pact JS 13 names itself in the first cycle only; the Rust core then takes the name out of the file.
        [pact('v4-several-cycles-of-one-object-one-file')]: [['    "pactSpecification"', '    "pact-js": {\n      "version": "13.1.5"\n    },\n    "pactSpecification"']],
    },
    17: {
        'v3_http: two values of a header in one line': [[
            `${refused}GET /search\n\t\t\t - Mismatch with header 'X-List': Expected 'one,two' to be equal to 'one' for value at index 0\n`
                + "\t\t\t - Mismatch with header 'X-List': Expected value 'two' at index 1 but was missing (actual has 1 value(s))",
            `${accepted}""\npassed`,
        ]],
        'v3_http: TLS with the certificate given out': [[
            'Error: self-signed certificate', 'GET /page -> 200\n  (the usual cross-origin headers)\n  content-type: application/json\n  {"secure":true}\npassed',
        ]],
        'v4: fails: a plugin that is not there': [[
            'GET /thing -> 200\n  (the usual cross-origin headers)\n  ""\npassed',
            "Error: Failed to set plugin interaction contents for content type 'application/unknown': the plugin returned an error: "
                + 'contents of the type "application/unknown": Accord does not run plugins yet',
        ]],
    },
};

/// The differences on purpose that Pact JS of this major version shows.
export function differences_of(version) {
    return { ...in_every_version, ...by_version[version] };
}
