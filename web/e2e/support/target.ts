// What webhooks call in tests: it keeps what came, and answers as it is told.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Target {
  readonly received: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  status = 200;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Target> {
    const server = createServer();
    const target = new Target(server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        target.received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(target.status, { 'content-type': 'application/json' });
        response.end('{"taken":true}');
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return target;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** Options of a broker that may call it, and does not wait. */
export const callsTarget = [
  ...['--webhook-host-whitelist', '127.0.0.0/8 gitlab.com'],
  ...['--webhook-scheme-whitelist', 'http https'],
  ...['--webhook-first-attempt-after', '0'],
  ...['--webhook-retry-schedule', '1'],
];
