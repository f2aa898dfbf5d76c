// Pages that belong together, each with an address of its own, as tabs.
import { NavLink } from 'react-router';

export interface Section {
  to: string;
  label: string;
  /** Whether the pages below its address are others. */
  end?: boolean;
}

export function Sections({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {sections.map(({ to, label: words, end = false }) => (
        <NavLink key={to} to={to} end={end}>
          {words}
        </NavLink>
      ))}
    </nav>
  );
}
