// Whether there are buttons that change secrets.
import { may, useSession } from '../../api/session';

/** Where nothing is said of permissions (without users, and of users of the settings) the broker's answer will tell. */
export function useManagesSecrets(): boolean {
  const session = useSession();
  const isKnown = session?.user?.permissions !== undefined;
  return !isKnown || may(session, 'secret:manage:*', 'secret:manage:team');
}
