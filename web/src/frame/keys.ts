// Keys: "/" searches, "g" and a letter goes to a page, "j" and "k" move through a list, "?" shows them.
import { useEffect } from 'react';

export interface Shortcut {
  keys: string; // "/", "?", or two after each other: "g o"
  words: string;
  act: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : undefined;
  return !!element?.closest('input, textarea, select, [contenteditable], dialog');
}

/** What the keys pressed so far mean: a shortcut, the start of one, or nothing. */
export function meaning(
  pressed: string,
  shortcuts: readonly Shortcut[],
): Shortcut | 'start' | undefined {
  const whole = shortcuts.find((shortcut) => shortcut.keys === pressed);
  return (
    whole ?? (shortcuts.some((one) => one.keys.startsWith(`${pressed} `)) ? 'start' : undefined)
  );
}

export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    let before = '';
    let timer = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const sequence = before ? `${before} ${event.key}` : event.key;
      const found = meaning(sequence, shortcuts) ?? meaning(event.key, shortcuts);
      clearTimeout(timer);
      before = found === 'start' ? event.key : '';
      if (before) timer = window.setTimeout(() => (before = ''), 1_500);
      if (found && found !== 'start') {
        event.preventDefault();
        found.act();
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
    };
  }, [shortcuts]);
}

/** Moves the focus to the next or the last link of a list whose rows have `data-row`. */
export function moveInList(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step];
  (next?.querySelector<HTMLElement>('a, button') ?? next)?.focus();
}
