// The V3 interface of Pact JS: requests beyond JSON bodies, states, several interactions, TLS, and what fails.
import fs from 'node:fs';
import path from 'node:path';

const json = { 'Content-Type': 'application/json' };
const get = (path) => ({ method: 'GET', path });
const multipart = (name, file, type, contents) =>
    `--fixed\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n${contents}\r\n--fixed--\r\n`;
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

// For what only one of the libraries takes: the pact file that it writes is not compared.
const in_no_pact_folder = { dir: undefined };

// A Pact with one interaction, made by `describe`, and the requests of `work`.
function one(describe, work, options) {
    return async (record, js) => {
        const dir = options === in_no_pact_folder ? { dir: path.dirname(record.file('none', '')) } : {};
        const pact = new js.PactV3(record.options({ ...options, ...dir }));
        describe(pact, js.MatchersV3, record);
        await pact.executeTest((server) => work(record, server.url, js));
    };
}

export const cases = [
    {
        name: 'states with parameters',
        run: one((pact) => pact.given('a user', { id: 1, name: 'Ada', roles: ['admin'], address: { city: 'Ulm' } }).given('a plain state')
            .given('another user', { id: 2.5, ok: true, none: null })
            .uponReceiving('a user').withRequest(get('/users/1')).willRespondWith({ status: 200 }),
        (record, url) => record.ask(url, 'GET', '/users/1')),
    },
    {
        name: 'the object interface',
        run: one((pact, m) => pact.addInteraction({
            states: [{ description: 'a user', parameters: { id: 1 } }, { description: 'a plain state' }],
            uponReceiving: 'a user', withRequest: { ...get('/users/1'), headers: { Accept: m.string('text/plain') } },
            willRespondWith: { status: 200, contentType: 'text/plain', body: 'Ada' },
        }), (record, url) => record.ask(url, 'GET', '/users/1', { headers: { Accept: 'application/pdf' } })),
    },
    {
        name: 'query, header and path matchers',
        run: one((pact, m) => pact.uponReceiving('a search').withRequest({
            method: 'GET', path: m.regex('/shops/\\d+', '/shops/1'),
            query: { page: m.integer(1), q: m.regex('[a-z]+', 'tea'), tag: ['a', m.like('b')], day: m.date('yyyy-MM-dd', '2026-03-01') },
            headers: { 'X-Id': m.regex(/^\d+$/, '12'), 'X-List': ['one', 'two'], Accept: m.includes('json'), 'X-Day': m.date('yyyy-MM-dd', '2026-03-01') },
        }).willRespondWith({ status: 200, headers: { 'X-Total': m.integer(12), 'X-Many': ['a', 'b'], Location: m.fromProviderState('/shops/${id}', '/shops/1') } }),
        (record, url) => record.ask(url, 'GET', '/shops/23?page=7&q=coffee&tag=a&tag=z&day=2027-01-31',
            { headers: { 'X-Id': '99', 'X-List': ['one', 'two'], Accept: 'application/json', 'X-Day': '2027-01-31' } })),
    },
    {
        name: 'fails: values of lists',
        run: one((pact, m) => pact.uponReceiving('a search').withRequest({ ...get('/search'), query: { tag: ['a', m.like('b')] } })
            .willRespondWith({ status: 200 }), async (record, url) => {
            await record.ask(url, 'GET', '/search?tag=b&tag=z');
            await record.ask(url, 'GET', '/search?tag=a');
            await record.ask(url, 'GET', '/search?tag=a&tag=b&tag=c');
        }),
    },
    {
        name: 'more values than the example of a list',
        run: one((pact, m) => pact.uponReceiving('a search').withRequest({ ...get('/search'), query: { each: m.eachLike('x') } })
            .willRespondWith({ status: 200 }), (record, url) => record.ask(url, 'GET', '/search?each=p&each=q'), in_no_pact_folder),
    },
    {
        name: 'two values of a header in one line',
        run: one((pact) => pact.uponReceiving('a search').withRequest({ ...get('/search'), headers: { 'X-List': ['one', 'two'] } })
            .willRespondWith({ status: 200 }), (record, url) => record.ask(url, 'GET', '/search', { headers: { 'X-List': 'one, two' } }), in_no_pact_folder),
    },
    {
        name: 'an XML answer with matchers',
        run: one((pact, m, record) => pact.uponReceiving('projects').withRequest(get('/projects.xml')).willRespondWith({
            status: 200, headers: { 'Content-Type': 'application/xml' }, body: projects(record.js, m),
        }), (record, url) => record.ask(url, 'GET', '/projects.xml')),
    },
    {
        name: 'an XML request with matchers',
        run: one((pact, m, record) => pact.uponReceiving('new projects').withRequest({
            method: 'POST', path: '/projects', headers: { 'Content-Type': 'application/xml' }, body: projects(record.js, m),
        }).willRespondWith({ status: 201 }), (record, url) => record.ask(url, 'POST', '/projects', {
            headers: { 'Content-Type': 'application/xml' },
            body: '<?xml version="1.0"?><projects version="2"><project id="9" type="ship"><name>Two</name><tasks><task done="no">Paint</task>'
                + '<task done="no">Sail</task></tasks></project></projects>',
        })),
    },
    {
        name: 'fails: an XML request',
        run: one((pact, m, record) => pact.uponReceiving('new projects').withRequest({
            method: 'POST', path: '/projects', headers: { 'Content-Type': 'application/xml' }, body: projects(record.js, m),
        }).willRespondWith({ status: 201 }), (record, url) => record.ask(url, 'POST', '/projects', {
            headers: { 'Content-Type': 'application/xml' },
            body: '<?xml version="1.0"?><projects version="2"><project id="nine" type="ship"><name>Two</name></project></projects>',
        })),
    },
    {
        name: 'XML with name spaces',
        run: one((pact, m, record) => envelope(pact, record.js, (body) => body.appendElement('n', { xmlns: 'http://n.example' }, '3')),
            (record, url) => send_xml(record, url, '<p:envelope xmlns:p="http://s.example"><p:body><n xmlns="http://n.example">3</n></p:body></p:envelope>')),
    },
    {
        name: 'a matcher in XML with name spaces',
        run: one((pact, m, record) => envelope(pact, record.js, (body) => body.appendElement('n', { xmlns: 'http://n.example' }, m.regex('\\d+', '3'))),
            (record, url) => send_xml(record, url, '<s:envelope xmlns:s="http://s.example"><s:body><n xmlns="http://n.example">5</n></s:body></s:envelope>'), in_no_pact_folder),
    },
    {
        name: 'fails: XML with other name spaces',
        run: one((pact, m, record) => envelope(pact, record.js, (body) => body.appendElement('n', { xmlns: 'http://n.example' }, '3')),
            (record, url) => send_xml(record, url, '<s:envelope xmlns:s="http://s.example"><s:body><n>3</n></s:body></s:envelope>')),
    },
    {
        name: 'a form', run: one((pact) => pact.uponReceiving('a log-in').withRequest({
            method: 'POST', path: '/login', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'name=ada&word=a+b',
        }).willRespondWith({ status: 303 }), (record, url) => record.ask(url, 'POST', '/login', {
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'word=a+b&name=ada',
        })),
    },
    {
        name: 'fails: a form', run: one((pact) => pact.uponReceiving('a log-in').withRequest({
            method: 'POST', path: '/login', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'name=ada',
        }).willRespondWith({ status: 303 }), (record, url) => record.ask(url, 'POST', '/login', {
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'name=bob',
        })),
    },
    {
        name: 'plain text both ways', run: one((pact) => pact.uponReceiving('a note').withRequest({
            method: 'PUT', path: '/note', headers: { 'Content-Type': 'text/plain' }, body: 'Grüße, ☃',
        }).willRespondWith({ status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'noted' }),
        (record, url) => record.ask(url, 'PUT', '/note', { headers: { 'Content-Type': 'text/plain' }, body: 'Grüße, ☃' })),
    },
    {
        name: 'fails: plain text', run: one((pact) => pact.uponReceiving('a note').withRequest({
            method: 'PUT', path: '/note', headers: { 'Content-Type': 'text/plain' }, body: 'one',
        }).willRespondWith({ status: 200 }), (record, url) =>
            record.ask(url, 'PUT', '/note', { headers: { 'Content-Type': 'text/plain' }, body: 'two' })),
    },
    {
        name: 'binary files both ways',
        run: one((pact, m, record) => {
            const file = record.file('dot.png', png);
            pact.uponReceiving('a picture').withRequestBinaryFile({ method: 'POST', path: '/pictures' }, 'image/png', file)
                .withResponseBinaryFile({ status: 200, headers: { 'X-Size': '29' } }, 'image/png', file);
        }, (record, url) => record.ask(url, 'POST', '/pictures', { headers: { 'Content-Type': 'image/png' }, body: png })),
    },
    {
        name: 'fails: another kind of file',
        run: one((pact, m, record) => pact.uponReceiving('a picture')
            .withRequestBinaryFile({ method: 'POST', path: '/pictures' }, 'image/png', record.file('dot.png', png)).willRespondWith({ status: 200 }),
        (record, url) => record.ask(url, 'POST', '/pictures', { headers: { 'Content-Type': 'image/png' }, body: 'no picture' })),
    },
    {
        name: 'a multipart upload',
        run: one((pact, m, record) => pact.uponReceiving('an upload')
            .withRequestMultipartFileUpload({ method: 'POST', path: '/upload' }, 'text/plain', record.file('note.txt', 'a note\n'), 'note', 'fixed')
            .willRespondWith({ status: 201 }),
        (record, url) => record.ask(url, 'POST', '/upload', {
            headers: { 'Content-Type': 'multipart/form-data; boundary=fixed' }, body: multipart('note', 'note.txt', 'text/plain', 'a note\n'),
        })),
    },
    {
        name: 'fails: a multipart upload of another part',
        run: one((pact, m, record) => pact.uponReceiving('an upload')
            .withRequestMultipartFileUpload({ method: 'POST', path: '/upload' }, 'text/plain', record.file('note.txt', 'a note\n'), 'note', 'fixed')
            .willRespondWith({ status: 201 }),
        (record, url) => record.ask(url, 'POST', '/upload', {
            headers: { 'Content-Type': 'multipart/form-data; boundary=fixed' }, body: multipart('other', 'note.txt', 'text/plain', 'a note\n'),
        })),
    },
    {
        name: 'several interactions in one cycle',
        run: one((pact) => {
            for (const id of [3, 1, 2]) {
                pact.given(`thing ${id}`).uponReceiving(`thing ${id}`).withRequest(get(`/things/${id}`)).willRespondWith({ status: 200, body: { id } });
            }
        }, async (record, url) => {
            for (const id of [1, 2, 3]) {
                await record.ask(url, 'GET', `/things/${id}`);
            }
        }),
    },
    {
        name: 'several cycles, one file, sorted',
        run: async (record, js) => {
            const pact = new js.PactV3(record.options());
            for (const id of ['b', 'c', 'a', 'b']) {
                pact.given(`state ${id}`).uponReceiving(`thing ${id}`).withRequest(get(`/${id}`)).willRespondWith({ status: 200 });
                await pact.executeTest((server) => record.ask(server.url, 'GET', `/${id}`, { quiet: true }));
            }
        },
    },
    {
        name: 'a cycle that contradicts the file',
        run: async (record, js) => {
            const pact = new js.PactV3(record.options());
            for (const status of [200, 404]) {
                pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status });
                await record.attempt(async () => { await pact.executeTest((server) => record.ask(server.url, 'GET', '/thing')); });
            }
        },
    },
    {
        name: 'a V2 file', run: async (record, js) => {
            const pact = new js.PactV3(record.options({ spec: js.SpecificationVersion.SPECIFICATION_VERSION_V2 }));
            const m = js.MatchersV3;
            pact.given('first', { id: 1 }).given('second').uponReceiving('a thing')
                .withRequest({ method: 'POST', path: m.regex('/t/\\d', '/t/1'), query: { q: m.like('a'), r: ['1', '2'] }, headers: json, body: m.like({ n: m.integer(1) }) })
                .willRespondWith({ status: 200, headers: { 'X-Id': m.regex('\\d', '1') }, body: { list: m.eachLike(m.decimal(1.5)), day: m.date('yyyy', '2026') } });
            await pact.executeTest((server) => record.ask(server.url, 'POST', '/t/2?q=x&r=1&r=2', { headers: json, body: '{"n":3}' }));
        },
    },
    {
        name: 'the value of the test is handed on', run: async (record, js) => {
            const pact = new js.PactV3(record.options());
            pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status: 200 });
            return pact.executeTest(async (server) => {
                await record.ask(server.url, 'GET', '/thing', { quiet: true });
                return { answer: 42 };
            });
        },
    },
    {
        name: 'fails: the test itself', run: one((pact) => pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status: 200 }),
            async (record, url) => {
                await record.ask(url, 'GET', '/thing', { quiet: true });
                throw new TypeError('the client is broken');
            }),
    },
    {
        name: 'fails: no request', run: one((pact) => pact.uponReceiving('thing').withRequest({
            method: 'POST', path: '/thing', query: { a: '1' }, headers: { ...json, 'X-A': 'b' }, body: { a: 1 },
        }).willRespondWith({ status: 200 }), async () => {}),
    },
    {
        name: 'fails: an unexpected request', run: one((pact) => pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status: 200 }),
            async (record, url) => {
                await record.ask(url, 'GET', '/thing', { quiet: true });
                await record.ask(url, 'POST', '/other?a=1&b=2&a=3', { headers: { ...json, 'X-A': 'b' }, body: '{"a":1}' });
            }),
    },
    {
        name: 'fails: another method', run: one((pact) => pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status: 200 }),
            (record, url) => record.ask(url, 'DELETE', '/thing')),
    },
    {
        name: 'fails: the same request twice', run: one((pact) => pact.uponReceiving('thing').withRequest(get('/thing')).willRespondWith({ status: 200 }),
            async (record, url) => {
                await record.ask(url, 'GET', '/thing', { quiet: true });
                await record.ask(url, 'GET', '/other', { quiet: true });
                await record.ask(url, 'GET', '/other', { quiet: true });
            }),
    },
    {
        name: 'fails: a header', run: one((pact, m) => pact.uponReceiving('thing').withRequest({ ...get('/thing'), headers: { 'X-Id': m.regex(/^\d+$/, '12') } })
            .willRespondWith({ status: 200 }), async (record, url) => {
            await record.ask(url, 'GET', '/thing', { headers: { 'X-Id': 'twelve' } });
            await record.ask(url, 'GET', '/thing');
        }),
    },
    {
        name: 'fails: a query', run: one((pact, m) => pact.uponReceiving('thing').withRequest({ ...get('/thing'), query: { page: m.integer(1) } })
            .willRespondWith({ status: 200 }), async (record, url) => {
            await record.ask(url, 'GET', '/thing?page=two');
            await record.ask(url, 'GET', '/thing?page=2&more=x');
            await record.ask(url, 'GET', '/thing');
        }),
    },
    {
        name: 'fails: another content type', run: one((pact) => pact.uponReceiving('thing').withRequest({ method: 'POST', path: '/thing', headers: json, body: { a: 1 } })
            .willRespondWith({ status: 200 }), (record, url) => record.ask(url, 'POST', '/thing', { headers: { 'Content-Type': 'text/plain' }, body: '{"a":1}' })),
    },
    {
        name: 'fails: a body that is not JSON, and none', run: one((pact) => pact.uponReceiving('thing')
            .withRequest({ method: 'POST', path: '/thing', headers: json, body: { a: 1 } }).willRespondWith({ status: 200 }), async (record, url) => {
            await record.ask(url, 'POST', '/thing', { headers: json, body: '{"a":' });
            await record.ask(url, 'POST', '/thing', { headers: json });
        }),
    },
    {
        name: 'fails: two of three interactions', run: one((pact) => {
            for (const id of [1, 2, 3]) {
                pact.uponReceiving(`thing ${id}`).withRequest(get(`/things/${id}`)).willRespondWith({ status: 200 });
            }
        }, (record, url) => record.ask(url, 'GET', '/things/2', { quiet: true })),
    },
    {
        name: 'cross-origin requests', run: one((pact) => pact.uponReceiving('page').withRequest(get('/page')).willRespondWith({ status: 200 }), async (record, url) => {
            await record.ask(url, 'OPTIONS', '/page', { headers: { Origin: 'http://shop.example', 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'X-A' } });
            await record.ask(url, 'GET', '/page', { headers: { Origin: 'http://shop.example' } });
        }, { cors: true }),
    },
    {
        name: 'TLS',
        run: one((pact) => pact.uponReceiving('page').withRequest(get('/page')).willRespondWith({ status: 200, body: { secure: true } }),
            (record, url) => record.ask(url, 'GET', '/page', { any_certificate: true }), { tls: true }),
    },
    {
        name: 'TLS with the certificate given out', needs: (js) => js.core.getTlsCaCertificate,
        run: async (record, js) => {
            const pact = new js.PactV3(record.options({ tls: true, dir: path.dirname(record.file('none', '')) }));
            pact.uponReceiving('page').withRequest(get('/page')).willRespondWith({ status: 200, body: { secure: true } });
            await pact.executeTest((server) => record.ask(server.url, 'GET', '/page', { ca: js.core.getTlsCaCertificate() }));
        },
    },
    {
        name: 'fails: a port that is taken', run: async (record, js) => {
            const describe = (pact) => pact.uponReceiving('page').withRequest(get('/page')).willRespondWith({ status: 200 });
            const first = new js.PactV3(record.options());
            describe(first);
            await first.executeTest(async (server) => {
                await record.ask(server.url, 'GET', '/page');
                const second = new js.PactV3(record.options({ port: server.port }));
                describe(second);
                await record.attempt(async () => { await second.executeTest(() => record.say('the second server is there')); });
            });
        },
    },
    {
        name: 'fails: a folder that is a file', run: async (record, js) => {
            const pact = new js.PactV3(record.options({ dir: record.file('taken', 'text') }));
            pact.uponReceiving('page').withRequest(get('/page')).willRespondWith({ status: 200 });
            await record.attempt(async () => { await pact.executeTest((server) => record.ask(server.url, 'GET', '/page')); });
            record.say(fs.readFileSync(record.file('note', 'the file is as it was'), 'utf8'));
        },
    },
];

