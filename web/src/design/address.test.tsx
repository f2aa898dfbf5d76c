// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { AddressLink, useAddressChange, useNewestAddresses } from './address';
import { Chip } from './filters';
import { Tabs, useAddressValue, useAddressWithout } from './tabs';

afterEach(cleanup);

/** A page at an address, below a path as behind a proxy. */
function open(page: ReactNode, at: string) {
  const router = createMemoryRouter(
    [
      { path: '/list', element: page },
      { path: '/slow', lazy: () => new Promise(() => undefined) },
    ],
    { basename: '/pacts', initialEntries: [`/pacts${at}`] },
  );
  render(<RouterProvider router={router} />);
  return router;
}

/** All within one rendering, as by somebody who is quicker than it. */
const quickly = (...acts: (() => void)[]) => act(() => acts.forEach((one) => one()));

let state: {
  first: string;
  setFirst: (value: string) => void;
  setSecond: (value: string) => void;
  clear: () => void;
};

function Values() {
  const [first, setFirst] = useAddressValue('first');
  const [, setSecond] = useAddressValue('second');
  const clear = useAddressWithout(['third']);
  state = { first, setFirst, setSecond, clear };
  return (
    <>
      <Chip name="status" value="fails">
        Failed
      </Chip>
      <Tabs
        label="Tabs"
        tabs={[
          { id: 'one', label: 'One' },
          { id: 'two', label: 'Two' },
        ]}
      />
    </>
  );
}

test('one change after the other keeps what the first one changed', () => {
  const router = open(<Values />, '/list?third=3');
  const { setFirst, setSecond, clear } = state;
  quickly(
    () => setFirst('1'),
    () => setSecond('2'),
    () => clear(),
  );
  expect(router.state.location).toMatchObject({
    pathname: '/pacts/list',
    search: '?first=1&second=2',
  });
  expect(state.first).toBe('1');
});

test('links, too, begin from what was changed just before', () => {
  const router = open(<Values />, '/list');
  const { setFirst } = state;
  quickly(
    () => setFirst('1'),
    () => screen.getByText('Failed').click(),
    () => screen.getByText('Two').click(),
  );
  expect(router.state.location.search).toBe('?first=1&status=fails&tab=two');
  expect(router.state.historyAction).toBe('PUSH');
});

test('a link that leads where one is adds nothing to go back to', () => {
  const router = open(<AddressLink edit={(query) => query.set('a', '1')}>Same</AddressLink>, '/list?a=1'); // prettier-ignore
  act(() => screen.getByText('Same').click());
  expect(router.state.historyAction).toBe('REPLACE');
});

test('who changes something has not left, though another page was on its way', () => {
  let change: ReturnType<typeof useAddressChange> = () => undefined;
  let newest: ReturnType<typeof useNewestAddresses> = () => [];
  function Page() {
    change = useAddressChange();
    newest = useNewestAddresses();
    return null;
  }
  const router = open(<Page />, '/list?a=1');
  act(() => void router.navigate('/slow'));
  expect(newest().map(({ pathname }) => pathname)).toEqual(['/slow', '/list']);
  act(() => change((query) => query.set('b', '2')));
  expect(router.state.navigation.state).toBe('idle');
  expect(router.state.location).toMatchObject({ pathname: '/pacts/list', search: '?a=1&b=2' });
});
