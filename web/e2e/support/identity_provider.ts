// A provider of single sign-on that nobody here wrote, as a process beside the broker.
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const kRoot = resolve(import.meta.dirname, '../../..');

/** The broker has to know its address before it runs. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => found(port));
    });
  });
}

/** Runs a script of tests/interop/federation; the function that it gives ends it. */
export async function startProvider(script: string, ...given: string[]): Promise<() => void> {
  const provider = spawn(process.execPath, [
    resolve(kRoot, 'tests/interop/federation', script),
    resolve(kRoot, 'build/interop'),
    ...given,
  ]);
  await new Promise((started, failed) => {
    provider.stdout.once('data', started);
    provider.once('exit', (code) => failed(new Error(`the provider ended with ${code}`)));
  });
  return () => void provider.removeAllListeners('exit').kill();
}

/** Who signs in there from now on, without being asked; nobody: the provider says that they did not. */
export async function signInAs(address: string, user?: Record<string, unknown>): Promise<void> {
  await fetch(`${address}/who`, { method: 'POST', body: user ? JSON.stringify(user) : '' });
}
