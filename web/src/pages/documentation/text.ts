// The text about a relation, as the broker has it: see relations.hpp. Paragraphs with blank lines between them, headings
// "## id Words", lists of lines that begin with "- ", examples behind four spaces, code between backquotes.

export type Block =
  | { kind: 'heading'; id: string; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'example'; text: string }
  | { kind: 'paragraph'; text: string };

function blockOf(lines: string[]): Block {
  const first = lines[0] ?? '';
  if (first.startsWith('## ')) {
    const [id = '', ...words] = first.slice(3).split(' ');
    return { kind: 'heading', id, text: words.join(' ') };
  }
  if (first.startsWith('    ')) {
    return { kind: 'example', text: lines.map((line) => line.slice(4)).join('\n') };
  }
  if (first.startsWith('- ')) {
    const items = lines.join('\n').slice(2).split('\n- ');
    return { kind: 'list', items: items.map((item) => item.replace(/\n\s*/g, ' ')) };
  }
  return { kind: 'paragraph', text: lines.join(' ') };
}

export function blocksOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf);
}
