// The tokens of an account: made, given another value, revoked.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/http';
import type { IssuedToken, Token, TokenList } from '../api/identity';
import { paths } from '../api/paths';
import { useResource } from '../api/queries';
import { Confirm } from '../design/dialog';
import { Empty, Loaded } from '../design/loaded';
import { Ago, Name, Pill } from '../design/marks';
import { Cell, Row, RowHead, Rows } from '../design/rows';
import { TokenForm } from './token_form';
import { TokenShownOnce } from './shown_once';

type Question = { verb: 'replace' | 'revoke'; token: Token };

const kColumns = [
  { name: 'Token' },
  { name: 'Used last', className: 'hide-s' },
  { name: 'Expires', className: 'hide-s' },
  { name: <span className="unseen">What can be done</span> },
];

/** What it may do, in a word. */
function limitOf({ type, scopes }: Token): string {
  if (type === 'read-only') return 'reads only';
  return scopes ? `limited to ${scopes.length} permissions` : '';
}

function Standing({ token }: { token: Token }) {
  if (!token.issued) return <Pill kind="none">No value yet</Pill>;
  const isOver = token.expiresAt !== undefined && new Date(token.expiresAt) <= new Date();
  return isOver ? <Pill kind="bad">Expired</Pill> : null;
}

function TokenRow(props: { token: Token; ask: (question: Question) => void; give: () => void }) {
  const { token, ask, give } = props;
  const { description, issued, lastUsedAt, expiresAt } = token;
  return (
    <Row>
      <RowHead>
        <span className="marks">
          <Name>{description}</Name>
          <small>{limitOf(token)}</small>
          <Standing token={token} />
        </span>
      </RowHead>
      <Cell className="hide-s">{lastUsedAt ? <Ago at={lastUsedAt} /> : 'Not yet'}</Cell>
      <Cell className="hide-s">{expiresAt ? <Ago at={expiresAt} /> : 'Never'}</Cell>
      <Cell>
        <span className="marks">
          <button type="button" onClick={() => (issued ? ask({ verb: 'replace', token }) : give())}>
            {issued ? 'Replace value' : 'Make value'}
            <span className="unseen"> of {description}</span>
          </button>
          {(issued || token.type === 'named') && (
            <button type="button" className="danger" onClick={() => ask({ verb: 'revoke', token })}>
              Revoke<span className="unseen"> {description}</span>
            </button>
          )}
        </span>
      </Cell>
    </Row>
  );
}

function Asked(props: {
  question: Question;
  close: () => void;
  act: (question: Question) => Promise<unknown>;
}) {
  const { question, close, act } = props;
  const { verb, token } = question;
  const replaces = verb === 'replace';
  return (
    <Confirm
      title={replaces ? 'Replace the value of this token?' : 'Revoke this token?'}
      verb={replaces ? 'Replace value' : 'Revoke'}
      close={close}
      act={() => act(question)}
    >
      Whoever uses <Name>{token.description}</Name> now is refused from then on.
      {replaces && ' To change over without a gap make another token, and revoke this one later.'}
    </Confirm>
  );
}

/** `list` is the path of the tokens; `scopes` are those of whoever owns them, where they are known. */
export function Tokens({ list, scopes }: { list: string; scopes?: readonly string[] }) {
  const query = useResource<TokenList>(list);
  const queries = useQueryClient();
  const [question, setQuestion] = useState<Question>();
  const [value, setValue] = useState<string>();
  const [makes, setMakes] = useState(false);
  const read = () => queries.invalidateQueries({ queryKey: [list] });
  const issue = async (token: Token) => {
    const path = `${paths.token(list, token.uuid)}/regenerate`;
    const issued = await send<IssuedToken>('POST', path);
    setValue(issued?.value);
    await read();
  };
  const revoke = async (token: Token) => {
    await send('DELETE', paths.token(list, token.uuid));
    await read();
  };
  const [failed, setFailed] = useState('');
  const give = (token: Token) =>
    void issue(token).then(
      () => setFailed(''),
      (error: Error) => setFailed(error.message),
    );
  return (
    <>
      <div className="bar">
        <button type="button" className="main right" onClick={() => setMakes(true)}>
          New token
        </button>
      </div>
      {failed && (
        <div className="note bad" role="alert">
          {failed}
        </div>
      )}
      <Loaded query={query} rows={2}>
        {({ _embedded: { items } }) =>
          items.length === 0 ? (
            <Empty>No tokens.</Empty>
          ) : (
            <Rows label="Tokens" layout="minmax(0, 1fr) 130px 130px 230px" columns={kColumns}>
              {items.map((token) => (
                <TokenRow
                  key={token.uuid}
                  token={token}
                  ask={setQuestion}
                  give={() => give(token)}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {question && (
        <Asked
          question={question}
          close={() => setQuestion(undefined)}
          act={({ verb, token }) => (verb === 'replace' ? issue(token) : revoke(token))}
        />
      )}
      {makes && (
        <TokenForm
          list={list}
          {...(scopes && { scopes })}
          close={() => setMakes(false)}
          done={(issued) => {
            setValue(issued.value);
            void read();
          }}
        />
      )}
      {value !== undefined && <TokenShownOnce value={value} close={() => setValue(undefined)} />}
    </>
  );
}
