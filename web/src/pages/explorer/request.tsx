// Any request to the broker: what only reads is sent at once, what may change something after a question.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../../api/http';
import { Confirm } from '../../design/dialog';
import { Pill } from '../../design/marks';
import { exchange, readHeaders, type Answer, type Asked } from './exchange';
import { Raw } from './raw';

const kMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const kUsual = 'Content-Type: application/json';

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function AnswerShown({ answer }: { answer: Answer }) {
  return (
    <section aria-label="Answer" className="stack">
      <div className="bar">
        <Pill kind={answer.status < 400 ? 'ok' : 'bad'}>
          {`${answer.status} ${answer.statusText}`.trim()}
        </Pill>
      </div>
      <pre tabIndex={0}>
        {answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
      </pre>
      {answer.isStream ? (
        <p>A stream of events. The page Activity shows them.</p>
      ) : (
        <Raw value={answer.json} text={answer.text} />
      )}
    </section>
  );
}

export function RequestForm(props: {
  path: string;
  changed: () => void;
  /** The form comes into view. */
  isAskedFor: boolean;
}) {
  const { path, changed, isAskedFor } = props;
  const method = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isAskedFor) method.current?.focus();
  }, [isAskedFor]);
  const [asked, setAsked] = useState({ method: 'GET', path, headers: '', body: '' });
  const [answer, setAnswer] = useState<Answer>();
  const [wrong, setWrong] = useState('');
  const [asks, setAsks] = useState<Asked>();
  const set = (change: Partial<typeof asked>) => setAsked({ ...asked, ...change });
  const choose = (method: string) =>
    set({ method, ...(!isSafe(method) && !asked.headers && { headers: kUsual }) });
  const send = async (ready: Asked) => {
    setAnswer(await exchange(ready));
    if (!isSafe(ready.method)) changed();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const headers = readHeaders(asked.headers);
    if (typeof headers === 'string') return setWrong(headers);
    setWrong('');
    const ready = { ...asked, headers, body: isSafe(asked.method) ? '' : asked.body };
    if (!isSafe(asked.method)) return setAsks(ready);
    send(ready).catch((error: unknown) => {
      setWrong(error instanceof ApiError ? error.message : 'That did not work.');
    });
  };
  return (
    <form className="card pad stack" aria-label="Request" onSubmit={submit}>
      <div className="bar">
        <select
          ref={method}
          aria-label="Method"
          value={asked.method}
          onChange={(event) => choose(event.target.value)}
        >
          {kMethods.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </select>
        <input
          className="grow"
          aria-label="Path"
          spellCheck={false}
          value={asked.path}
          onChange={(event) => set({ path: event.target.value })}
        />
        <button type="submit" className="main">
          Send
        </button>
      </div>
      <label className="field">
        Headers, one a line
        <textarea
          rows={2}
          spellCheck={false}
          value={asked.headers}
          onChange={(event) => set({ headers: event.target.value })}
        />
      </label>
      {!isSafe(asked.method) && (
        <label className="field">
          Body
          <textarea
            rows={8}
            spellCheck={false}
            value={asked.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        </label>
      )}
      {wrong && (
        <div className="note bad" role="alert">
          {wrong}
        </div>
      )}
      {answer && <AnswerShown answer={answer} />}
      {asks && (
        <Confirm
          title={`Send ${asks.method}?`}
          verb={`Send ${asks.method}`}
          act={() => send(asks)}
          close={() => setAsks(undefined)}
        >
          It goes to <code>{asks.path}</code> and may change what the broker has.
        </Confirm>
      )}
    </form>
  );
}
