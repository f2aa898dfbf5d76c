// The way from an empty broker to the first decision, in commands for this very server. What is done is ticked.
import { Link } from 'react-router';
import { nameOf, type OverviewPart } from '../../api/overview';
import { paths } from '../../api/paths';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { stepsOf, type Step } from './steps';

function StepItem({ step }: { step: Step }) {
  return (
    <li className={step.done ? 'done' : undefined}>
      <h3>
        {step.title}
        {step.done && <small> Done</small>}
      </h3>
      {!step.done && (
        <div className="stack">
          <p>{step.words}</p>
          {step.commands.map((command) => (
            <Command key={command}>{command}</Command>
          ))}
          {step.more && (
            <p>
              <a href={step.more.href} target="_blank" rel="noreferrer">
                {step.more.label}
              </a>
            </p>
          )}
        </div>
      )}
    </li>
  );
}

export function FirstSteps({ overview }: { overview: OverviewPart }) {
  const first = overview.integrations[0];
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps">
        {first
          ? `First steps with ${nameOf(first.consumer)} and ${nameOf(first.provider)}`
          : 'First steps'}
      </h2>
      <ol className="card steps">
        {stepsOf(overview, site.base).map((step) => (
          <StepItem key={step.title} step={step} />
        ))}
      </ol>
      <p className="small">
        The command lines of Pact take the same options: <code>pact-broker</code> in place of{' '}
        <code>accord broker</code>.{site.explorer && ' '}
        {site.explorer && <Link to={paths.explorer()}>The API as its documents</Link>}
      </p>
    </section>
  );
}
