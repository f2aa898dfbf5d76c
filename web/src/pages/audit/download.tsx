// The entries that are asked for as a file of JSON lines, the oldest first, as their chain goes.
import { useEffect, useRef, useState } from 'react';
import { readLines } from '../../api/audit';
import { paths } from '../../api/paths';
import { useSending, Wrong } from '../../design/form';
import { count } from '../../words/count';

function save(portions: string[]): void {
  const address = URL.createObjectURL(new Blob(portions, { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'audit.jsonl';
  link.click();
  URL.revokeObjectURL(address);
}

/** Reading takes as many requests as there are hundreds of entries: it tells how far it is, and can be ended. */
export function Download({ question }: { question: Record<string, string> }) {
  const [read, setRead] = useState(0);
  const ending = useRef<AbortController>(undefined);
  const { run, isBusy, wrong } = useSending();
  useEffect(() => () => ending.current?.abort(), []);
  const start = async () => {
    const end = new AbortController();
    ending.current = end;
    setRead(0);
    await run(async () => {
      try {
        save(await readLines(paths.audit({ ...question, pageSize: 100 }), setRead, end.signal));
      } catch (error) {
        if (!end.signal.aborted) throw error;
      }
    });
  };
  return (
    <>
      {isBusy ? (
        <button type="button" className="right" onClick={() => ending.current?.abort()}>
          Stop: {count(read, 'entry', 'entries')} read
        </button>
      ) : (
        <button type="button" className="right" onClick={() => void start()}>
          Save as JSON lines
        </button>
      )}
      <Wrong wrong={wrong} />
    </>
  );
}
