// A company as there are many: ten applications, three environments, most of it fine. For pictures.
import type { Broker, Pact } from './broker';
import { failure, mobile, order, pactOf, placed } from './shop';

interface Integration {
  pact: Pact;
  version: string;
  providerVersion: string;
}

const get = (description: string, path: string, content: unknown) => ({
  ...order,
  description,
  key: description,
  providerStates: [],
  request: { method: 'GET', path },
  response: {
    status: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: { contentType: 'application/json', content },
  },
});

const account = get('a request for an account', '/accounts/a-7', { id: 'a-7', currency: 'EUR' });
const item = get('a request for an item', '/items/TEA-100', { sku: 'TEA-100', price: 12.5 });
const stock = get('a request for the stock', '/stock/TEA-100', { sku: 'TEA-100', left: 40 });

function between(
  consumer: string,
  version: string,
  provider: string,
  providerVersion: string,
  interaction: unknown,
): Integration {
  return { pact: pactOf(consumer, provider, [interaction]), version, providerVersion };
}

const verified: Integration[] = [
  between('Ledger Sync', '1.9.2', 'Payments', '5.0.1', account),
  between('Statement Mailer', 'b11f2d0', 'Ledger', '3.2.0', account),
  between('Web Shop', '4f2a91c', 'Catalogue', '1.12.0', item),
  between('Web Shop', '4f2a91c', 'Order Service', '7.0.0', order),
  between('Mobile App', '2.13.0', 'Catalogue', '1.12.0', item),
  between('Order Service', '7.0.0', 'Payments', '5.0.1', account),
  between('Order Service', '7.0.0', 'Warehouse', '0.9.4', stock),
  between('Fulfilment', '2.0.0', 'Warehouse', '0.9.4', stock),
  between('Back Office', '11.3.0', 'Ledger', '3.2.0', account),
  between('Back Office', '11.3.0', 'Catalogue', '1.12.0', item),
];

async function settle(broker: Broker, { pact, version, providerVersion }: Integration) {
  await broker.publish(pact, version, 'main');
  await broker.verify(pact, version, providerVersion, true);
}

/** Mobile App and Order Service: 2.14.0 asks for more, and 7.1.0 gives the total as text. */
async function fallOut(broker: Broker): Promise<void> {
  const before = pactOf('Mobile App', 'Order Service', [order, placed]);
  await broker.publish(before, '2.13.0', 'main');
  await broker.verify(before, '2.13.0', '7.0.0', true);
  await broker.publish(pactOf('Mobile App', 'Catalogue', [item]), '2.14.0', 'main');
  await broker.publish(mobile, '2.14.0', 'main');
  await broker.verify(mobile, '2.14.0', '7.0.0', true);
  await broker.verify(mobile, '2.14.0', '7.1.0', false, failure);
}

export async function fillMarket(broker: Broker): Promise<void> {
  const test = await broker.environment('test', 'Test', false);
  const staging = await broker.environment('staging', 'Staging', false);
  const production = await broker.environment('production', 'Production', true);
  for (const one of verified) await settle(broker, one);
  await fallOut(broker);
  const newer = between('Fulfilment', '2.1.0', 'Warehouse', '', get('a request for all stock', '/stock', [])); // prettier-ignore
  await broker.publish(newer.pact, newer.version, 'feat/pick-lists');
  const there = new Map<string, string>();
  for (const { pact, version, providerVersion } of verified) {
    there.set(pact.consumer.name, version);
    there.set(pact.provider.name, providerVersion);
  }
  for (const place of [test, staging, production]) {
    for (const [name, version] of there) {
      if (place !== staging || name !== 'Fulfilment') await broker.deploy(name, version, place);
    }
  }
  await broker.deploy('Order Service', '7.1.0', production);
  for (const name of ['Mobile App', 'Web Shop', 'Order Service', 'Payments']) {
    await broker.ask('PUT', `/pacticipants/${encodeURIComponent(name)}/labels/checkout`, {});
  }
  await broker.ask('PATCH', '/pacticipants/Order%20Service', {
    mainBranch: 'main',
    repositoryUrl: 'https://git.example.org/order-service',
  });
}
