// Several consumer tests at once: in one thread, in worker threads as some test runners have them, and servers with much to do.
import { Worker } from 'node:worker_threads';

const get = (path) => ({ method: 'GET', path });

function one(pact, name) {
    return pact.given(`state ${name}`).uponReceiving(`thing ${name}`).withRequest(get(`/${name}`)).willRespondWith({ status: 200, body: { name } });
}

// What runs in a worker thread, as its source: it loads Pact JS by itself.
const worker_source = `
    const { workerData, parentPort } = require('node:worker_threads');
    const { createRequire } = require('node:module');
    const { PactV3 } = createRequire(workerData.clients + '/package.json')('@pact-foundation/pact');
    const pact = new PactV3(workerData.options);
    pact.uponReceiving(workerData.name).withRequest({ method: 'GET', path: '/' + workerData.name }).willRespondWith({ status: 200, body: { name: workerData.name } });
    pact.executeTest(async (server) => {
        const answer = await fetch(server.url + '/' + workerData.name);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return answer.json();
    }).then((value) => parentPort.postMessage(JSON.stringify(value)), (error) => parentPort.postMessage(error.message));
`;

export const cases = [
    {
        name: 'ten tests in one thread, one file',
        run: async (record, js) => {
            const names = [...'jihgfedcba'];
            const answers = await Promise.all(names.map((name) => {
                const pact = one(new js.PactV3(record.options()), name);
                return pact.executeTest(async (server) => (await record.ask(server.url, 'GET', `/${name}`, { quiet: true })).body.toString());
            }));
            answers.forEach((answer) => record.say(answer));
        },
    },
    {
        name: 'one test fails beside others',
        run: async (record, js) => {
            const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((name) => {
                const pact = one(new js.PactV3(record.options()), name);
                return pact.executeTest((server) => record.ask(server.url, 'GET', name === 'b' ? '/other' : `/${name}`, { quiet: true }));
            }));
            outcomes.forEach(({ status, reason }) => record.say(`${status} ${reason?.message ?? ''}`));
        },
    },
    {
        name: 'worker threads',
        run: async (record, js) => {
            const results = await Promise.all(['one', 'two', 'three'].map((name) => new Promise((resolve, reject) => {
                const workerData = { clients: js.clients, options: record.options(), name };
                const worker = new Worker(worker_source, { eval: true, workerData });
                let result;
                worker.on('message', (message) => { result = message; });
                worker.on('error', reject);
                worker.on('exit', () => resolve(`${name}: ${result}`));
            })));
            results.forEach((result) => record.say(result));
        },
    },
    {
        name: 'a hundred requests at once to one server',
        run: async (record, js) => {
            const pact = one(new js.PactV3(record.options()), 'a');
            await pact.executeTest(async (server) => {
                const answers = await Promise.all(Array.from({ length: 100 }, () => record.ask(server.url, 'GET', '/a', { quiet: true })));
                record.say([...new Set(answers.map(({ status, body }) => `${status} ${body}`))].join('; '));
            });
        },
    },
    {
        name: 'a hundred interactions',
        run: async (record, js) => {
            const pact = new js.PactV3(record.options());
            const names = Array.from({ length: 100 }, (_, number) => `n${number}`);
            names.forEach((name) => one(pact, name));
            await pact.executeTest(async (server) => {
                const answers = await Promise.all(names.map((name) => record.ask(server.url, 'GET', `/${name}`, { quiet: true })));
                record.say(answers.filter(({ status }) => status === 200).length);
            });
        },
    },
    {
        name: 'a large body both ways',
        run: async (record, js) => {
            const items = Array.from({ length: 20000 }, (_, id) => ({ id, name: `item ${id}` }));
            const pact = new js.PactV3(record.options());
            pact.uponReceiving('many').withRequest({ method: 'POST', path: '/many', headers: { 'Content-Type': 'application/json' }, body: items })
                .willRespondWith({ status: 200, body: items });
            await pact.executeTest(async (server) => {
                const answer = await record.ask(server.url, 'POST', '/many', {
                    quiet: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(items),
                });
                record.say(`${answer.status}, ${JSON.parse(answer.body).length} items`);
            });
        },
    },
    {
        name: 'an answer on a connection that stays, and on one that does not',
        run: async (record, js) => {
            const pact = one(new js.PactV3(record.options()), 'a');
            await pact.executeTest(async (server) => {
                for (const connection of ['keep-alive', 'close']) {
                    const answer = await record.ask(server.url, 'GET', '/a', { quiet: true, headers: { Connection: connection } });
                    record.say(`${connection}: ${answer.status}`);
                }
            });
        },
    },
];
