// The matrix: which versions were verified with each other. Its address is the query of /matrix itself.
import { explanationOf, type Decision } from '../../api/decisions';
import { paths } from '../../api/paths';
import { useSteadyResource } from '../../api/queries';
import { site } from '../../api/site';
import { ReasonCard } from '../../decision/reason';
import '../../decision/decision.css';
import { CopyButton } from '../../design/copy';
import { Empty, Loaded } from '../../design/loaded';
import { Pill } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Controls } from './controls';
import './matrix.css';
import { isComplete, writeQuestion, type Question } from './question';
import { Rows } from './rows';
import { useQuestion } from './use_question';
import { asksTogether, countsOf, togetherOf } from './words';

function placeOf({ destination: { kind, value } }: Question): string {
  if (kind === 'environment') return `in ${value}`;
  if (kind === 'tag' || kind === 'latest_tag') return `with tag ${value}`;
  return kind === '' ? '' : 'on its main branch';
}

/** For two applications by tags there is a picture that shows how they stand. */
function Badge({ question }: { question: Question }) {
  const [one, other] = question.selectors;
  const byTags =
    question.selectors.length === 2 && one?.kind === 'latest_tag' && other?.kind === 'latest_tag';
  if (!byTags) return null;
  const path = paths.matrixBadge(one.pacticipant, one.value, other.pacticipant, other.value);
  const markdown = `![${one.pacticipant} and ${other.pacticipant}](${site.base}${path})`;
  return (
    <p className="bar matrix-badge">
      <img src={site.path + path} alt="Badge of these versions" height={20} />
      <CopyButton text={markdown} label="Copy as Markdown" />
    </p>
  );
}

function Answer({ decision, question }: { decision: Decision; question: Question }) {
  const { notices, matrix } = decision;
  const place = placeOf(question);
  const { reasons } = explanationOf(decision);
  const ofNoRow = reasons.filter((reason) => reason.row === undefined && reason.blocking);
  return (
    <>
      {notices
        .filter(({ type }) => type === 'warning')
        .map(({ text }) => (
          <p key={text} className="note wait">
            <bdi>{text.replace(/^WARN: /, '')}</bdi>
          </p>
        ))}
      {ofNoRow.length > 0 && (
        <ul className="card reasons" aria-label="Not in a row">
          {ofNoRow.map((reason, i) => (
            <ReasonCard key={i} reason={reason} place={place} />
          ))}
        </ul>
      )}
      {matrix.length > 0 && <Rows rows={matrix} reasons={reasons} place={place} />}
    </>
  );
}

/** The first line of the page. */
function First({ decision, question }: { decision: Decision | undefined; question: Question }) {
  if (!decision) return <span role="status">Which versions were verified with each other.</span>;
  const together = togetherOf(decision.summary);
  return (
    <span role="status" className="marks">
      {asksTogether(question) && <Pill kind={together.kind}>{together.words}</Pill>}
      {countsOf(decision)}
    </span>
  );
}

export default function Matrix() {
  const [question, asked, change] = useQuestion();
  const whole = isComplete(asked);
  const query = writeQuestion(asked);
  const answer = useSteadyResource<Decision>(
    whole ? paths.matrix(`${query}&explain=true`) : undefined,
  );
  return (
    <>
      <Crumbs crumbs={[{ label: 'Matrix' }]} />
      <PageTitle
        title="Matrix"
        answer={<First decision={whole ? answer.data : undefined} question={asked} />}
      />
      <Controls question={question} change={change} />
      {whole ? (
        <Loaded query={answer}>
          {(decision) => <Answer decision={decision} question={asked} />}
        </Loaded>
      ) : (
        <Empty>
          Choose an application to see its contracts, and a second one to see both together.
        </Empty>
      )}
      {whole && <Badge question={asked} />}
    </>
  );
}
