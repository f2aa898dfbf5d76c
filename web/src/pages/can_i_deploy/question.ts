// The question of the page, as the address has it: the query of /can-i-deploy itself.
import { addItem, listOf, queryText } from '../../api/nested_query';
import { site } from '../../api/site';
import { shell } from '../../words/shell';

export interface Ignored {
  pacticipant: string;
  version: string;
}

export interface Question {
  pacticipant: string;
  version: string;
  environment: string;
  /** A tag, for those who have no environments. */
  to: string;
  ignore: Ignored[];
}

export function readQuestion(query: URLSearchParams): Question {
  const one = (name: string) => query.get(name) ?? '';
  return {
    pacticipant: one('pacticipant'),
    version: one('version'),
    environment: one('environment'),
    to: one('to'),
    ignore: listOf(query, 'ignore')
      .map((item) => ({
        pacticipant: item[''] ?? item.pacticipant ?? '',
        version: item.version ?? '',
      }))
      .filter(({ pacticipant }) => pacticipant !== ''),
  };
}

export function writeQuestion(question: Question): string {
  const query = new URLSearchParams();
  for (const name of ['pacticipant', 'version', 'environment', 'to'] as const) {
    if (question[name]) query.set(name, question[name]);
  }
  for (const { pacticipant, version } of question.ignore) {
    addItem(query, 'ignore', version ? { pacticipant, version } : { '': pacticipant });
  }
  return queryText(query);
}

export function isComplete(question: Question): boolean {
  return !!question.pacticipant && !!question.version && !!(question.environment || question.to);
}

/** "in production", "with tag prod". */
export function placeOf({ environment, to }: { environment: string; to: string }): string {
  return environment ? `in ${environment}` : `with tag ${to}`;
}

/** The same question in a build. */
export function commandOf(question: Question): string {
  const { pacticipant, version, environment, to, ignore } = question;
  return shell(
    ...['accord', 'broker', 'can-i-deploy', '--broker-base-url', site.base],
    ...['--pacticipant', pacticipant, '--version', version],
    ...(environment ? ['--to-environment', environment] : ['--to', to]),
    ...ignore.flatMap((one) => [
      ...['--ignore', one.pacticipant],
      ...(one.version ? ['--version', one.version] : []),
    ]),
  );
}
