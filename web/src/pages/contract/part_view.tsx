// A request, response or message: what is needed and, where a verification failed, what came.
import { useEffect, useMemo, useState } from 'react';
import type { Line } from '../../contract/lines';
import type { Told } from '../../contract/mismatch';
import type { Part } from '../../contract/model';
import { viewPart, type PartView as View } from '../../contract/part_lines';
import { showMismatches } from '../../contract/show_mismatches';
import { Lines } from './lines_view';

const kNeeded = { '-': 'needed', '+': 'came' };
const kPictures = /^image\/(png|jpeg|gif|webp|bmp|avif)\b/i;

/** Pictures are shown; other bytes only as figures. The address is data: as the policy allows no other. */
function Picture({ view }: { view: View }) {
  const { content, type } = view.body;
  const [address, setAddress] = useState<string>();
  const bytes = content.kind === 'binary' && kPictures.test(type) ? content.bytes : undefined;
  useEffect(() => {
    if (!bytes) return;
    const reader = new FileReader();
    reader.onload = () => setAddress(String(reader.result));
    reader.readAsDataURL(new Blob([bytes as BlobPart], { type: type.split(';')[0] ?? '' }));
    return () => reader.abort();
  }, [bytes, type]);
  return address ? <img className="picture" src={address} alt="The body, as a picture" /> : null;
}

/** What could not be put at a line. */
function Elsewhere({ told }: { told: Told[] }) {
  if (told.length === 0) return null;
  return (
    <ul className="elsewhere">
      {told.map((one, i) => (
        <li key={i}>
          <bdi>{`${one.subject} ${one.words}`.trim()}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function PartView({ part, mismatches }: { part: Part; mismatches?: Told[] }) {
  const view = useMemo(() => viewPart(part), [part]);
  const shown = useMemo(
    () => (mismatches?.length ? showMismatches(view.lines, mismatches) : undefined),
    [view, mismatches],
  );
  const lines: Line[] = shown?.lines ?? view.lines;
  const title = shown ? `${part.title}, and what came` : part.title;
  const isBytes = view.body.content.kind === 'binary';
  return (
    <section>
      <h3 className="label">
        {title}
        {isBytes && <span> · {view.words}</span>}
      </h3>
      {lines.length > 0 ? (
        <Lines lines={lines} label={title} words={kNeeded} />
      ) : (
        <p className="dim">Nothing in particular</p>
      )}
      <Picture view={view} />
      <Elsewhere told={shown?.elsewhere ?? []} />
    </section>
  );
}
