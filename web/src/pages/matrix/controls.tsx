// The controls of the matrix: each selector, and what is common to all.
import { ApplicationPicker } from '../../choosers/application';
import { EnvironmentPicker } from '../../choosers/environment';
import { BranchPicker, VersionPicker } from '../../choosers/version';
import { kKinds, takesValue, type Kind, type Question, type Selector } from './question';
import type { Change } from './use_question';

/** A text that counts when it is left, or with Enter. */
function Text(props: {
  label: string;
  value: string;
  number?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <input
      key={props.value}
      aria-label={props.label}
      placeholder={props.label}
      className={props.number ? 'wide' : 'text'}
      {...(props.number && { inputMode: 'numeric' as const })}
      defaultValue={props.value}
      onBlur={(event) =>
        event.target.value !== props.value && props.onChange(event.target.value.trim())
      }
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function ValueControl(props: {
  selector: Selector;
  label: string;
  onChange: (value: string) => void;
}) {
  const { selector, label, onChange } = props;
  const { pacticipant, kind, value } = selector;
  switch (kind) {
    case 'version':
      return <VersionPicker {...{ label: `Version ${label}`, pacticipant, value, onChange }} />;
    case 'branch':
    case 'latest_branch':
      return <BranchPicker {...{ label: `Branch ${label}`, pacticipant, value, onChange }} />;
    case 'environment':
      return <EnvironmentPicker {...{ label: `Environment ${label}`, value, onChange }} />;
    case 'tag':
    case 'latest_tag':
      return <Text label={`Tag ${label}`} value={value} onChange={onChange} />;
    default:
      return null;
  }
}

function SelectorLine(props: {
  selector: Selector;
  number: number;
  change: (part: Partial<Selector> | ((now: Selector) => Selector)) => void;
  remove: (() => void) | undefined;
}) {
  const { selector, number, change, remove } = props;
  return (
    <div className="line" role="group" aria-label={`Versions ${number}`}>
      <ApplicationPicker
        label={`Application ${number}`}
        value={selector.pacticipant}
        onChange={(pacticipant) => change({ pacticipant })}
      />
      <select
        aria-label={`Which versions ${number}`}
        value={selector.kind}
        onChange={({ target }) =>
          change(({ pacticipant }) => ({ pacticipant, kind: target.value as Kind, value: '' }))
        }
      >
        {selector.kind === 'other' && <option value="other">as in the address</option>}
        {Object.entries(kKinds).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </select>
      {takesValue(selector.kind) && (
        <ValueControl
          selector={selector}
          label={String(number)}
          onChange={(value) => change({ value })}
        />
      )}
      {remove && (
        <button
          type="button"
          className="plain"
          aria-label={`Remove application ${number}`}
          onClick={remove}
        >
          ×
        </button>
      )}
    </div>
  );
}

const kDestinations: Record<Question['destination']['kind'], string> = {
  '': 'nothing more',
  environment: 'what is in an environment',
  latest_main: 'the latest of main branches',
  main: 'all of main branches',
  latest_tag: 'the latest with a tag',
  tag: 'all with a tag',
};

function Destination({ question, change }: { question: Question; change: Change }) {
  const { kind, value } = question.destination;
  const set = (next: string) =>
    change(({ destination }) => ({ destination: { ...destination, value: next } }));
  return (
    <fieldset>
      <legend>Together with</legend>
      <div className="line">
        <select
          aria-label="Together with"
          value={kind}
          onChange={({ target }) =>
            change(() => ({ destination: { kind: target.value as typeof kind, value: '' } }))
          }
        >
          {Object.entries(kDestinations).map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
        {kind === 'environment' && (
          <EnvironmentPicker label="Destination" value={value} onChange={set} />
        )}
        {(kind === 'tag' || kind === 'latest_tag') && (
          <Text label="Tag of the destination" value={value} onChange={set} />
        )}
      </div>
    </fieldset>
  );
}

const kOutcomes = [
  ['true', 'verified'],
  ['false', 'failed'],
  ['', 'no result'],
] as const;

function Outcomes({ question, change }: { question: Question; change: Change }) {
  const { success } = question;
  const turn = (one: string) =>
    change(({ success: now }) => ({
      success: now.includes(one) ? now.filter((other) => other !== one) : [...now, one],
    }));
  return (
    <fieldset>
      <legend>Only these results</legend>
      <div className="line">
        {kOutcomes.map(([one, words]) => (
          <button
            type="button"
            key={one}
            className="chip"
            aria-pressed={success.includes(one)}
            onClick={() => turn(one)}
          >
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Ignored({ question, change }: { question: Question; change: Change }) {
  const { ignore } = question;
  const set = (place: number, part: Partial<(typeof ignore)[number]>) =>
    change(({ ignore: now }) => ({
      ignore: now.map((one, i) => (i === place ? { ...one, ...part } : one)),
    }));
  return (
    <fieldset>
      <legend>Leave out</legend>
      {ignore.map((one, i) => (
        <div className="line" key={i}>
          <ApplicationPicker
            label={`Application to leave out ${i + 1}`}
            value={one.pacticipant}
            onChange={(pacticipant) => set(i, { pacticipant, version: '' })}
          />
          <VersionPicker
            label={`Only version ${i + 1}`}
            pacticipant={one.pacticipant}
            value={one.version}
            onChange={(version) => set(i, { version })}
          />
          <button
            type="button"
            className="plain"
            aria-label={`Do not leave out ${one.pacticipant || 'this'}`}
            onClick={() =>
              change(({ ignore: now }) => ({ ignore: now.filter((_, other) => other !== i) }))
            }
          >
            ×
          </button>
        </div>
      ))}
      <div className="line">
        <button
          type="button"
          onClick={() =>
            change(({ ignore: now }) => ({ ignore: [...now, { pacticipant: '', version: '' }] }))
          }
        >
          Leave an application out
        </button>
      </div>
    </fieldset>
  );
}

const kNewLine: Selector = { pacticipant: '', kind: 'all', value: '' };

/** The first one is begun without being asked for. */
const linesOf = (selectors: Selector[]) => (selectors.length > 0 ? selectors : [kNewLine]);

export function Controls({ question, change }: { question: Question; change: Change }) {
  const { selectors, latestby, limit } = question;
  const lines = linesOf(selectors);
  const changeLines = (edit: (now: Selector[]) => Selector[]) =>
    change((now) => ({ selectors: edit(linesOf(now.selectors)) }));
  return (
    <form
      className="card selectors"
      aria-label="Which versions"
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset>
        <legend>Versions</legend>
        {lines.map((selector, i) => (
          <SelectorLine
            key={i}
            selector={selector}
            number={i + 1}
            change={(next) =>
              changeLines((now) =>
                now.map((one, at) =>
                  at !== i ? one : typeof next === 'function' ? next(one) : { ...one, ...next },
                ),
              )
            }
            remove={
              lines.length > 1
                ? () => changeLines((now) => now.filter((_, at) => at !== i))
                : undefined
            }
          />
        ))}
        <button type="button" onClick={() => changeLines((now) => [...now, kNewLine])}>
          Add an application
        </button>
      </fieldset>
      <div className="rest">
        <Destination question={question} change={change} />
        <fieldset>
          <legend>Of several results</legend>
          <div className="line">
            <select
              aria-label="Of several results"
              value={latestby}
              onChange={({ target }) => change(() => ({ latestby: target.value }))}
            >
              <option value="">show all of them</option>
              <option value="cvpv">show the latest of each pair of versions</option>
              <option value="cvp">show the latest of each consumer version and provider</option>
              <option value="cp">show the latest of each consumer and provider</option>
            </select>
          </div>
        </fieldset>
        <Outcomes question={question} change={change} />
        <Ignored question={question} change={change} />
        <fieldset>
          <legend>At most</legend>
          <div className="line">
            <Text
              label="Limit"
              number
              value={limit || '100'}
              onChange={(value) => change(() => ({ limit: value }))}
            />
            rows
          </div>
        </fieldset>
      </div>
    </form>
  );
}
