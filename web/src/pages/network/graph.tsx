// The graph: to look at, to move in, to choose from. What it shows is in the lists too.
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../api/paths';
import { useAddressValue } from '../../design/tabs';
import { agreements, type Agreement } from '../../words/status';
import type { Drawing } from './drawing';
import { namesOf, standingsOf, tallyOf, type NetworkEdge, type NetworkPart } from './model';
import { useThemeMark } from './palette';
import { useLayout, type LaidOut } from './use_layout';
import { hintFor, hintForLine } from './words';

function Legend({ part }: { part: NetworkPart }) {
  const tally = tallyOf(part.integrations);
  return (
    <ul className="legend" aria-label="Contracts shown">
      {(Object.keys(agreements) as Agreement[]).map((agreement) => (
        <li key={agreement}>
          <span className={`dot ${agreements[agreement].kind}`} aria-hidden="true" />
          {agreements[agreement].words} {tally[agreement]}
        </li>
      ))}
      <li className="dim">Arrows lead from consumers to providers.</li>
    </ul>
  );
}

/** What is told of an application that is pointed at. */
function hintAt(part: NetworkPart, name: string): string {
  const standing = standingsOf(part).get(name);
  return standing ? hintFor(namesOf(part).get(name) ?? name, standing.tally) : '';
}

/** What is told of a contract. */
function hintOn(part: NetworkPart, { consumer, provider, agreement }: NetworkEdge): string {
  const names = namesOf(part);
  const [from, to] = [names.get(consumer) ?? consumer, names.get(provider) ?? provider];
  return hintForLine(from, to, agreement);
}

interface Hands {
  drawing: Drawing | undefined;
  failed: boolean;
  ready: boolean;
}

/** Draws what is laid out; the drawing is there when its code has come. */
function useDrawing(
  place: React.RefObject<HTMLDivElement | null>,
  laidOut: LaidOut | undefined,
  middle: string | undefined,
  point: (hint: string) => void,
  part: NetworkPart,
): Hands {
  const [drawing, setDrawing] = useState<Drawing>();
  const [failed, setFailed] = useState(false);
  const [ready, setReady] = useState(false);
  const [chosen, setChosen] = useAddressValue('selected');
  const go = useNavigate();
  const theme = useThemeMark();
  const shownAddress = useRef<string>(undefined);
  const hands = useRef({ choose: setChosen, point, go, part });
  useEffect(() => {
    hands.current = { choose: setChosen, point, go, part };
  });
  useEffect(() => {
    let made: Drawing | undefined;
    let isGone = false;
    import('./drawing').then(
      (code) => {
        if (isGone || !place.current) return;
        made = new code.Drawing(place.current, {
          choose: (name) => hands.current.choose(name),
          open: (name) => void hands.current.go(paths.networkAround(name)),
          point: (name) => hands.current.point(hintAt(hands.current.part, name)),
          pointAtLine: (line) => hands.current.point(line ? hintOn(hands.current.part, line) : ''),
          openLine: ({ consumer, provider }) =>
            void hands.current.go(paths.integration(consumer, provider)),
        });
        setDrawing(made);
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      made?.destroy();
      setDrawing(undefined);
      shownAddress.current = undefined;
    };
  }, [place]);
  useEffect(() => {
    if (!drawing || !laidOut) return;
    const stop = new AbortController();
    setReady(false);
    const { address = shownAddress.current } = laidOut;
    const keepView = address !== undefined && shownAddress.current === address;
    shownAddress.current = address;
    void drawing.show({ ...laidOut, middle }, keepView, stop.signal).then(() => {
      if (!stop.signal.aborted) setReady(true);
    });
    return () => stop.abort();
  }, [drawing, laidOut, middle, theme]);
  useEffect(() => {
    if (ready) drawing?.choose(chosen);
  }, [drawing, ready, chosen]);
  return { drawing, failed, ready };
}

/** `address` is that of what is shown, none while another is waited for; `middle` the application that it is around. */
export function Graph(props: {
  part: NetworkPart;
  address: string | undefined;
  middle: string | undefined;
  label: string;
}) {
  const { part, address, middle, label } = props;
  const place = useRef<HTMLDivElement>(null);
  const [hint, setHint] = useState('');
  const laidOut = useLayout(part, address);
  const { drawing, failed, ready } = useDrawing(place, laidOut, middle, setHint, part);
  return (
    <div className="graph card" onMouseLeave={() => setHint('')}>
      <div className="graph-canvas" role="img" aria-label={label} ref={place} />
      {!ready && !failed && (
        <p className="graph-wait" role="status" aria-busy="true">
          Drawing
        </p>
      )}
      {failed && (
        <p className="graph-wait" role="alert">
          The graph could not be loaded. Load the page again, or use the lists.
        </p>
      )}
      {hint && (
        <p className="graph-hint">
          <bdi>{hint}</bdi>
        </p>
      )}
      <div className="graph-zoom" role="group" aria-label="Zoom">
        <button type="button" aria-label="Nearer" onClick={() => drawing?.zoom(1.3)}>
          +
        </button>
        <button type="button" aria-label="Further" onClick={() => drawing?.zoom(1 / 1.3)}>
          −
        </button>
        <button type="button" onClick={() => laidOut && drawing?.fit(laidOut.positions)}>
          Whole
        </button>
      </div>
      <Legend part={part} />
    </div>
  );
}
