// Questions before something is deleted, and forms over a page.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ApiError } from '../api/http';

/** Open while it is there; Escape and a click beside it close it. */
export function Dialog(props: { title: string; close: () => void; children: ReactNode }) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.close();
      }}
      onClick={(event) => event.target === element.current && props.close()}
    >
      <h2 id={title}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}

/** Asks before `act`, and says what went wrong with it. */
export function Confirm(props: {
  title: string;
  children: ReactNode;
  verb: string;
  act: () => Promise<unknown>;
  close: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const act = async () => {
    setBusy(true);
    try {
      await props.act();
      props.close();
    } catch (error) {
      setWrong(error instanceof ApiError ? error.message : 'That did not work.');
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} close={props.close}>
      <div className="stack">
        <div>{props.children}</div>
        {wrong && (
          <div className="note bad" role="alert">
            {wrong}
          </div>
        )}
        <div className="bar">
          <button type="button" className="danger" disabled={busy} onClick={() => void act()}>
            {props.verb}
          </button>
          <button type="button" onClick={props.close}>
            Cancel
          </button>
        </div>
      </div>
    </Dialog>
  );
}
