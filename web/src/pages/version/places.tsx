// Where a version is and was.
import { placesOf, type Place, type VersionResource } from '../../api/pacticipants';
import { useResource } from '../../api/queries';
import { pathOf, site } from '../../api/site';
import { Command } from '../../design/copy';
import { Ago, Name } from '../../design/marks';
import { Cell, Row, RowHead, Rows } from '../../design/rows';
import { useEnvironments } from '../../verdicts/verdicts';
import { shell } from '../../words/shell';

const kPlacesMax = 20; // each is asked for its times

interface Placed {
  createdAt: string;
  undeployedAt?: string;
  supportEndedAt?: string;
}

function PlaceRow({ place }: { place: Place }) {
  const { data } = useResource<Placed>(pathOf(place.href));
  const end = data?.undeployedAt ?? data?.supportEndedAt;
  return (
    <Row>
      <RowHead>
        <Name>{place.environment}</Name>
        {place.instance && (
          <small>
            , <Name>{place.instance}</Name>
          </small>
        )}
      </RowHead>
      <Cell>
        {place.isRelease ? 'Released' : 'Deployed'}{' '}
        <small>{data && <Ago at={data.createdAt} />}</small>
      </Cell>
      <Cell>
        {place.isCurrent ? (
          <b>There now</b>
        ) : (
          <small>Gone {end !== undefined && <Ago at={end} />}</small>
        )}
      </Cell>
    </Row>
  );
}

export function Places({ pacticipant, one }: { pacticipant: string; one: VersionResource }) {
  const places = placesOf(one);
  const { environments } = useEnvironments();
  if (places.length === 0) {
    const first = environments?.[0];
    return (
      <>
        <h2>Deployments</h2>
        <div className="card pad stack">
          <span>
            None is recorded.{' '}
            {first ? 'After a deployment:' : 'Environments come first, then deployments to them.'}
          </span>
          {first && (
            <Command>
              {shell(
                ...['accord', 'broker', 'record-deployment', '--pacticipant', pacticipant],
                ...['--version', one.number, '--environment', first.name],
                ...['--broker-base-url', site.base],
              )}
            </Command>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <h2>Deployments</h2>
      <Rows
        label="Deployments"
        layout="minmax(140px, 1fr) minmax(160px, 1fr) minmax(140px, 1fr)"
        columns={[{ name: 'Environment' }, { name: 'Since' }, { name: 'Now' }]}
      >
        {places.slice(0, kPlacesMax).map((place) => (
          <PlaceRow key={place.href} place={place} />
        ))}
      </Rows>
      {places.length > kPlacesMax && (
        <p className="small">
          {kPlacesMax} of {places.length}; an environment’s page has its whole history.
        </p>
      )}
    </>
  );
}
