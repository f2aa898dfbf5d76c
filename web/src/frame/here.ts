// Marks the entry of the page that is open, in the frame that stands in index.html.

/** What is around an application has an address below the application's, but is the network. */
export const kAround = /^\/pacticipants\/[^/]+\/network$/;

export function markHere(page: Document, path: string): void {
  const root = new URL(page.baseURI).pathname;
  const own = path.startsWith(root) ? path.slice(root.length - 1) : path;
  for (const entry of page.querySelectorAll<HTMLAnchorElement>('#page nav a:not(.brand)')) {
    const to = entry.pathname.slice(root.length - 1);
    const isBelow = to !== '/' && own.startsWith(`${to}/`) && !kAround.test(own);
    const isNetwork = to === '/network' && kAround.test(own);
    if (to === own || isBelow || isNetwork) entry.setAttribute('aria-current', 'page');
  }
}
