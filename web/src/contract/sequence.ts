// What two sequences have in common.

const kCellsMax = 4_000_000;

/** Pairs of places that are alike, in order: the longest such list, or a good one where that would take too long. */
export function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const rest = Math.min(a.length, b.length) - start;
  while (end < rest && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const before = Array.from({ length: start }, (_, i): [number, number] => [i, i]);
  const after = Array.from({ length: end }, (_, i): [number, number] => [
    a.length - end + i,
    b.length - end + i,
  ]);
  const middle = longest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...before, ...middle.map(([i, j]): [number, number] => [i + start, j + start]), ...after];
}

function longest(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length * b.length > kCellsMax) return uniquePairs(a, b);
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Those that are there once on either side and keep their order. */
function uniquePairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const places = new Map<string, number>();
  b.forEach((item, j) => places.set(item, places.has(item) ? -1 : j));
  const pairs: [number, number][] = [];
  let last = -1;
  a.forEach((item, i) => {
    const j = places.get(item);
    if (j !== undefined && j > last) {
      pairs.push([i, j]);
      last = j;
    }
  });
  return pairs;
}
