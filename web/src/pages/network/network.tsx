import { PageTitle } from '../../design/page';

export default function Network() {
  return <PageTitle title="Network" />;
}
