#!/usr/bin/env python3
"""Gives a broker a long past, straight into its database: by default 100,000 versions and a million results.

  bench/large_history.py sqlite:////path/broker.sqlite3 --consumer app-0004 --provider app-0000
  bench/large_history.py postgres://user@host/name

The versions belong to the consumer and the results to its pacts with the provider, which are made where they are missing: who
asks about these two afterwards asks those that everything was added to. The broker must have opened the database once, so
that its tables are there, and may be running. The past is older than what is there: "latest" stays what it was.

To see that reads do not grow with it, on either database:

  ../shared/bench/broker_load.py fill BASE && ../shared/bench/broker_load.py read BASE
  bench/large_history.py URL --consumer app-0004 --provider app-0000
  ../shared/bench/broker_load.py read BASE
"""
import argparse
import sqlite3
import subprocess
import sys
import time

# What both databases understand. {versions}, {contents}, {provider_versions}, {results}: how many; names are parameters :c and :p.
# Ordinals count up to 0, below all that a broker gives; times are those of the first versions there are.
NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"

STATEMENTS = [
    ("pacticipants", """
insert into pacticipants (name, display_name, search_name, main_branch, created_at, updated_at)
values ({c}, {c}, lower({c}), 'main', 1, 1), ({p}, {p}, lower({p}), 'main', 1, 1)
on conflict (name) do nothing"""),
    ("integration", """
insert into integrations (consumer_id, provider_id, created_at, contract_data_updated_at)
select c.id, p.id, 1, 1 from pacticipants c, pacticipants p where c.name = {c} and p.name = {p}
on conflict (consumer_id, provider_id) do nothing"""),
    ("consumer versions", NUMBERS.replace("{count}", "{versions}") + """
insert into versions (pacticipant_id, number, ordinal, created_at, updated_at)
select c.id, 'past-' || n.i, n.i - 1000000000, n.i, n.i from n, pacticipants c where c.name = {c}"""),
    ("provider versions", NUMBERS.replace("{count}", "{provider_versions}") + """
insert into versions (pacticipant_id, number, ordinal, created_at, updated_at)
select p.id, 'past-p-' || n.i, n.i - 500000000, n.i, n.i from n, pacticipants p where p.name = {p}"""),
    ("branches", """
insert into branches (pacticipant_id, name, search_name, created_at, updated_at)
select id, 'past', 'past', 1, 1 from pacticipants where name in ({c}, {p})
on conflict (pacticipant_id, name) do nothing"""),
    ("versions on branches", """
insert into branch_versions (branch_id, version_id, pacticipant_id, branch_name, version_ordinal, auto_created,
                             created_at, updated_at)
select b.id, v.id, v.pacticipant_id, b.name, v.ordinal, 0, v.created_at, v.created_at
from versions v join branches b on b.pacticipant_id = v.pacticipant_id and b.name = 'past'
where v.number like 'past-%' and v.ordinal < 0
on conflict (branch_id, version_id) do nothing"""),
    ("heads of branches", """
insert into branch_heads (branch_id, branch_version_id, version_id, pacticipant_id, branch_name)
select x.branch_id, x.id, x.version_id, x.pacticipant_id, x.branch_name
from branch_versions x
where x.branch_name = 'past' and x.version_ordinal = (
    select max(y.version_ordinal) from branch_versions y where y.branch_id = x.branch_id)
on conflict (branch_id) do nothing"""),
    ("tags", """
insert into tags (version_id, name, pacticipant_id, version_ordinal, created_at, updated_at)
select v.id, 'past', v.pacticipant_id, v.ordinal, v.created_at, v.created_at
from versions v
where v.number like 'past-%' and v.ordinal < 0
on conflict (version_id, name) do nothing"""),
    ("contents", NUMBERS.replace("{count}", "{contents}") + """
insert into pact_versions (consumer_id, provider_id, sha, created_at, interactions_count, messages_count, has_messages, content)
select c.id, p.id, 'past' || n.i, n.i, 1, 0, 0,
       '{{"interactions":[{{"_id":"1","description":"past ' || n.i || '","padding":"' || {padding} || '"}}]}}'
from n, pacticipants c, pacticipants p where c.name = {c} and p.name = {p}"""),
    ("publications", """
insert into pact_publications (consumer_version_id, consumer_version_ordinal, consumer_id, provider_id, pact_version_id,
                               revision_number, current, created_at)
select v.id, v.ordinal, v.pacticipant_id, x.provider_id, x.id, 1, 1, v.created_at
from versions v
join pacticipants c on c.id = v.pacticipant_id and c.name = {c}
join pacticipants p on p.name = {p}
join pact_versions x on x.consumer_id = c.id and x.provider_id = p.id
    and x.sha = 'past' || (v.created_at * {contents} / ({versions} + 1) + 1)
where v.number like 'past-%' and v.number not like 'past-p-%'"""),
    ("results", NUMBERS.replace("{count}", "{results}") + """
insert into verifications (number, pact_version_id, provider_version_id, consumer_id, provider_id, success, wip,
                           execution_date, created_at)
select n.i, x.id, v.id, x.consumer_id, x.provider_id, case when n.i % 20 = 0 then 0 else 1 end, 0, n.i, n.i
from n
join pacticipants c on c.name = {c}
join pacticipants p on p.name = {p}
join pact_versions x on x.consumer_id = c.id and x.provider_id = p.id and x.sha = 'past' || (n.i % {contents} + 1)
join versions v on v.pacticipant_id = p.id
    and v.number = 'past-p-' || (((n.i / {contents}) / 10 + n.i % {contents}) % {provider_versions} + 1)"""),
    ("numbers of results of the newest pact", """
update verifications
set number = number + {newest_results}
where pact_version_id = ({newest})"""),
    ("results of the newest pact, ten by each version", NUMBERS.replace("{count}", "{newest_results}") + """
insert into verifications (number, pact_version_id, provider_version_id, consumer_id, provider_id, success, wip,
                           execution_date, created_at)
select n.i, x.id, v.id, x.consumer_id, x.provider_id, case when n.i % 20 = 0 then 0 else 1 end, 0, n.i, n.i
from n
join pact_versions x on x.id = ({newest})
join versions v on v.pacticipant_id = x.provider_id and v.number = 'past-p-' || (n.i / 10 % {provider_versions} + 1)
where n.i <= {newest_results}"""),
    ("latest results", """
insert into latest_verifications (pact_version_id, provider_version_id, verification_id, consumer_id, provider_id, success)
select f.pact_version_id, f.provider_version_id, f.id, f.consumer_id, f.provider_id, f.success
from verifications f
join (select max(v.id) as id
      from verifications v
      join pact_versions x on x.id = v.pact_version_id and (x.sha like 'past%' or x.id = ({newest}))
      group by v.pact_version_id, v.provider_version_id) newest on newest.id = f.id
on conflict (pact_version_id, provider_version_id) do nothing"""),
    ("what branches have verified", """
insert into branch_successes (pact_version_id, branch_id, provider_version_id)
select distinct s.pact_version_id, b.branch_id, b.version_id
from verifications s
join branch_versions b on b.version_id = s.provider_version_id
where s.success = 1
on conflict do nothing"""),
    ("what was verified with tags", """
insert into tag_successes (pact_version_id, name, provider_version_id)
select distinct s.pact_version_id, t.name, t.version_id
from verifications s
join tags t on t.version_id = s.provider_version_id
where s.success = 1
on conflict do nothing"""),
]

