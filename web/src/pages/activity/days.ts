// Events by day, newest first.
import type { BrokerEvent } from '../../words/events';

export interface Day {
  title: string;
  events: BrokerEvent[];
}

function dayOf(at: Date): string {
  return at.toDateString();
}

/** "Today", "Yesterday", "Monday 2 March", with the year where it is another one. */
export function dayTitle(at: Date, now: Date): string {
  if (dayOf(at) === dayOf(now)) return 'Today';
  const before = new Date(now);
  before.setDate(now.getDate() - 1);
  if (dayOf(at) === dayOf(before)) return 'Yesterday';
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(at);
  return words.replace(',', ''); // some browsers write one
}

export function byDay(events: readonly BrokerEvent[], now: Date): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const title = dayTitle(new Date(event.happenedAt), now);
    const last = days.at(-1);
    if (last?.title === title) last.events.push(event);
    else days.push({ title, events: [event] });
  }
  return days;
}
