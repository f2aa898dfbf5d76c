// Leads from the address of a resource to the page that shows it.
import { Navigate, useLocation } from 'react-router';
import { useResource } from '../../api/queries';
import { Loaded } from '../../design/loaded';
import { PageTitle } from '../../design/page';
import Explorer from '../explorer/explorer';
import { placeOf, placeOfVersion, type OfVersion } from './places';

/** What is asked besides goes along: filters have the same names. */
function withSearch(place: string, search: string): string {
  if (search === '') return place;
  return place.includes('?') ? `${place}&${search.slice(1)}` : place + search;
}

function ByItsResource({ path }: { path: string }) {
  const query = useResource<OfVersion>(path);
  const place = query.data && placeOfVersion(query.data);
  if (place) return <Navigate replace to={place} />;
  if (query.data) return <Explorer />;
  return (
    <>
      <PageTitle title="Version" answer={'\u00a0'} />
      <Loaded query={query}>{() => null}</Loaded>
    </>
  );
}

export default function Moved() {
  const { pathname, search } = useLocation();
  const place = placeOf(pathname);
  if (place === undefined) return <ByItsResource key={pathname} path={pathname} />;
  return <Navigate replace to={withSearch(place, search)} />;
}
