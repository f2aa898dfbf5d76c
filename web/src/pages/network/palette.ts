// The colours of the design for what is drawn on a canvas, which knows no tokens.
import { useSyncExternalStore } from 'react';

const kTokens = {
  surface: '--surface',
  line: '--line-strong',
  text: '--text',
  dim: '--text-2',
  accent: '--accent',
  ok: '--ok',
  bad: '--bad',
  wait: '--wait',
  none: '--text-3',
} as const;

export type Palette = Record<keyof typeof kTokens, string>;

/** As they are now, for the reader's choice of light or dark. */
export function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const entries = Object.entries(kTokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}

function watchTheme(tell: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const watcher = new MutationObserver(tell);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', tell);
  return () => {
    watcher.disconnect();
    system.removeEventListener('change', tell);
  };
}

/** Another text whenever the colours are others. */
export function useThemeMark(): string {
  return useSyncExternalStore(watchTheme, () => {
    const { matches } = window.matchMedia('(prefers-color-scheme: dark)');
    return `${document.documentElement.dataset.theme ?? ''} ${matches}`;
  });
}