function envelope(pact, js, fill) {
    pact.uponReceiving('an envelope').withRequest({
        method: 'POST', path: '/soap', headers: { 'Content-Type': 'application/xml' },
        body: new js.XmlBuilder('1.0', 'UTF-8', 's:envelope').build((root) => root.setAttributes({ 'xmlns:s': 'http://s.example' }).appendElement('s:body', {}, fill)),
    }).willRespondWith({ status: 200, headers: { 'Content-Type': 'text/xml' }, body: '<?xml version="1.0"?><done xmlns="http://n.example"/>' });
}

function send_xml(record, url, body) {
    return record.ask(url, 'POST', '/soap', { headers: { 'Content-Type': 'application/xml' }, body });
}

// Attributes are plain objects, as in Pact JS's own examples: its type says Map, which JSON loses.
function projects(js, m) {
    return new js.XmlBuilder('1.0', 'UTF-8', 'projects').build((root) => {
        root.setAttributes({ version: '2' });
        root.eachLike('project', { id: m.integer(1), type: 'ship' }, (project) => {
            project.appendElement('name', {}, m.string('One'));
            project.appendElement('tasks', {}, (tasks) => {
                tasks.eachLike('task', { done: m.regex('yes|no', 'yes') }, (task) => task.appendText(m.string('Build')), { examples: 2 });
            });
        }, { examples: 2 });
    });
}
