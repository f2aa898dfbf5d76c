// What all pages about users begin with.
import type { ReactNode } from 'react';
import { may, useSession } from '../../api/session';
import { site } from '../../api/site';
import { Command } from '../../design/copy';
import { Empty } from '../../design/loaded';
import { Crumbs, PageTitle, type Crumb } from '../../design/page';
import { Sections } from '../../design/sections';
import { shell } from '../../words/shell';
import { kAdmin } from './sections';

/** Until there are users. */
export function NoUsers() {
  return (
    <Empty>
      <p>
        This broker asks nobody who they are. Once it has users each person and each CI job has an
        identity of its own. It begins with the first administrator, on the broker’s machine:
      </p>
      <Command>{shell('accord', 'admin', 'create-user', '--email', 'ann@example.org')}</Command>
    </Empty>
  );
}

function Tabs() {
  const session = useSession();
  const seen = kAdmin.filter(({ scopes }) => may(session, ...scopes));
  return <Sections label="Administration" sections={seen} />;
}

/** `children` only where there are users, or where they are about none. */
export function AdminPage(props: {
  crumbs: Crumb[];
  title: string;
  heading?: ReactNode;
  answer?: ReactNode;
  isWithoutUsers?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <Crumbs crumbs={props.crumbs} />
      <PageTitle title={props.title} answer={props.answer ?? '\u00a0'}>
        {props.heading ?? props.title}
      </PageTitle>
      {site.users && <Tabs />}
      {site.users || props.isWithoutUsers ? props.children : <NoUsers />}
    </>
  );
}
