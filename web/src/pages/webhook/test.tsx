// A test of a webhook: what was sent, and what came back.
import { useState } from 'react';
import { ApiError, send } from '../../api/http';
import { Pill } from '../../design/marks';
import { bodyText } from './form/draft';
import { Log } from './log';
import type { Execution } from './model';

function fields(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

function answerWords({ success, response, error }: Execution): string {
  if (response) return `It answered with status ${response.status}.`;
  if (error) return error.message;
  return success ? 'It answered.' : 'It did not answer as it should.';
}

function Result({ execution }: { execution: Execution }) {
  const { success, request, response, message, logs } = execution;
  return (
    <div className="card pad stack tested" role="region" aria-label="Result of the test">
      <div>
        <Pill kind={success ? 'ok' : 'bad'}>{success ? 'It works' : 'It failed'}</Pill>{' '}
        {answerWords(execution)}
      </div>
      {message && <p className="dim">{message}</p>}
      <div className="two">
        <Part
          title="Sent"
          text={`${request.url}\n${fields(request.headers)}\n\n${bodyText(request.body)}`}
        />
        {response && (
          <Part
            title="Answer"
            text={`${response.status}\n${fields(response.headers)}\n\n${bodyText(response.body)}`}
          />
        )}
      </div>
      <details>
        <summary>Log</summary>
        <Log text={logs} />
      </details>
    </div>
  );
}

/** `body`: of a webhook that is not stored. */
export function useTest(path: string, body?: () => unknown) {
  const [busy, setBusy] = useState(false);
  const [execution, setExecution] = useState<Execution>();
  const [wrong, setWrong] = useState('');
  const run = async () => {
    setBusy(true);
    setWrong('');
    try {
      setExecution(await send<Execution>('POST', path, body?.()));
    } catch (error) {
      setExecution(undefined);
      setWrong(error instanceof ApiError ? error.message : 'That did not work.');
    }
    setBusy(false);
  };
  const button = (
    <button type="button" disabled={busy} onClick={() => void run()}>
      {busy ? 'Sending …' : 'Send a test'}
    </button>
  );
  const result = (
    <div aria-live="polite">
      {wrong && (
        <div className="note bad" role="alert">
          {wrong}
        </div>
      )}
      {execution && <Result execution={execution} />}
    </div>
  );
  return { button, result };
}
