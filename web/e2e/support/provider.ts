// A provider for the verifier.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** JSON answers by path, which may be changed while it runs. */
export class Provider {
  /** Of a path that answers with another status than 200. */
  readonly status: Record<string, number> = {};

  private constructor(
    private readonly server: Server,
    readonly answers: Record<string, unknown>,
  ) {}

  static async start(answers: Record<string, unknown>): Promise<Provider> {
    const server = createServer();
    const provider = new Provider(server, answers);
    server.on('request', (request, response) => {
      const path = request.url ?? '';
      const body = answers[path];
      const status = body === undefined ? 404 : (provider.status[path] ?? 200);
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return provider;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
