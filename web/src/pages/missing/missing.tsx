// An address that no page has, and pages that broke.
import { Link } from 'react-router';
import { paths } from '../../api/paths';
import { PageTitle } from '../../design/page';

export function Missing() {
  return (
    <>
      <PageTitle title="Not found" answer="There is no page at this address." />
      <p>
        It may have been deleted, or the address is not quite right.{' '}
        <Link to={paths.overview()}>All contracts</Link> are on the overview.
      </p>
    </>
  );
}

/** A defect of ours: what is known of it, and the way on. */
export function Broken() {
  return (
    <main className="pad">
      <h1>This page broke</h1>
      <p>
        That is a defect of Accord, or a newer version was installed while the page was open.{' '}
        <a href={window.location.href}>Load the page again</a>
      </p>
    </main>
  );
}
