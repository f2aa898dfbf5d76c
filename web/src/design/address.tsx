// The address is the state of a page: what changes it begins from the newest address. A page that is being drawn still shows
// that of an older one, and who is quick would else lose what was chosen just before.
import { useContext } from 'react';
import {
  Link,
  UNSAFE_DataRouterContext as DataRouterContext,
  useLocation,
  useNavigate,
  type LinkProps,
} from 'react-router';

export interface Address {
  /** Below the broker's own path. */
  pathname: string;
  search: string;
}

/** Changes a query in its place. */
export type Edit = (query: URLSearchParams) => void;

export interface ChangeOptions {
  /** Another path, with what the query holds. */
  pathname?: string;
  replace?: boolean;
  preventScrollReset?: boolean;
}

/** Sets a value, or takes it away where it is ''. */
export function putValue(query: URLSearchParams, name: string, value: string): void {
  if (value) query.set(name, value);
  else query.delete(name);
}

/** Gives the newest addresses at any time: where one is going, if that takes a while, and where one is. */
export function useNewestAddresses(): () => Address[] {
  const router = useContext(DataRouterContext)?.router;
  const drawn = useLocation();
  if (!router) return () => [drawn];
  const base = router.basename === '/' ? '' : (router.basename ?? '');
  return () => {
    const { navigation, location } = router.state;
    return [navigation.location, location]
      .filter((one) => one !== undefined)
      .map(({ pathname, search }) => ({ pathname: pathname.slice(base.length) || '/', search }));
  };
}

/** The newest address that is one of this page; without another rule, one with the path that is drawn. */
export function useNewestAddress(isOwn?: (path: string) => boolean): () => Address {
  const drawn = useLocation();
  const addresses = useNewestAddresses();
  const fits = isOwn ?? ((path: string) => path === drawn.pathname);
  return () => addresses().find(({ pathname }) => fits(pathname)) ?? drawn;
}

/** How the query of the address is changed. */
export function useAddressChange(
  isOwn?: (path: string) => boolean,
): (edit: Edit, options?: ChangeOptions) => void {
  const newest = useNewestAddress(isOwn);
  const go = useNavigate();
  return (edit, options = {}) => {
    const { pathname, search } = newest();
    const query = new URLSearchParams(search);
    const before = query.toString();
    edit(query);
    const { pathname: path = pathname, replace, preventScrollReset } = options;
    void go(
      { pathname: path, search: query.toString() },
      {
        replace: replace ?? (path === pathname && query.toString() === before),
        ...(preventScrollReset !== undefined && { preventScrollReset }),
      },
    );
  };
}

const isPlain = (event: React.MouseEvent) =>
  event.button === 0 && !(event.metaKey || event.altKey || event.ctrlKey || event.shiftKey);

/** A link to this page with another query, or to another path that keeps it. */
export function AddressLink(
  props: { edit: Edit; pathname?: string } & Omit<LinkProps, 'to' | 'onClick'>,
) {
  const { edit, pathname, ...rest } = props;
  const query = new URLSearchParams(useLocation().search);
  edit(query);
  const change = useAddressChange();
  return (
    <Link
      {...rest}
      to={{ ...(pathname !== undefined && { pathname }), search: query.toString() }}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        const { replace, preventScrollReset } = rest;
        change(edit, {
          ...(pathname !== undefined && { pathname }),
          ...(replace !== undefined && { replace }),
          ...(preventScrollReset !== undefined && { preventScrollReset }),
        });
      }}
    />
  );
}
