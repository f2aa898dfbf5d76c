// @vitest-environment jsdom
// A page that opens is announced by the focus on its heading, unless somebody is typing.
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PageTitle } from './page';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function openBeside(typed: string): HTMLInputElement {
  const field = document.createElement('input');
  document.body.append(field);
  field.value = typed;
  field.focus();
  render(<PageTitle title="Payments" />);
  return field;
}

test('the heading takes the focus from a field that is empty', () => {
  openBeside('');
  expect(document.activeElement?.tagName).toBe('H1');
});

test('what is half written keeps it', () => {
  const field = openBeside('prod');
  expect(document.activeElement).toBe(field);
});
