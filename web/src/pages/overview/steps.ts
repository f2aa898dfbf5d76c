// The first steps, and which of them are done.
import type { OverviewPart } from '../../api/overview';
import { shell } from '../../words/shell';

export interface Step {
  title: string;
  words: string;
  commands: string[];
  done: boolean;
  more?: { label: string; href: string };
}

const kFew = 3; // contracts; who has more has done this before

/** Whether there is somebody who needs them. */
export function needsFirstSteps(overview: OverviewPart): boolean {
  return overview.counts.all <= kFew && stepsOf(overview, '').some((step) => !step.done);
}

/** `base`: the broker's URL. */
export function stepsOf(
  { counts, environments, integrations }: OverviewPart,
  base: string,
): Step[] {
  const first = integrations[0];
  const consumer = first?.consumer.name ?? 'My Consumer';
  const provider = first?.provider.name ?? 'My Provider';
  const version = first?.consumerVersion.number ?? '1.0.0';
  const providerVersion = first?.providerVersion?.number ?? '1.0.0';
  const production = environments.find((one) => one.production) ?? environments.at(-1);
  const environment = production?.name ?? 'production';
  const broker = (...words: string[]) =>
    shell('accord', 'broker', ...words, '--broker-base-url', base);
  const create = broker('create-environment', '--name', environment, '--production');
  const record = broker(
    ...['record-deployment', '--pacticipant', provider, '--version', providerVersion],
    ...['--environment', environment],
  );
  return [
    {
      title: 'Publish what a consumer needs',
      words: 'The tests of the consumer write pact files. Publish their folder:',
      commands: [
        broker('publish', './pacts', '--consumer-app-version', version, '--branch', 'main'),
      ],
      done: counts.all > 0,
      more: { label: 'How a consumer’s tests write pacts', href: 'https://docs.pact.io/consumer' },
    },
    {
      title: 'Verify the provider against it',
      words:
        'Start the provider on a port of your machine. Its pacts come from here, and the result goes here:',
      commands: [
        shell(
          ...['accord', 'verifier', '--broker-url', base, '--provider-name', provider],
          ...['--port', '8080', '--publish', '--provider-version', providerVersion],
          ...['--provider-branch', 'main'],
        ),
      ],
      done: counts.works + counts.fails + counts.changed > 0,
      more: {
        label: 'How providers are verified',
        href: 'https://docs.pact.io/go/provider_verification',
      },
    },
    {
      title: 'Say where the provider runs',
      words: 'After each deployment, tell the environment:',
      commands: production ? [record] : [create, record],
      done: integrations.some(({ meetings }) =>
        meetings.some(({ providerVersions }) => providerVersions.length > 0),
      ),
      more: {
        label: 'How deployments are recorded',
        href: 'https://docs.pact.io/pact_broker/recording_deployments_and_releases',
      },
    },
    {
      title: 'Ask before you deploy the consumer',
      words: 'Yes when all that it needs is there and verified; then deploy, and record that too:',
      commands: [
        broker(
          ...['can-i-deploy', '--pacticipant', consumer, '--version', version],
          ...['--to-environment', environment],
        ),
        broker(
          ...['record-deployment', '--pacticipant', consumer, '--version', version],
          ...['--environment', environment],
        ),
      ],
      done: integrations.some(({ meetings }) =>
        meetings.some(({ consumerVersions }) => consumerVersions.length > 0),
      ),
      more: { label: 'What can-i-deploy knows', href: 'https://docs.pact.io/can_i_deploy' },
    },
  ];
}
