// The parts of a multipart body.

export interface MimePart {
  name: string;
  fileName: string;
  headers: [string, string][];
  type: string;
  /** Bytes as characters where the whole was binary. */
  text: string;
}

function parameter(header: string, name: string): string {
  const found = new RegExp(`${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(header); // prettier-ignore
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? '';
}

function readPart(text: string): MimePart {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : '';
  const headers = head
    .split(/\r?\n/)
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    })
    .filter(([name]) => name);
  const of = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
  const disposition = of('content-disposition');
  return {
    name: parameter(disposition, '\\bname'),
    fileName: parameter(disposition, 'filename'),
    headers,
    type: of('content-type'),
    text: end ? text.slice(end.index + end[0].length) : text,
  };
}

/** Nothing where there is no boundary; one that is not told is that of the first line. */
export function readMultipart(text: string, type: string): MimePart[] | undefined {
  const boundary = parameter(type, 'boundary') || (/^\s*--([^\r\n]+)/.exec(text)?.[1] ?? '');
  if (!boundary) return undefined;
  const pieces = `\n${text}`.split(`\n--${boundary}`);
  if (pieces.length < 2) return undefined;
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => readPart(piece.replace(/^[^\n]*\n/, '').replace(/\r$/, '')));
}
