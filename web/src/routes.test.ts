// @vitest-environment jsdom
// Walks the addresses of the API, as they are approved: each has a page, or is known to be shown as its document.
import { matchRoutes } from 'react-router';
import { expect, test } from 'vitest';
import { patternsWithPage } from '../e2e/support/routes';
import { routes } from './routes';

/** For who writes clients; the explorer shows them as they are. */
const kDocuments = [
  '/auth/:identity_provider',
  '/auth/:identity_provider/callback',
  '/basic-sign-in',
  '/diagnostic/status/dependencies',
  '/diagnostic/status/heartbeat',
  '/diagnostic/status/workers',
  '/metrics',
  '/search',
  '/test/error',
  '/webhook-templates',
  '/pacts/provider/:provider/for-verification',
  '/pacts/provider/:provider/provider-states',
  '/pacts/provider/:provider/provider-states/branch/:branch',
  '/pacts/provider/:provider/provider-states/environment/:environment',
  '/pacts/provider/:provider/consumer/:consumer/version/:version/triggered-webhooks',
  '/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/:number/triggered-webhooks',
  '/pacts/provider/:provider/consumer/:consumer/webhooks/status',
];

function pageOf(pattern: string): string {
  const path = pattern.replace(/:\w+/g, 'x');
  return matchRoutes(routes, path)?.at(-1)?.route.path ?? '';
}

test('every address of the API has a page', () => {
  const all = patternsWithPage();
  expect(all.length).toBeGreaterThan(80);
  const asDocuments = all.filter((pattern) => pageOf(pattern) === '*');
  expect(asDocuments.filter((pattern) => !kDocuments.includes(pattern))).toEqual([]);
});
