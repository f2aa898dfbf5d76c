// What all pages of the own account begin with.
import type { ReactNode } from 'react';
import { useSession } from '../../api/session';
import { site } from '../../api/site';
import { Empty, Skeleton } from '../../design/loaded';
import { Name } from '../../design/marks';
import { Crumbs, PageTitle } from '../../design/page';
import { Sections } from '../../design/sections';
import { NoUsers } from '../admin/admin_page';
import { kOwn } from './sections';

export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  const session = useSession();
  const user = session?.user;
  return (
    <>
      <Crumbs crumbs={[{ label: 'My account' }, { label: title }]} />
      <PageTitle
        title="My account"
        answer={
          user && (
            <>
              <Name>{user.name}</Name>
              {user.email && user.email !== user.name && (
                <>
                  , <Name>{user.email}</Name>
                </>
              )}
            </>
          )
        }
      />
      {!site.users ? (
        <NoUsers />
      ) : !session ? (
        <Skeleton rows={3} />
      ) : user?.uuid ? (
        <>
          <Sections label="My account" sections={kOwn} />
          {children}
        </>
      ) : (
        <Empty>
          Who comes by a user name and password of the broker’s settings has no account here.
        </Empty>
      )}
    </>
  );
}
