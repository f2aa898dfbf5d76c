// Names and contents that somebody could choose to do harm, or without thinking of it.
import type { Broker } from './broker';
import { pactOf } from './shop';

/** What a script of theirs would do. */
const kHarm = 'window.harmed=true';

export const hostileNames: readonly string[] = [
  `<script>${kHarm}</script>`,
  `"><img src=x onerror=${kHarm}>`,
  `' onmouseover='${kHarm}`,
  `javascript:${kHarm}`,
  'x'.repeat(240),
  'متجر \u202e gnip.exe',
  '👩‍👩‍👧‍👦🏳️‍🌈🚀'.repeat(6),
  `O'Neil & "Sons" \\ <b>`,
  'a/b//c',
  '100% %2F %3Cscript%3E ?x=1#y',
  '${7*7} {{7*7}} ${pactbroker.pactUrl}',
  '__proto__',
];

function interactionsOf(name: string): unknown[] {
  const body = { [name]: name, html: `<img src=x onerror=${kHarm}>`, long: 'y'.repeat(3_000) };
  return [
    {
      type: 'Synchronous/HTTP',
      description: name,
      providerStates: [{ name, params: { [name]: name } }],
      request: { method: 'POST', path: `/${encodeURIComponent(name)}`, query: { [name]: [name] } },
      response: {
        status: 200,
        headers: { 'X-Name': [encodeURIComponent(name)] },
        body: { contentType: 'application/json', content: body },
        matchingRules: {
          body: { '$.html': { combine: 'AND', matchers: [{ match: 'regex', regex: '<script>' }] } },
        },
      },
    },
    {
      type: 'Asynchronous/Messages',
      description: `${name} as a message`,
      metadata: { topic: name },
      contents: { contentType: 'text/html', content: `<script>${kHarm}</script>` },
    },
  ];
}

export interface HostilePair {
  consumer: string;
  provider: string;
  version: string;
}

/** Each name as a consumer, as a provider, as a version, a branch, a tag, a label, an environment and a webhook. */
export async function fillHostile(broker: Broker): Promise<HostilePair[]> {
  const pairs: HostilePair[] = [];
  for (const [i, consumer] of hostileNames.entries()) {
    const provider = hostileNames[(i + 1) % hostileNames.length] ?? '';
    const version = consumer;
    const pact = pactOf(consumer, provider, interactionsOf(consumer));
    await broker.publish(pact, version, consumer, [consumer]);
    await broker.verify(
      pact,
      version,
      `${consumer} p`,
      i % 2 === 0,
      [
        {
          interactionDescription: consumer,
          success: i % 2 === 0,
          mismatches: [
            { attribute: 'body', identifier: `$['${consumer}']`, description: consumer },
          ],
        },
      ],
      consumer,
    );
    const environment = await broker.environment(`hostile-${i}`, consumer, i % 2 === 0);
    await broker.deploy(consumer, version, environment);
    await broker.ask(
      'PUT',
      `/pacticipants/${encodeURIComponent(consumer)}/labels/${encodeURIComponent(consumer)}`,
      {},
    );
    await broker.ask('POST', '/webhooks', {
      description: consumer,
      consumer: { name: consumer },
      events: [{ name: 'contract_published' }],
      request: { method: 'POST', url: 'https://example.org/', body: consumer },
    });
    pairs.push({ consumer, provider, version });
  }
  return pairs;
}
