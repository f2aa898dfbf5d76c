// Reads server-sent events from the text of a stream (https://html.spec.whatwg.org, section 9.2). Not the browser's
// EventSource: that tells no status, and forgets the last event when it has given up.

export interface StreamEvent {
  id: string;
  name: string;
  data: string;
}

/** Takes text as it comes; calls `tell` for each event. */
export class EventReader {
  private rest = '';
  private name = '';
  private data: string[] = [];

  constructor(
    private readonly tell: (event: StreamEvent) => void,
    /** Of the last event, or of a place that was reached without one. */
    public lastId = '',
  ) {}

  take(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    lines.forEach((line) => this.line(line));
  }

  private line(line: string): void {
    if (line === '') return this.end();
    if (line.startsWith(':')) return;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') this.lastId = value;
    if (field === 'event') this.name = value;
    if (field === 'data') this.data.push(value);
  }

  private end(): void {
    const { name, data } = this;
    this.name = '';
    this.data = [];
    if (data.length > 0) {
      this.tell({ id: this.lastId, name: name || 'message', data: data.join('\n') });
    }
  }
}
