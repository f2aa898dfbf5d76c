// Says on every page that one of the own tokens is about to end.
import { Link } from 'react-router';
import { paths } from '../api/paths';
import { useSession } from '../api/session';
import { Ago } from '../design/marks';

export function TokenAlert() {
  const end = useSession()?.tokenEndsAt;
  if (!end) return null;
  return (
    <div className="note" role="status">
      One of <Link to={paths.ownTokens()}>your tokens</Link> ends <Ago at={end} />.
    </div>
  );
}
