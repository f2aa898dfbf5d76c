// The frame of all pages.
import { useMemo, useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { paths } from '../api/paths';
import { may, useSession } from '../api/session';
import { site } from '../api/site';
import { Dialog } from '../design/dialog';
import { Late } from '../design/loaded';
import { kAdmin } from '../pages/admin/sections';
import { SignedOut } from '../session/signed_out';
import { TokenAlert } from '../session/token_alert';
import { UserMenu } from '../session/user_menu';
import { kPages } from './entries';
import './frame.css';
import { kAround } from './here';
import { moveInList, useShortcuts, type Shortcut } from './keys';
import { LiveStatus, useLive } from './live_status';
import { Search } from './search';
import { applyTheme, storedTheme, type Theme } from './theme';

function Brand() {
  return (
    <NavLink to="/" className="brand" aria-label="Accord, overview">
      <svg
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        aria-hidden="true"
      >
        <path d="M8 12.5 5.5 15A3.2 3.2 0 0 1 1 10.5l3-3A3.2 3.2 0 0 1 8.5 7.5" />
        <path d="M12 7.5 14.5 5A3.2 3.2 0 0 1 19 9.5l-3 3a3.2 3.2 0 0 1-4.5 0" />
        <path d="M7.5 12.5 12.5 7.5" />
      </svg>
      Accord
    </NavLink>
  );
}

function PageLinks() {
  const isAround = kAround.test(useLocation().pathname);
  return kPages.map(({ to, label }) =>
    isAround && to === paths.network() ? (
      <Link key={to} to={to} aria-current="page">
        {label}
      </Link>
    ) : (
      <NavLink key={to} to={to} end={to === '/' || isAround}>
        {label}
      </NavLink>
    ),
  );
}

/** To the first of the pages about users that one may see. */
function AdminLink() {
  const session = useSession();
  const { pathname } = useLocation();
  const first = kAdmin.find(({ scopes }) => may(session, ...scopes));
  if (!first) return null;
  const isThere =
    pathname.startsWith('/admin/') ||
    kAdmin.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <Link to={first.to} {...(isThere && { 'aria-current': 'page' as const })}>
      {first.label}
    </Link>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <label>
      Look{' '}
      <select value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        <option value="system">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}

function KeyList({ shortcuts, close }: { shortcuts: readonly Shortcut[]; close: () => void }) {
  return (
    <Dialog title="Keys" close={close}>
      <table>
        <tbody>
          {shortcuts.map(({ keys, words }) => (
            <tr key={keys}>
              <td>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

export function Frame() {
  const go = useNavigate();
  const navigation = useNavigation();
  const [showsKeys, setShowsKeys] = useState(false);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: '/',
        words: 'Search',
        act: () => document.querySelector<HTMLInputElement>('#search input')?.focus(),
      },
      ...kPages.map(({ to, label, key }) => ({
        keys: `g ${key}`,
        words: label,
        act: () => void go(to),
      })),
      { keys: 'j', words: 'Next row', act: () => moveInList(1) },
      { keys: 'k', words: 'Row before', act: () => moveInList(-1) },
      { keys: '?', words: 'These keys', act: () => setShowsKeys(true) },
    ],
    [go],
  );
  useShortcuts(shortcuts);
  useLive();
  return (
    <div className="app">
      <a className="skip" href="#content">
        To the content
      </a>
      <nav aria-label="Main">
        <Brand />
        <PageLinks />
        {site.explorer && <NavLink to={paths.explorer()}>API</NavLink>}
        <AdminLink />
        <UserMenu />
        <div className="foot">
          <p>
            <button type="button" className="plain link" onClick={() => setShowsKeys(true)}>
              Keys
            </button>{' '}
            <a href="https://docs.pact.io" target="_blank" rel="noreferrer" className="link">
              Pact’s guides
            </a>
          </p>
          <ThemeChoice />
          <div>
            {new URL(site.base).host}
            <br />
            {[site.database, site.version].filter(Boolean).join(', ')}
          </div>
        </div>
      </nav>
      <main id="content">
        <div className="top">
          <nav aria-label="Breadcrumb" id="crumbs" />
          <Search />
        </div>
        <TokenAlert />
        {navigation.state === 'loading' && <Late />}
        <Outlet />
      </main>
      <LiveStatus />
      <SignedOut />
      {showsKeys && <KeyList shortcuts={shortcuts} close={() => setShowsKeys(false)} />}
    </div>
  );
}
