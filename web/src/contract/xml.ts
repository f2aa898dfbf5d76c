// XML as a tree. It is read here and not by the browser's parser, which looks at the handlers and styles of hostile contents.

export interface XmlNode {
  /** As it is written, with its prefix. */
  name: string;
  attributes: [string, string][];
  children: (XmlNode | string)[];
}

const kDepthMax = 200;
const kEntities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const kName = '[\\p{L}_:][\\p{L}\\p{N}_:.\\-\\u00b7]*';
const kOpening = new RegExp(`<(${kName})`, 'uy');
const kAttribute = new RegExp(`\\s+(${kName})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const kOpeningEnd = /\s*(\/?)>/y;
const kClosing = new RegExp(`</(${kName})\\s*>`, 'uy');
/** What is passed over; a document type may hold declarations. */
const kIgnored = /<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>/y;
const kCdata = /<!\[CDATA\[([^]*?)\]\]>/y;
const kText = /[^<]+/y;

/** References that are not known stay as they are. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (name) return kEntities[name] ?? whole;
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  document(): XmlNode | undefined {
    this.misc();
    const root = this.element(0);
    this.misc();
    return this.at === this.text.length ? root : undefined;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
  private misc(): void {
    while (this.take(/\s+/y) || this.take(kIgnored));
  }

  private element(depth: number): XmlNode | undefined {
    const name = this.take(kOpening)?.[1];
    if (name === undefined || depth > kDepthMax) return undefined;
    const node: XmlNode = { name, attributes: [], children: [] };
    for (let found = this.take(kAttribute); found; found = this.take(kAttribute)) {
      node.attributes.push([found[1] ?? '', decode(found[2] ?? found[3] ?? '')]);
    }
    const end = this.take(kOpeningEnd);
    if (!end) return undefined;
    return end[1] || this.content(node, depth) ? node : undefined;
  }

  /** Whether the element is closed as it has to be. */
  private content(node: XmlNode, depth: number): boolean {
    let text = '';
    const flush = () => {
      if (text.trim()) node.children.push(text.trim());
      text = '';
    };
    for (;;) {
      const closing = this.take(kClosing);
      if (closing) {
        flush();
        return closing[1] === node.name;
      }
      const characters = this.take(kText)?.[0];
      if (characters !== undefined) text += decode(characters);
      else if (this.take(kIgnored)) continue;
      else {
        const cdata = this.take(kCdata);
        if (cdata) text += cdata[1] ?? '';
        else {
          flush();
          const child = this.element(depth + 1);
          if (!child) return false;
          node.children.push(child);
        }
      }
    }
  }
}

/** The root; nothing where it is no XML. */
export function readXml(text: string): XmlNode | undefined {
  return new Reader(text.trim()).document();
}
