// Times as people say them, in the reader's own zone.

const kUnits: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "12 minutes ago", "yesterday"; "just now" within a minute either way. */
export function ago(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  for (const [unit, size] of kUnits) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}

/** By zone: making one takes longer than all else of a row. */
const exact = new Map<string | undefined, Intl.DateTimeFormat>();

/** "1 March 2026 at 10:30:00 CET". */
export function exactly(at: Date, zone?: string): string {
  let format = exact.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'long',
      timeStyle: 'long',
      ...(zone && { timeZone: zone }),
    });
    exact.set(zone, format);
  }
  return format.format(at);
}
