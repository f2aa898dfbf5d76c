// Tabs and filters, whose state is the address.
import { useSearchParams } from 'react-router';
import type { ReactNode } from 'react';
import { AddressLink, putValue, useAddressChange } from './address';

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
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab, i) => (
        <AddressLink
          key={tab.id}
          edit={(query) => putValue(query, 'tab', i === 0 ? '' : tab.id)}
          {...(tab.id === chosen && { 'aria-current': 'page' as const })}
        >
          {tab.label}
        </AddressLink>
      ))}
    </nav>
  );
}

/** Takes values out of the address's query. */
export function useAddressWithout(names: readonly string[]): () => void {
  const change = useAddressChange();
  return () => change((query) => names.forEach((name) => query.delete(name)), { replace: true });
}

/** A value of the address's query, and how to change it; '' is none. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const [query] = useSearchParams();
  const change = useAddressChange();
  const set = (value: string) =>
    change((before) => putValue(before, name, value), { replace: true });
  return [query.get(name) ?? '', set];
}
