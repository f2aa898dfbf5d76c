// The list of events, which grows at its beginning as they happen.
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import type { Links } from '../../api/http';
import { useLiveEvents } from '../../api/live';
import { paths } from '../../api/paths';
import { usePages } from '../../api/queries';
import { isAbout, type BrokerEvent } from '../../words/events';

export interface EventPage {
  events: BrokerEvent[];
  _links?: Links;
}

export interface Filter {
  event: string;
  pacticipant: string;
  environment: string;
}

/** `event` at the beginning, unless it is there. */
export function withEvent(
  data: InfiniteData<EventPage, string> | undefined,
  event: BrokerEvent,
): InfiniteData<EventPage, string> | undefined {
  const [first, ...rest] = data?.pages ?? [];
  if (!data || !first || first.events.some(({ id }) => id >= event.id)) return data;
  return { ...data, pages: [{ ...first, events: [event, ...first.events] }, ...rest] };
}

/** `fresh`: those that came while the page was open. */
export function useLiveList(filter: Filter) {
  const queries = useQueryClient();
  const path = paths.events({ ...filter });
  const query = usePages<EventPage>(path);
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  useLiveEvents((event) => {
    if (!isAbout(event, filter)) return;
    setFresh((before) => new Set(before).add(event.id));
    queries.setQueryData<InfiniteData<EventPage, string>>(['pages', path], (data) =>
      withEvent(data, event),
    );
  });
  return { query, fresh };
}
