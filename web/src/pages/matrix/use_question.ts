// The question of the page, and how the controls change it.
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../api/paths';
import { useNewestAddress, type Address } from '../../design/address';
import { isComplete, isOfMatrix, namesOf, questionOfPath, writeQuestion, type Question } from './question'; // prettier-ignore

/** What changes, of the question as it is by then: what is drawn may be older. */
export type Change = (part: (now: Question) => Partial<Question>) => void;

const askedAt = ({ pathname, search }: Address) =>
  questionOfPath(namesOf(pathname), new URLSearchParams(search));

/** The question of the address, or what is begun of another one; the address changes when that is whole. */
export function useQuestion(): [Question, Question, Change] {
  const asked = askedAt(useLocation());
  const newest = useNewestAddress(isOfMatrix);
  const go = useNavigate();
  const address = writeQuestion(asked);
  const [draft, setDraft] = useState({ question: asked, of: address });
  const newestDraft = useRef(draft);
  const shownOf = (one: typeof draft, of: string, other: Question) =>
    one.of === of ? one.question : other;
  const change: Change = (part) => {
    const askedNow = askedAt(newest());
    const addressNow = writeQuestion(askedNow);
    const now = shownOf(newestDraft.current, addressNow, askedNow);
    const question = { ...now, ...part(now) };
    const whole = isComplete(question);
    newestDraft.current = { question, of: whole ? writeQuestion(question) : addressNow };
    setDraft(newestDraft.current);
    if (whole) void go(paths.matrix(writeQuestion(question)), { preventScrollReset: true });
  };
  return [shownOf(draft, address, asked), asked, change];
}
