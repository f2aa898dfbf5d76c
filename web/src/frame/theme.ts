// Light or dark: as the system says, unless the reader chose.

export type Theme = 'system' | 'light' | 'dark';
const kKey = 'accord.theme';

export function storedTheme(): Theme {
  const kept = localStorage.getItem(kKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows the theme and keeps it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(kKey);
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(kKey, theme);
  }
}
