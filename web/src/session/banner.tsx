// What whoever runs the broker wants to be read before signing in.
import { lazy, Suspense } from 'react';

const MarkdownText = lazy(() => import('../design/markdown'));

export function Banner({ text }: { text: string }) {
  return (
    <section className="note" aria-label="Notice">
      <Suspense>
        <MarkdownText>{text}</MarkdownText>
      </Suspense>
    </section>
  );
}
