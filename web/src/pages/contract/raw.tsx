// The tab of the raw document: as it was published, and how to get it.
import { useMemo, useState } from 'react';
import { site } from '../../api/site';
import { writeJson } from '../../contract/json';
import { Command, CopyButton } from '../../design/copy';
import { More } from '../../design/more';
import { sizeWords } from '../../contract/body';
import type { Pact } from './data';
import { quoted } from './results';

const kChunk = 200;
const kStep = 2_000;

export function Raw({ pact, path }: { pact: Pact; path: string }) {
  const text = useMemo(() => writeJson(pact.document, 2), [pact]);
  const rows = useMemo(() => text.split('\n'), [text]);
  const [shown, setShown] = useState(kStep);
  const chunks: string[] = [];
  for (let at = 0; at < Math.min(shown, rows.length); at += kChunk) {
    chunks.push(rows.slice(at, Math.min(at + kChunk, shown)).join('\n'));
  }
  return (
    <div className="stack">
      <div className="bar">
        <span className="dim">
          {rows.length.toLocaleString('en')} lines, {sizeWords(text.length)}
        </span>
        <span className="right">
          <CopyButton text={text} label="Copy all" />
        </span>
      </div>
      <div className="card pad code" tabIndex={0} role="group" aria-label="The document" dir="ltr">
        {chunks.map((chunk, i) => (
          <div className="chunk raw" key={i}>
            {`${chunk}\n`}
          </div>
        ))}
      </div>
      <More
        query={{
          hasNextPage: shown < rows.length,
          isFetchingNextPage: false,
          fetchNextPage: () => setShown((before) => before + kStep),
        }}
      />
      <Command>{`curl -H 'Accept: application/hal+json' ${quoted(site.base + path)}`}</Command>
    </div>
  );
}
