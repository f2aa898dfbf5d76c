// Path expressions of rules and mismatches: "$.items[*].sku", "$['first name'][0]", "$.order.@id".

/** A name, an index, or any of them. */
export type Token = string | number | typeof kAnyName | typeof kAnyIndex;
export const kAnyName = Symbol('.*');
export const kAnyIndex = Symbol('[*]');
export type Path = readonly (string | number)[];

const kStep =
  /\.?\*|\[\*\]|\[(\d+)\]|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\.?([^.[\]]+)/y;

function readStep(step: RegExpExecArray): Token {
  const [whole, index, single, double, name] = step;
  if (index !== undefined) return Number(index);
  const quoted = single ?? double;
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  if (whole === '[*]') return kAnyIndex;
  return name ?? kAnyName;
}

/** The steps below "$"; one that does not begin with "$" begins there. What can't be read is one name. */
export function parsePath(expression: string): Token[] {
  const text = expression.startsWith('$') ? expression.slice(1) : expression;
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at = kStep.lastIndex) {
    kStep.lastIndex = at;
    const step = kStep.exec(text);
    if (!step) return [text];
    tokens.push(readStep(step));
  }
  return tokens;
}

/** How well a token names a step of a path, as the matching weighs it: 0 not at all. */
function weightOf(token: Token | undefined, step: string | number | undefined): number {
  if (token === undefined || step === undefined) return 0;
  if (token === step) return 2;
  if (token === kAnyIndex) return typeof step === 'number' ? 1 : 0;
  if (token === kAnyName) return 1;
  return typeof step === 'number' && token === String(step) ? 2 : 0;
}

/** How well a rule's path is that of a value; 0: it is not. */
export function weigh(tokens: readonly Token[], path: Path): number {
  if (tokens.length !== path.length) return 0;
  return tokens.reduce<number>((weight, token, i) => weight * weightOf(token, path[i]), 2);
}

/** "items[0].sku"; '' for the root. */
export function writePath(path: readonly Token[]): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `[${step}]`;
    else if (step === kAnyIndex) out += '[*]';
    else if (step === kAnyName) out += out ? '.*' : '*';
    else if (typeof step === 'string') {
      out += /^[\w@#:-]+$/.test(step) ? (out ? '.' : '') + step : `[${JSON.stringify(step)}]`;
    }
  }
  return out;
}
