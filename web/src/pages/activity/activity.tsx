// What happened in the broker, and what happens now.
import './activity.css';
import { Link } from 'react-router';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Dot } from '../../design/marks';
import { More } from '../../design/more';
import { Crumbs, PageTitle } from '../../design/page';
import { useAddressValue } from '../../design/tabs';
import { eventKind, eventTitle, type BrokerEvent } from '../../words/events';
import { ago, exactly } from '../../words/time';
import { byDay } from './days';
import { Filters } from './filters';
import { useLiveList } from './live_list';
import { eventPath, Sentence } from './sentence';

const kTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

function Row({ event, isFresh }: { event: BrokerEvent; isFresh: boolean }) {
  const at = new Date(event.happenedAt);
  const path = eventPath(event);
  return (
    <li data-row {...(isFresh && { className: 'fresh' })}>
      <time dateTime={event.happenedAt} title={exactly(at)}>
        {kTime.format(at)}
      </time>
      <Dot kind={eventKind(event.name)} label={eventTitle(event.name)} />
      <span>
        <Sentence event={event} />
      </span>
      {path && (
        <Link className="link hide-s" to={path} aria-label={`Open: ${eventTitle(event.name)}`}>
          Open
        </Link>
      )}
    </li>
  );
}

function answer(events: BrokerEvent[], isFiltered: boolean): string {
  const newest = events[0];
  if (!newest) return isFiltered ? 'Nothing like that in the last days.' : 'Nothing happened yet.';
  const when = ago(new Date(newest.happenedAt), new Date());
  return `${eventTitle(newest.name)} ${when}. Events are kept for seven days; new ones appear by themselves.`;
}

function List({ events, fresh }: { events: BrokerEvent[]; fresh: ReadonlySet<number> }) {
  return byDay(events, new Date()).map((day) => (
    <section key={day.title} aria-label={day.title}>
      <h2>{day.title}</h2>
      <ol className="card events">
        {day.events.map((event) => (
          <Row key={event.id} event={event} isFresh={fresh.has(event.id)} />
        ))}
      </ol>
    </section>
  ));
}

export default function Activity() {
  const [event] = useAddressValue('event');
  const [pacticipant] = useAddressValue('pacticipant');
  const [environment] = useAddressValue('environment');
  const { query, fresh } = useLiveList({ event, pacticipant, environment });
  const isFiltered = !!(event || pacticipant || environment);
  const events = query.data?.pages.flatMap((page) => page.events);
  return (
    <>
      <Crumbs crumbs={[{ label: 'Activity' }]} />
      <PageTitle title="Activity" answer={events ? answer(events, isFiltered) : 'Reading …'} />
      <Filters />
      <Loaded query={{ data: events, error: query.error, refetch: query.refetch }} rows={8}>
        {(all) =>
          all.length > 0 ? (
            <>
              <List events={all} fresh={fresh} />
              <More query={query} />
            </>
          ) : (
            <Empty>
              <p>What is published, verified and deployed is shown here as it happens.</p>
              <Command>{`curl -N ${site.base}/events`}</Command>
            </Empty>
          )
        }
      </Loaded>
    </>
  );
}
