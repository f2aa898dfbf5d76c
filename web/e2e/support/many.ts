// A broker with 1,000 applications, and one of them with very many versions.
import { order, pactOf } from './shop';
import type { Broker } from './broker';

export const kApplications = 1_000;

/** Does `each` for 0 to `count`, several at a time. */
async function forEach(count: number, each: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await each(next++);
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

/** Of "App i" and "Service i": each application needs `needs` services, of which there are 20; "Service 0" has the versions. */
export async function fillMany(broker: Broker, versions: number, needs: number): Promise<void> {
  await broker.environment('test', 'Test', false);
  await broker.environment('production', 'Production', true);
  await forEach(kApplications - 20, async (i) => {
    for (let j = 0; j < needs; j++) {
      const pact = pactOf(`App ${i}`, `Service ${(i + j * 7) % 20}`, [order]);
      await broker.publish(pact, `1.0.${i}`, 'main');
    }
  });
  await forEach(versions, (i) =>
    broker.ask('PUT', `/pacticipants/Service%200/branches/b${i % 50}/versions/2.0.${i}`, {}),
  );
}
