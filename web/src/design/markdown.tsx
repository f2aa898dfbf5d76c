// Markdown of somebody else: no HTML of theirs, no pictures, and links that lead away.
import Markdown from 'markdown-to-jsx';
import type { ReactNode } from 'react';

function Away({ href, children }: { href?: string; children?: ReactNode }) {
  const isWeb = /^(https?:|mailto:)/i.test(href ?? '');
  return isWeb ? (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}

const kOptions = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    a: { component: Away },
    img: { component: ({ alt }: { alt?: string }) => <>{alt}</> },
  },
};

export default function MarkdownText({ children }: { children: string }) {
  return <Markdown options={kOptions}>{children}</Markdown>;
}
