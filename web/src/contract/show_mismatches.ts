// Mismatches at the lines of what was needed: the line with "-", what came instead below it with "+".
import type { Line } from './lines';
import type { Told } from './mismatch';

/** The line at a place, or the nearest that is around it: an item that the example does not have is like its first. */
export function findLine(lines: Line[], place: string): number {
  const exact = lines.findIndex((line) => line.place === place);
  if (exact >= 0 || !place.startsWith('body:')) return exact;
  const first = place.replace(/\[\d+\]/g, '[0]');
  const alike = lines.findIndex((line) => line.place === first);
  if (alike >= 0) return alike;
  const path = place.slice('body:'.length);
  const around = path.replace(/(\.?[^.[\]]+|\[[^\]]*\])$/, '');
  if (around !== path && around) return findLine(lines, `body:${around}`);
  return lines.findIndex((line) => line.place.startsWith('body:'));
}

const isWhole = (line: Line): boolean => !/[[{>]$/.test(line.pieces.at(-1)?.text ?? '');

/** What came, written as the line that was needed. */
function cameLine(line: Line, told: Told): Line {
  const comma = line.pieces.at(-1)?.text === ',' ? 1 : 0;
  const own = line.pieces.length - 1 - comma;
  const pieces = [
    ...line.pieces.slice(0, Math.max(own, 0)),
    { text: told.actual ?? '', as: 'text' as const },
    ...(comma ? line.pieces.slice(-1) : []),
  ];
  return { ...line, pieces, marks: [], place: '', sign: '+', note: told.note };
}

/** Headers and the status are written without quotes. */
function unquoted(told: Told): Told {
  const plain = /^"(.*)"$/s.exec(told.actual ?? '');
  return plain && !told.place.startsWith('body:') ? { ...told, actual: plain[1] ?? '' } : told;
}

export interface Shown {
  lines: Line[];
  /** Those that no line could be found for. */
  elsewhere: Told[];
}

export function showMismatches(lines: Line[], mismatches: Told[]): Shown {
  const at = new Map<number, Told[]>();
  const elsewhere: Told[] = [];
  for (const told of mismatches) {
    const place = findLine(lines, told.place);
    if (place < 0) elsewhere.push(told);
    else at.set(place, [...(at.get(place) ?? []), told]);
  }
  const out: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const told = at.get(i);
    if (!told) {
      out.push(line);
      continue;
    }
    const replaced = told.find((one) => one.actual !== undefined && isWhole(line));
    const notes = told.filter((one) => one !== replaced).map(({ note }) => note);
    out.push({ ...line, sign: '-', ...(notes.length && { note: notes.slice(0, 3).join('; ') }) });
    if (replaced) out.push(cameLine(line, unquoted(replaced)));
  }
  return { lines: out, elsewhere };
}
