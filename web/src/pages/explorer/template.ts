// Links with variables (https://www.rfc-editor.org/rfc/rfc6570), as far as APIs like this one use them.

const kExpression = /\{([?&]?)([^{}]*)\}/g;

function namesOf(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/[*]$|:\d+$/, ''))
    .filter(Boolean);
}

/** Each once, in their order. */
export function variablesOf(template: string): string[] {
  return [
    ...new Set([...template.matchAll(kExpression)].flatMap(([, , list]) => namesOf(list ?? ''))),
  ];
}

/** With `values`; what has none is left out. */
export function expand(template: string, values: Record<string, string>): string {
  return template.replace(kExpression, (_, kind: string, list: string) => {
    const given = namesOf(list).filter((name) => values[name]);
    const encoded = (name: string) => encodeURIComponent(values[name] ?? '');
    if (!kind) return given.map(encoded).join(',');
    const pairs = given.map((name) => `${encodeURIComponent(name)}=${encoded(name)}`);
    return pairs.length > 0 ? kind + pairs.join('&') : '';
  });
}
