// Sends a delivery once more.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, send } from '../../api/http';

/** It is sent a moment later, and no event tells when. */
const kReadAgainMs = [0, 1_000, 3_000, 7_000, 16_000];

export function Redeliver({ uuid }: { uuid: string }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const readAgain = () => {
    const isConcerned = (key: readonly unknown[]) => JSON.stringify(key).includes('triggered');
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isConcerned(queryKey) });
  };
  const act = async () => {
    setBusy(true);
    try {
      await send('POST', `/triggered-webhooks/${encodeURIComponent(uuid)}/redeliver`);
      setSaid('It is sent again in a moment');
    } catch (error) {
      setSaid(error instanceof ApiError ? error.message : 'That did not work.');
    }
    setBusy(false);
    kReadAgainMs.forEach((after) => setTimeout(readAgain, after));
  };
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void act()}>
        Send again
      </button>{' '}
      <small role="status">{said}</small>
    </>
  );
}
