// A broker of the test's own, on a database of its own, and how to put something into it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Provider } from './provider';

/** The program; its name is `accord`. */
export const kProgram = resolve(
  process.env.ACCORD ?? join(import.meta.dirname, '../../../build/dev/bin/accord'),
);

export class Broker {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts one on a free port, with an empty SQLite database; `options` of `accord serve` and variables besides. */
  static async start(
    options: string[] = [],
    variables: Record<string, string> = {},
  ): Promise<Broker> {
    const folder = mkdtempSync(join(tmpdir(), 'accord-e2e-'));
    const database = `sqlite:///${join(folder, 'broker.sqlite3')}`;
    const program = spawn(
      kProgram,
      ['serve', '--port', '0', '--database-url', database, ...options],
      {
        env: { ...process.env, PACT_BROKER_SEED_EXAMPLE_DATA: 'false', ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    const url = await new Promise<string>((found, failed) => {
      const read = (chunk: Buffer) => {
        said += chunk.toString();
        const address = /listening on (https?:\/\/[\d.:]+)/.exec(said)?.[1];
        if (address) found(address);
      };
      program.stdout.on('data', read);
      program.stderr.on('data', read);
      program.on('error', failed);
      program.on('exit', (code) => failed(new Error(`accord ended with ${code}:\n${said}`)));
    });
    return new Broker(url, program, folder);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.wake(); // one that sleeps does not hear it
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Lets the broker wait, as one that is slow or away: it goes on with `wake`. */
  sleep(): void {
    this.process.kill('SIGSTOP');
  }

  wake(): void {
    this.process.kill('SIGCONT');
  }

  /** Asks the API; an answer that is no success is an error. */
  async ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const response = await fetch(this.url + path, {
      method,
      headers: { Accept: 'application/hal+json', 'Content-Type': type },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async publish(pact: Pact, version: string, branch?: string, tags: string[] = []): Promise<void> {
    await this.ask('POST', '/contracts/publish', {
      pacticipantName: pact.consumer.name,
      pacticipantVersionNumber: version,
      ...(branch !== undefined && { branch }),
      tags,
      contracts: [
        {
          consumerName: pact.consumer.name,
          providerName: pact.provider.name,
          specification: 'pact',
          contentType: 'application/json',
          content: Buffer.from(JSON.stringify(pact)).toString('base64'),
        },
      ],
    });
  }

  /** Records a result for the pact of a consumer version; `testResults` as the verifier gives them. */
  async verify(
    pact: Pact,
    consumerVersion: string,
    providerVersion: string,
    success: boolean,
    testResults?: unknown[],
    branch = 'main',
  ): Promise<void> {
    const { consumer, provider } = pact;
    const published = await this.ask<{ _links: Record<string, { href: string }> }>(
      'GET',
      `/pacts/provider/${encodeURIComponent(provider.name)}/consumer/${encodeURIComponent(consumer.name)}/version/${encodeURIComponent(consumerVersion)}`,
    );
    const place = published._links['pb:publish-verification-results']?.href ?? '';
    await this.ask(
      'PUT',
      `/pacticipants/${encodeURIComponent(provider.name)}/branches/${encodeURIComponent(branch)}/versions/${encodeURIComponent(providerVersion)}`,
      {},
    );
    await this.ask('POST', place.replace(/^https?:\/\/[^/]+/, ''), {
      success,
      providerApplicationVersion: providerVersion,
      ...(testResults && { testResults: { tests: testResults } }),
    });
  }

  /** Runs `accord verifier` against a provider that answers with these JSON bodies by path, and publishes the result. */
  async runVerifier(
    provider: string,
    consumer: string,
    version: string,
    answers: Record<string, unknown>,
  ): Promise<void> {
    const place = await Provider.start(answers);
    const options = `verifier --broker-url ${this.url} --hostname 127.0.0.1 --port ${place.port} --publish`;
    const values = ['--provider-name', provider, '--filter-consumer', consumer];
    const named = ['--provider-version', version, '--provider-branch', 'main', '--build-url', 'https://ci.example.org/build/1']; // prettier-ignore
    const program = spawn(kProgram, [...options.split(' '), ...values, ...named]);
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((done) => program.on('exit', done));
    place.stop();
    if (code !== 0 && code !== 1) throw new Error(`the verifier ended with ${code}:\n${said}`);
  }

  /** Creates it; gives its UUID. */
  async environment(name: string, displayName: string, production: boolean): Promise<string> {
    const made = await this.ask<{ uuid: string }>('POST', '/environments', {
      name,
      displayName,
      production,
    });
    return made.uuid;
  }

  async deploy(pacticipant: string, version: string, environment: string): Promise<void> {
    await this.ask(
      'POST',
      `/pacticipants/${encodeURIComponent(pacticipant)}/versions/${encodeURIComponent(version)}/deployed-versions/environment/${environment}`,
      {},
    );
  }
}

export interface Pact {
  consumer: { name: string };
  provider: { name: string };
  interactions: unknown[];
  metadata?: unknown;
}
