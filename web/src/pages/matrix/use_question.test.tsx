// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { useQuestion } from './use_question';

afterEach(cleanup);

let [shown, , change] = [] as unknown as ReturnType<typeof useQuestion>;

function Page() {
  [shown, , change] = useQuestion();
  return null;
}

function open(at: string) {
  const page = { element: <Page /> };
  const pair = '/matrix/provider/:provider/consumer/:consumer';
  const lazy = () => new Promise<{ Component: typeof Page }>(() => undefined); // on its way
  const router = createMemoryRouter(
    at.includes('/provider/') ? [{ path: '/matrix', lazy }, { path: pair, ...page }] : [{ path: '/matrix', ...page }],
    { initialEntries: [at] },
  ); // prettier-ignore
  render(<RouterProvider router={router} />);
  return router;
}

/** Both before anything is drawn anew. */
function changeQuickly(...parts: Parameters<typeof change>[0][]) {
  const before = change;
  act(() => parts.forEach(before));
}

test('a change begins from the one before, drawn or not', () => {
  const router = open('/matrix?q%5B%5Dpacticipant=A&latestby=cp');
  changeQuickly(
    () => ({ latestby: '' }),
    () => ({ limit: '2' }),
    ({ success }) => ({ success: [...success, 'true'] }),
    ({ success }) => ({ success: [...success, 'false'] }),
  );
  const query = new URLSearchParams(router.state.location.search);
  expect(query.get('latestby')).toBeNull();
  expect(query.get('limit')).toBe('2');
  expect(query.getAll('success[]')).toEqual(['true', 'false']);
});

test('what is begun is not lost either', () => {
  const router = open('/matrix?q%5B%5Dpacticipant=A');
  changeQuickly(
    () => ({ destination: { kind: 'environment', value: '' } }),
    () => ({ limit: '2' }),
  );
  expect(shown.limit).toBe('2');
  expect(shown.destination.kind).toBe('environment');
  expect(router.state.location.search).toBe('?q%5B%5Dpacticipant=A');
  changeQuickly(({ destination }) => ({ destination: { ...destination, value: 'production' } }));
  expect(router.state.location.search).toContain('limit=2&environment=production');
});

test('from an address with names in its path, too', () => {
  const router = open('/matrix/provider/B/consumer/A');
  changeQuickly(
    () => ({ latestby: 'cp' }),
    () => ({ limit: '2' }),
  );
  const { search = '' } = router.state.navigation.location ?? {};
  const query = new URLSearchParams(search);
  expect(query.getAll('q[][pacticipant]')).toEqual(['A', 'B']);
  expect([query.get('latestby'), query.get('limit')]).toEqual(['cp', '2']);
});
