// Tabs and filters, whose state is the address.
import { Link, useSearchParams } from 'react-router';
import type { ReactNode } from 'react';

export interface Tab {
  id: string;
  label: ReactNode;
}

/** The chosen tab: `?tab=`, the first without it. */
export function useTab(tabs: readonly Tab[]): string {
  const [query] = useSearchParams();
  const asked = query.get('tab');
  return tabs.find((tab) => tab.id === asked)?.id ?? tabs[0]?.id ?? '';
}

/** Links, so that each tab has an address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const chosen = useTab(tabs);
  const [query] = useSearchParams();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab, i) => {
        const next = new URLSearchParams(query);
        if (i === 0) next.delete('tab');
        else next.set('tab', tab.id);
        return (
          <Link
            key={tab.id}
            to={{ search: next.toString() }}
            {...(tab.id === chosen && { 'aria-current': 'page' as const })}
          >
            {tab.label}
          </Link>
        );
      })}
    </nav>
  );
}

/** Takes values out of the address's query, all at once: one after the other would undo each other. */
export function useAddressWithout(names: readonly string[]): () => void {
  const [query, setQuery] = useSearchParams();
  return () => {
    const next = new URLSearchParams(query);
    names.forEach((name) => next.delete(name));
    setQuery(next, { replace: true });
  };
}

/** A value of the address's query, and how to change it; '' is none. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const [query, setQuery] = useSearchParams();
  const set = (value: string) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [query.get(name) ?? '', set];
}
