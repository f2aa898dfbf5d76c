// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { favourites, kFavouritesMax, toggleFavourite } from './favourites';

beforeEach(() => {
  for (const name of favourites()) toggleFavourite(name);
});

test('a star is kept, and taken away again', () => {
  toggleFavourite('Web Shop');
  toggleFavourite('Orders');
  expect(favourites()).toEqual(['Web Shop', 'Orders']);
  expect(localStorage.getItem('accord.mine')).toBe('["Web Shop","Orders"]');
  toggleFavourite('Web Shop');
  expect(favourites()).toEqual(['Orders']);
});

test('there is an end to stars', () => {
  for (let i = 0; i < kFavouritesMax; i++) expect(toggleFavourite(`${i}`)).toBe(true);
  expect(toggleFavourite('one more')).toBe(false);
  expect(favourites()).toHaveLength(kFavouritesMax);
});
