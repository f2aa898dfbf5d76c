// Says when the page is not told of what happens: otherwise it is quiet.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live, useLiveState } from '../api/live';

export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => live.start(queries), [queries]);
}

export function LiveStatus() {
  const state = useLiveState();
  return (
    <div role="status" className="live">
      {state === 'lost' && (
        <>
          Live updates are off. Trying again.{' '}
          <button type="button" onClick={live.again}>
            Try now
          </button>
        </>
      )}
      {state === 'refused' && <>Live updates are off: the broker refuses them.</>}
    </div>
  );
}
