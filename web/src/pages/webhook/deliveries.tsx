// What a webhook was sent for, newest first, and how that went.
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { live, useLiveEvents } from '../../api/live';
import { paths } from '../../api/paths';
import { usePages, useReadAgain } from '../../api/queries';
import { Empty, Loaded } from '../../design/loaded';
import { Ago, Name, Pill, Version } from '../../design/marks';
import { More } from '../../design/more';
import { count } from '../../words/count';
import { eventTitle } from '../../words/events';
import type { Delivery, DeliveryPage } from './model';
import { Redeliver } from './redeliver';
import { deliveryStatus, isOnItsWay } from './words';

/** The first attempt comes some seconds after the event. */
const kAfterEventMs = 6_000;

export function deliveriesIn(page: DeliveryPage): Delivery[] {
  return page._embedded.triggeredWebhooks;
}

export function useDeliveries(uuid: string, size?: number) {
  const query = usePages<DeliveryPage>(paths.deliveries(uuid, { size }));
  const { refetch } = query;
  const all = query.data?.pages.flatMap(deliveriesIn);
  const waits = all?.slice(0, 50).some(isOnItsWay) ?? false;
  useReadAgain(query, waits);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  useLiveEvents(() => {
    const again = () => isShown.current && !live.isHeld() && void refetch();
    setTimeout(again, 300);
    setTimeout(again, kAfterEventMs);
  });
  return { query, all };
}

function Side({ side }: { side: Delivery['consumer'] }) {
  return (
    <>
      <Name>{side.name}</Name> {side.version && <Version number={side.version.number} />}
    </>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const { uuid, nextAttemptAt } = delivery;
  const { kind, words } = deliveryStatus(delivery.status);
  return (
    <tr data-row>
      <th scope="row">
        <Link to={paths.delivery(uuid)}>{eventTitle(delivery.eventName)}</Link>
      </th>
      <td>
        <Side side={delivery.consumer} />
        <span className="arrow">→</span>
        <Side side={delivery.provider} />
      </td>
      <td>
        <Pill kind={kind}>{words}</Pill>{' '}
        {nextAttemptAt !== undefined && (
          <small className="hide-s">
            <Ago at={nextAttemptAt} />
          </small>
        )}
      </td>
      <td className="hide-s small">{count(delivery.attemptsMade, 'attempt')}</td>
      <td className="small">
        <Ago at={delivery.triggeredAt} />
      </td>
      <td className="hide-s">
        <Redeliver uuid={uuid} />
      </td>
    </tr>
  );
}

export function Deliveries({ uuid }: { uuid: string }) {
  const { query, all } = useDeliveries(uuid);
  return (
    <Loaded query={{ data: all, error: query.error, refetch: query.refetch }}>
      {(deliveries) =>
        deliveries.length === 0 ? (
          <Empty>Nothing was sent yet. A test shows whether it works.</Empty>
        ) : (
          <>
            <div className="card">
              <table className="stacks">
                <thead>
                  <tr>
                    <th scope="col">Event</th>
                    <th scope="col">Contract</th>
                    <th scope="col">Delivery</th>
                    <th scope="col" className="hide-s">
                      Attempts
                    </th>
                    <th scope="col">When</th>
                    <th scope="col" className="hide-s">
                      <span className="unseen">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {deliveries.map((delivery) => (
                    <Row key={delivery.uuid} delivery={delivery} />
                  ))}
                </tbody>
              </table>
            </div>
            <More query={query} />
          </>
        )
      }
    </Loaded>
  );
}
