// The example shop: what most tests look at. Order Service 7.1.0 fails the contract of Mobile App 2.14.0.
import type { Broker, Pact } from './broker';

export const order = {
  type: 'Synchronous/HTTP',
  description: 'a request for an order',
  key: 'order',
  providerStates: [{ name: 'the order o-9001 exists', params: { id: 'o-9001' } }],
  request: { method: 'GET', path: '/orders/o-9001', headers: { Accept: ['application/json'] } },
  response: {
    status: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: {
      contentType: 'application/json',
      content: { id: 'o-9001', total: 12.5, items: [{ sku: 'TEA-100', quantity: 2 }] },
    },
    matchingRules: {
      body: {
        '$.total': { combine: 'AND', matchers: [{ match: 'decimal' }] },
        '$.items': { combine: 'AND', matchers: [{ match: 'type', min: 1 }] },
        '$.items[*].sku': { combine: 'AND', matchers: [{ match: 'regex', regex: '[A-Z]+-\\d+' }] },
        '$.items[*].quantity': { combine: 'AND', matchers: [{ match: 'integer' }] },
      },
    },
  },
};

export const place = {
  type: 'Synchronous/HTTP',
  description: 'a request to place an order',
  key: 'place',
  providerStates: [{ name: 'the customer c-204 exists' }],
  request: {
    method: 'POST',
    path: '/orders',
    headers: { 'Content-Type': ['application/json'] },
    body: { contentType: 'application/json', content: { customer: 'c-204' } },
  },
  response: {
    status: 201,
    headers: { 'Content-Type': ['application/json'] },
    body: { contentType: 'application/json', content: { id: 'o-9001', total: 12.5 } },
    matchingRules: {
      body: { '$.total': { combine: 'AND', matchers: [{ match: 'decimal' }] } },
    },
  },
};

export const placed = {
  type: 'Asynchronous/Messages',
  description: 'an order event',
  key: 'placed',
  metadata: { topic: 'order.placed', contentType: 'application/json' },
  contents: { contentType: 'application/json', content: { id: 'o-9001' } },
};

export function pactOf(consumer: string, provider: string, interactions: unknown[]): Pact {
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
  };
}

export const mobile = pactOf('Mobile App', 'Order Service', [order, place, placed]);
export const shop = pactOf('Web Shop', 'Order Service', [order]);
export const payments = pactOf('Order Service', 'Payments', [
  { ...order, description: 'a request for a payment', key: 'payment' },
]);

/** A result per interaction, as the verifier publishes them. */
export const failure = [
  { interactionDescription: order.description, success: true, mismatches: [] },
  {
    interactionDescription: place.description,
    success: false,
    mismatches: [
      {
        attribute: 'body',
        identifier: '$.total',
        description: 'Expected "12.50" (String) to be a decimal number',
        expected: '12.5',
        actual: '"12.50"',
      },
    ],
  },
  { interactionDescription: placed.description, success: true, mismatches: [] },
];

export interface Shop {
  production: string;
  test: string;
}

/** Publishes, verifies and deploys the shop; gives the UUIDs of its environments. */
export async function fillShop(broker: Broker): Promise<Shop> {
  const test = await broker.environment('test', 'Test', false);
  const production = await broker.environment('production', 'Production', true);
  await broker.publish(shop, '4f2a91c', 'main', ['prod']);
  await broker.publish(pactOf('Mobile App', 'Order Service', [order, placed]), '2.13.0', 'main');
  await broker.publish(mobile, '2.14.0', 'main');
  await broker.publish(payments, '7.0.0', 'main');
  await broker.verify(shop, '4f2a91c', '7.0.0', true);
  await broker.verify(mobile, '2.13.0', '7.0.0', true);
  await broker.verify(mobile, '2.14.0', '7.1.0', false, failure);
  await broker.verify(payments, '7.0.0', 'c0ffee1', true);
  await broker.deploy('Order Service', '7.0.0', test);
  await broker.deploy('Order Service', '7.1.0', production);
  await broker.deploy('Web Shop', '4f2a91c', production);
  await broker.deploy('Mobile App', '2.13.0', test);
  await broker.deploy('Payments', 'c0ffee1', production);
  await broker.ask('PUT', '/pacticipants/Mobile%20App/labels/checkout', {});
  return { production, test };
}
