// Lines of a part of a contract, with their marks; long ones come as they are reached.
import { useState } from 'react';
import type { Folded } from '../../contract/diff_lines';
import type { Line } from '../../contract/lines';
import type { Mark } from '../../contract/marks';
import { More } from '../../design/more';

const kChunk = 100;
const kFirst = 300;
const kStep = 1_000;
const kIndentMax = 24;

/** What the signs mean, for screen readers. */
export interface SignWords {
  '-': string;
  '+': string;
}

function Marks({ marks }: { marks: Mark[] }) {
  return marks.map((mark, i) => (
    <bdi key={i} className={`rule ${mark.kind}`} title={mark.title}>
      {mark.label}
    </bdi>
  ));
}

function LineView({ line, words }: { line: Line; words: SignWords }) {
  const { sign, depth, note } = line;
  const kind = sign === '-' ? 'line del' : sign === '+' ? 'line add' : 'line';
  return (
    <div className={kind} style={{ ['--depth' as string]: Math.min(depth, kIndentMax) }}>
      {sign && (
        <span className="sign">
          {sign}
          <span className="unseen">{words[sign]}: </span>
        </span>
      )}
      <bdi>
        {'  '.repeat(depth)}
        {line.pieces.map((piece, i) => (
          <span key={i} className={piece.as}>
            {piece.text}
          </span>
        ))}
      </bdi>
      <Marks marks={line.marks} />
      {note && <span className="why">{note}</span>}
      {'\n'}
    </div>
  );
}

function Fold({ lines, words }: { lines: Line[]; words: SignWords }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return lines.map((line, i) => <LineView key={i} line={line} words={words} />);
  return (
    <button type="button" className="fold" onClick={() => setOpen(true)}>
      {lines.length} lines that did not change
    </button>
  );
}

export function Lines(props: { lines: Folded[]; label: string; words: SignWords }) {
  const { lines, label, words } = props;
  const [shown, setShown] = useState(kFirst);
  const chunks: Folded[][] = [];
  for (let at = 0; at < Math.min(shown, lines.length); at += kChunk) {
    chunks.push(lines.slice(at, Math.min(at + kChunk, shown)));
  }
  const hasNextPage = shown < lines.length;
  const fetchNextPage = () => setShown((before) => before + kStep);
  return (
    <>
      <div className="code" role="group" aria-label={label} tabIndex={0} dir="ltr">
        {chunks.map((chunk, i) => (
          <div className={chunks.length > 1 ? 'chunk' : ''} key={i}>
            {chunk.map((one, k) =>
              'folded' in one ? (
                <Fold key={k} lines={one.folded} words={words} />
              ) : (
                <LineView key={k} line={one} words={words} />
              ),
            )}
          </div>
        ))}
      </div>
      {hasNextPage && (
        <>
          <p className="small">
            {(lines.length - shown).toLocaleString('en')} of {lines.length.toLocaleString('en')}{' '}
            lines are not shown yet
          </p>
          <More query={{ hasNextPage, isFetchingNextPage: false, fetchNextPage }} />
        </>
      )}
    </>
  );
}
