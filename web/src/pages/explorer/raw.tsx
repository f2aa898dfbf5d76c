// JSON or text as it came, up to what a browser shows without effort.
import { CopyButton } from '../../design/copy';

const kShown = 200_000;

export function Raw({ value, text }: { value: unknown; text: string }) {
  const whole = value === undefined ? text : JSON.stringify(value, null, 2);
  if (whole === '') return <p className="dim">Without a body.</p>;
  return (
    <div className="raw">
      <pre tabIndex={0}>{whole.slice(0, kShown)}</pre>
      {whole.length > kShown && <p className="pad">That is the beginning of {whole.length}.</p>}
      <CopyButton text={whole} label="Copy all" />
    </div>
  );
}
