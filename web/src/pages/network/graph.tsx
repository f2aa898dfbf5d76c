// The graph: to look at, to move in, to choose from. What it shows is in the lists too.
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../api/paths';
import { useAddressValue } from '../../design/tabs';
import { agreements, type Agreement } from '../../words/status';
import type { Drawing } from './drawing';
import { namesOf, standingsOf, tallyOf, type NetworkPart } from './model';
import { useThemeMark } from './palette';
import { useLayout, type LaidOut } from './use_layout';
import { hintFor } from './words';

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
  point: (name: string) => void,
): Hands {
  const [drawing, setDrawing] = useState<Drawing>();
  const [failed, setFailed] = useState(false);
  const [ready, setReady] = useState(false);
  const [chosen, setChosen] = useAddressValue('selected');
  const go = useNavigate();
  const theme = useThemeMark();
  const shownAddress = useRef<string>(undefined);
  const hands = useRef({ choose: setChosen, point, go });
  useEffect(() => {
    hands.current = { choose: setChosen, point, go };
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
          point: (name) => hands.current.point(name),
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
  const [pointed, setPointed] = useState('');
  const laidOut = useLayout(part, address);
  const { drawing, failed, ready } = useDrawing(place, laidOut, middle, setPointed);
  const standing = pointed ? standingsOf(part).get(pointed) : undefined;
  return (
    <div className="graph card" onMouseLeave={() => setPointed('')}>
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
      {standing && (
        <p className="graph-hint">
          <bdi>{hintFor(namesOf(part).get(pointed) ?? pointed, standing.tally)}</bdi>
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
