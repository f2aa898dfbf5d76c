// The pages that the frame leads to; index.html has them, too.
import { paths } from '../api/paths';

export const kPages = [
  { to: paths.overview(), label: 'Overview', key: 'o' },
  { to: paths.pacticipants(), label: 'Applications', key: 'a' },
  { to: paths.matrix(), label: 'Matrix', key: 'm' },
  { to: paths.canIDeploy(), label: 'Can I deploy', key: 'd' },
  { to: paths.environments(), label: 'Environments', key: 'e' },
  { to: paths.network(), label: 'Network', key: 'n' },
  { to: paths.webhooks(), label: 'Webhooks', key: 'w' },
  { to: paths.events(), label: 'Activity', key: 'y' },
];