# The content of what the consumer published last for the provider.
NEWEST = """select u.pact_version_id
    from pact_publications u
    join pacticipants c on c.id = u.consumer_id and c.name = {c}
    join pacticipants p on p.id = u.provider_id and p.name = {p}
    order by u.consumer_version_ordinal desc, u.revision_number desc
    limit 1"""


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def statements(options):
    values = {"c": quoted(options.consumer), "p": quoted(options.provider), "padding": quoted("x" * 2000),
              "versions": options.versions, "results": options.results, "contents": options.contents,
              "provider_versions": options.provider_versions, "newest_results": options.newest_results}
    values["newest"] = NEWEST.format(**values)
    for name, text in STATEMENTS:
        yield name, text.format(**values)


def on_sqlite(url, all_statements):
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60)
    with connection:
        for name, text in all_statements:
            start = time.monotonic()
            connection.execute(text)
            count = connection.execute("select changes()").fetchone()[0]
            print(f"{name}: {count} rows, {time.monotonic() - start:.1f} s", flush=True)


def on_postgres(url, all_statements):
    script = "begin;\n" + "".join(f"\\echo {name}\n{text};\n" for name, text in all_statements) + "commit;\nvacuum analyze;\n"
    subprocess.run(["psql", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", url], input=script, text=True, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--consumer", default="past-consumer")
    parser.add_argument("--provider", default="past-provider")
    parser.add_argument("--versions", type=int, default=100_000, help="of the consumer, each with a pact (default 100,000)")
    parser.add_argument("--contents", type=int, default=1_000, help="which the pacts share (default 1,000)")
    parser.add_argument("--provider-versions", type=int, default=1_000)
    parser.add_argument("--results", type=int, default=1_000_000)
    parser.add_argument("--newest-results", type=int, default=15_000, help="on the content of the consumer's newest pact (default 15,000)")
    options = parser.parse_args()
    if options.url.startswith("sqlite:"):
        on_sqlite(options.url, statements(options))
    elif options.url.startswith("postgres"):
        on_postgres(options.url, statements(options))
    else:
        sys.exit("the URL begins with sqlite: or postgres:")


if __name__ == "__main__":
    main()
