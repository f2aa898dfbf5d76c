// Where one goes after signing in: back to a path of this broker, and nowhere else.

/** `to` as a path below the broker; '/' for whatever it is else: addresses of others in any spelling. */
export function returnPath(to: string | null | undefined, origin = window.location.origin): string {
  if (!to || !/^\/(?![/\\])/.test(to) || /[\\\u0000-\u001f\u007f]/.test(to)) return '/';
  let url: URL;
  try {
    url = new URL(to, origin);
  } catch {
    return '/';
  }
  const path = url.pathname + url.search + url.hash;
  const stays = url.origin === origin && !path.startsWith('//') && url.pathname !== '/sign-in';
  return stays ? path : '/';
}
