// The log of an attempt, taken apart: "[2026-01-02T03:04:05Z] INFO: HTTP/1.1 POST https://...".

export interface LogLine {
  at: string;
  level: string;
  text: string;
}

const kLine = /^\[([^\]]+)\] ([A-Z]+): (.*)$/;

/** A line that begins no entry goes on with the one before. */
export function logLines(text: string): LogLine[] {
  const lines: LogLine[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, at, level, words] = kLine.exec(line) ?? [];
    const last = lines.at(-1);
    if (at !== undefined && level !== undefined) lines.push({ at, level, text: words ?? '' });
    else if (last) last.text += `\n${line}`;
    else if (line) lines.push({ at: '', level: '', text: line });
  }
  return lines;
}

/** JSON is written out, to be read; what is put before the context says nothing. */
export function readable(line: string): string {
  const text = line.replace(/^Webhook context (?=\{)/, '');
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export type Part = { title: string; lines: LogLine[] };

/** What was sent, what came back, what that meant. */
export function partsOf(lines: readonly LogLine[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const title = titleOf(line, parts.at(-1)?.title);
    const last = parts.at(-1);
    if (last?.title === title) last.lines.push(line);
    else parts.push({ title, lines: [line] });
  }
  return parts;
}

const kOutcome = /^(Successfully executed|Retrying webhook|Webhook execution|Failed|Error\b)/i;

function titleOf({ level, text }: LogLine, before: string | undefined): string {
  if (level === 'DEBUG') return 'Context';
  if (/^HTTP\/[\d.]+ \d/.test(text)) return 'Answer';
  if (/^HTTP\/[\d.]+ [A-Z]/.test(text)) return 'Sent';
  if (kOutcome.test(text) || level === 'ERROR') return 'Outcome';
  return before === 'Sent' || before === 'Answer' ? before : 'Outcome';
}
