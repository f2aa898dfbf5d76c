// What the broker says of itself, in the head of the page.

export interface Site {
  /** The broker's URL as its own links begin: without a slash at the end. */
  base: string;
  /** The path below which it is reached: '' or '/tools/pacts'. */
  path: string;
  version: string;
  database: string;
  explorer: boolean;
  /** Whether there are users, so that the broker asks who somebody is. */
  users: boolean;
}

/** Reads `<meta name="accord">` and `<base>`. */
export function readSite(page: Document): Site {
  const said = page.querySelector<HTMLMetaElement>('meta[name=accord]')?.content;
  const path = new URL(page.baseURI).pathname.replace(/\/$/, '');
  const usual: Site = {
    base: new URL(page.baseURI).origin + path,
    path,
    version: '',
    database: '',
    explorer: true,
    users: false,
  };
  return said ? { ...usual, ...(JSON.parse(said) as Partial<Site>), path } : usual;
}

export const site: Site = readSite(document);

/** The path below the broker that an address in its answers leads to; nothing for other places. */
export function pathOf(href: string): string | undefined {
  const own = [site.base, window.location.origin + site.path];
  const base = own.find(
    (start) =>
      href === start || (/^[/?#]/.test(href.slice(start.length)) && href.startsWith(start)),
  );
  const path = base !== undefined ? href.slice(base.length) || '/' : href;
  return isOwnPath(path) ? path : undefined;
}

/** Whether it stays with this broker: "//host" and "/\host" are addresses of others. */
export function isOwnPath(path: string): boolean {
  return /^[/?#](?![/\\])/.test(path) && !/^\/[\t\n\r]/.test(path);
}
