// Commands and addresses to copy.
import { useState } from 'react';

async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without TLS browsers give no clipboard: the selection does it.
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('not copied');
}

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    copyText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select it and copy it by hand'),
    );
  return (
    <>
      <button type="button" onClick={() => void copy()} onBlur={() => setSaid('')}>
        {said || label}
      </button>
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}

/** Lines end between words, not at the hyphens of an option. */
function Words({ text }: { text: string }) {
  return text.split(/(\s+)/).map((part, i) =>
    i % 2 === 0 ? (
      <span className="word" key={i}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

export function Command({ children }: { children: string }) {
  return (
    <div className="command">
      <pre tabIndex={0}>
        <Words text={children} />
      </pre>
      <CopyButton text={children} />
    </div>
  );
}
