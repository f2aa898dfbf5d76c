// A reverse proxy that has a broker below a path, and takes that path away: as nginx is often set up.
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Broker } from './broker';

export const kBelow = '/tools/pacts';

export class Proxy {
  /** What was asked for outside of the path: whoever does forgets it. */
  readonly strays: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly broker: Broker,
    readonly url: string,
  ) {}

  /** `options` of `accord serve` besides. */
  static async start(options: string[] = []): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${kBelow}`;
    const broker = await Broker.start(['--base-url', url, ...options]);
    const proxy = new Proxy(server, broker, url);
    proxy.passOn();
    return proxy;
  }

  private passOn(): void {
    this.server.on('request', (asked, answer) => {
      const path = asked.url ?? '';
      if (!/^[/?]|^$/.test(path.slice(kBelow.length)) || !path.startsWith(kBelow)) {
        this.strays.push(path);
        answer.writeHead(404).end('outside of the broker');
        return;
      }
      const target = new URL(this.broker.url);
      const onward = request(
        {
          host: target.hostname,
          port: target.port,
          method: asked.method,
          path: path.slice(kBelow.length) || '/',
          headers: { ...asked.headers, host: target.host, 'x-forwarded-host': asked.headers.host },
        },
        (response) => {
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
  }

  async stop(): Promise<void> {
    await this.broker.stop();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
