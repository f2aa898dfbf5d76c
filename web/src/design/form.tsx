// Parts of forms: a field with what is wrong with it, and sending.
import { cloneElement, useId, useState, type ReactElement } from 'react';
import { ApiError } from '../api/http';

/** `children` is the control: it is described by the hint, or by what is wrong. */
export function Field(props: {
  label: string;
  wrong?: string[] | undefined;
  hint?: string;
  children: ReactElement<React.InputHTMLAttributes<HTMLInputElement>>;
}) {
  const { label, wrong, hint, children } = props;
  const id = useId();
  const words = wrong?.join(' ') ?? hint;
  const control = cloneElement(children, {
    id,
    'aria-invalid': wrong !== undefined,
    ...(words && { 'aria-describedby': `${id}-words` }),
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control}
      {words && (
        <span id={`${id}-words`} {...(wrong && { className: 'wrong', role: 'alert' })}>
          {words}
        </span>
      )}
    </div>
  );
}

/** Sends something, once at a time; what went wrong is told by field, or as a whole. */
export function useSending() {
  const [wrong, setWrong] = useState<ApiError>();
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setWrong(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      setWrong(error instanceof ApiError ? error : new ApiError(-1, 'That did not work.'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const fields = wrong?.fields ?? {};
  return { run, isBusy, fields, wrong };
}

/** What went wrong, but for what stands at one of the fields that the form shows. */
export function Wrong(props: { wrong: ApiError | undefined; shown?: readonly string[] }) {
  const { wrong, shown = [] } = props;
  if (!wrong) return null;
  const named = Object.keys(wrong.fields);
  if (named.length > 0 && named.every((name) => shown.includes(name))) return null;
  return (
    <div className="note bad" role="alert">
      {wrong.message}
    </div>
  );
}
