// The start of each page: where it is, its title, and the line that answers the question.
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';

export interface Crumb {
  label: string;
  to?: string;
}

/** The way to the page; it stands in the frame's top line. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => setPlace(document.getElementById('crumbs')), []); // the frame may come with the page
  return (
    place &&
    createPortal(
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.to ? (
              <Link to={crumb.to}>
                <bdi>{crumb.label}</bdi>
              </Link>
            ) : (
              <bdi>{crumb.label}</bdi>
            )}
          </li>
        ))}
      </ol>,
      place,
    )
  );
}

/** Whether something is half written: it must not lose the focus. */
function isTyping(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.value !== '';
}

/** `title` for the window, the heading as `children` (the title without), and the answer below. */
export function PageTitle(props: { title: string; children?: ReactNode; answer?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Accord`;
  }, [props.title]);
  useEffect(() => {
    // A new page is announced, but the first one must not steal the focus from the browser.
    if (isTyping()) return;
    if (document.activeElement !== document.body || performance.now() > 5_000) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {props.children ?? props.title}
      </h1>
      {props.answer !== undefined && <p className="sub">{props.answer}</p>}
    </>
  );
}

/** The start of a page whose resource is not read yet, or is not there; it stands in `list`. */
export function TitleUntilRead({ title, list }: { title: string; list: Crumb }) {
  return (
    <>
      <Crumbs crumbs={[list, { label: title }]} />
      <PageTitle title={title} answer={'\u00a0'} />
    </>
  );
}
