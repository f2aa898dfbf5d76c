// The log of one attempt, to be read.
import './log.css';
import { logLines, partsOf, readable } from './log_lines';

export function Log({ text }: { text: string }) {
  const parts = partsOf(logLines(text));
  return (
    <div className="log">
      {parts.map(({ title, lines }, i) => (
        <section key={i}>
          <h3>{title}</h3>
          <pre tabIndex={0}>{lines.map((line) => readable(line.text)).join('\n')}</pre>
        </section>
      ))}
    </div>
  );
}
