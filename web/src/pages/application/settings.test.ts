// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { changesOf } from './settings';

const before = {
  displayName: 'A',
  mainBranch: 'main',
  repositoryUrl: '',
  repositoryNamespace: '',
  repositoryName: '',
};

test('only what was changed is sent, and what was emptied is taken away', () => {
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf(before, { ...before, displayName: ' B ', mainBranch: '' })).toEqual({
    displayName: 'B',
    mainBranch: null,
  });
});
