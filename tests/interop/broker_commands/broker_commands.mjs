// Runs the commands of a table with two clients, each against its own broker, and compares what they say and how they end.
// Usage: node broker_commands.mjs TABLE THEIR_PROGRAM THEIR_BROKER OUR_PROGRAM OUR_BROKER
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [table, theirProgram, theirBroker, ourProgram, ourBroker] = process.argv.slice(2);
const theirs = { name: "pact broker", command: [theirProgram, "broker"], broker: theirBroker, uuids: { broker: theirBroker } };
const ours = { name: "pact-broker", command: [ourProgram], broker: ourBroker, uuids: { broker: ourBroker } };

// What we leave out, with the reason; see docs/compatibility.md.
const leftOutCommands = {
  ruby: "installs the Ruby broker",
  docker: "starts the Ruby broker's image",
  help: "--help of each command",
};
const leftOutOptions = {
  "--enable-otel": "OpenTelemetry",
  "--enable-otel-logs": "OpenTelemetry",
  "--enable-otel-traces": "OpenTelemetry",
  "--otel-exporter": "OpenTelemetry",
  "--otel-exporter-endpoint": "OpenTelemetry",
  "--otel-exporter-protocol": "OpenTelemetry",
  "--no-main-branch": "has no effect there",
  "--skip-main-branch": "has no effect there",
};
const leftOutVariables = /^OTEL_/;
const withoutBroker = { "generate-uuid": ["--log-level"] };

let failures = 0;
let checks = 0;
function check(holds, sentence) {
  checks += 1;
  if (!holds) {
    failures += 1;
    console.log(`FAILED: ${sentence}`);
  }
}

function run(client, words) {
  const known = words.map((word) => word.replace(/\{(\w+)\}/g, (_, name) => client.uuids[name] ?? name));
  const [program, ...before] = client.command;
  const ended = spawnSync(program, [...before, ...known], {
    env: { ...process.env, PACT_BROKER_BASE_URL: client.broker, NO_COLOR: "1", RUST_BACKTRACE: "0" },
    encoding: "utf8",
    input: "",
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

// What differs from one run to the next, or from one broker to the other.
function withoutChance(text, client) {
  return text
    .replaceAll(client.broker, "<broker>")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>")
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+\d:]*/g, "<time>");
}

// Lists, too: brokers list environments by chance.
const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted).sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
    : value && typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : value;

// The JSON that ends what was said: theirs announces some of it, and asks for no explanation.
function json(text) {
  const start = text.search(/^[[{]/m);
  const document = JSON.parse(start < 0 ? text : text.slice(start));
  if (document?._embedded?.["accord:explanation"]) {
    delete document._embedded;
  }
  return JSON.stringify(sorted(document));
}

// The words without pictures, the lines of tables and quotes.
const words = (text) => (text.match(/[\p{L}\p{N}<>][^\s"'│┆|,.;]*/gu) ?? []).join(" ");

const forms = { json, words, text: (text) => text.trim(), code: () => "" };

function compare(form, line) {
  const [their, our] = [theirs, ours].map((client) => {
    const ended = run(client, line);
    try {
      return { ...ended, shown: ended.code === 0 ? forms[form](withoutChance(ended.out, client)) : "" };
    } catch (problem) {
      return { ...ended, shown: `${problem.message}: ${ended.out}${ended.err}` };
    }
  });
  const label = line.join(" ");
  check(their.code === our.code, `${label}: exit code ${our.code} instead of ${their.code}\n${our.out}${our.err}`);
  check(their.shown === our.shown, `${label}\n  theirs: ${their.shown}\n  ours:   ${our.shown}`);
  return [their, our];
}

const subcommands = (help) => [...help.matchAll(/^ {2}([a-z][a-z-]+)(?= {2,})/gm)].map(([, name]) => name);
const options = (help) => [...help.matchAll(/^ +(?:-\w, ?)?(--[a-z][a-z-]+)|(?<=,)(--[a-z][a-z-]+)/gm)].map((m) => m[1] ?? m[2]);
const shortOptions = (help) => [...help.matchAll(/^ +(-[a-zA-Z]), ?--/gm)].map(([, name]) => name);
const variables = (help) => [...help.matchAll(/\[env: ([A-Z_0-9]+)=/g)].map(([, name]) => name);

// Whether a line of the table has the option: of that command, or of any one, where all have it.
function isUsed(option, short, lines) {
  return lines.some((line) => new RegExp(`(^| )(${option}|${short ?? option})( |=|$)`).test(line));
}

// All that their help offers, ours does, too, and a line of the table tries it.
function compareHelp(path) {
  const [their, our] = [theirs, ours].map((client) => run(client, [...path, "--help"]).out);
  const label = path.join(" ");
  for (const option of options(their)) {
    const leftOut = option in leftOutOptions || withoutBroker[label]?.includes(option);
    check(leftOut || our.includes(option), `${label} has no option ${option}`);
    const short = their.match(new RegExp(`(-\\w), ?${option}\\b`))?.[1];
    const tried = sharedOptions.has(option) ? lines : lines.filter((line) => line.includes(` ${label} `));
    check(leftOut || option === "--help" || isUsed(option, short, tried), `${label} ${option} is not in the table`);
  }
  for (const option of shortOptions(their)) {
    check(option === "-h" || new RegExp(`^ +${option},`, "m").test(our), `${label} has no option ${option}`);
  }
  for (const variable of variables(their)) {
    check(leftOutVariables.test(variable) || our.includes(variable), `${label} does not tell of ${variable}`);
  }
}

function theirCommands() {
  const commands = [];
  for (const name of subcommands(run(theirs, ["--help"]).out.split("Options:")[0])) {
    if (name in leftOutCommands) {
      continue;
    }
    const below = run(theirs, [name, "--help"]).out.split("Options:")[0].split("Commands:")[1];
    commands.push(...(below ? subcommands(below).filter((n) => n !== "help").map((n) => [name, n]) : [[name]]));
  }
  return commands;
}

// FORM COMMAND, or `differs THEIR_CODE OUR_CODE (why) COMMAND`, or `uuid NAME COMMAND`, whose output is {NAME} from then on.
const lines = readFileSync(table, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const split = (line) => (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ""));
const sharedOptions = new Set(options(run(theirs, ["list-pacticipants", "--help"]).out));
const used = new Set();
for (const line of lines) {
  const difference = line.match(/^differs (\d+) (\d+) \((.*)\) (.*)$/);
  const [form, ...rest] = split(difference ? `differs ${difference[4]}` : line);
  const command = form === "uuid" ? rest.slice(1) : rest;
  used.add(command[0] === "provider-states" ? command.slice(0, 2).join(" ") : command[0]);
  if (difference) {
    const [their, our] = [run(theirs, command), run(ours, command)];
    check(their.code === Number(difference[1]), `${command.join(" ")}: theirs ends with ${their.code} now`);
    check(our.code === Number(difference[2]), `${command.join(" ")}: ends with ${our.code}\n${our.out}${our.err}`);
    console.log(`differs: ${command.join(" ")}: ${difference[1]}, ours ${difference[2]}: ${difference[3]}`);
  } else {
    const ended = compare(form === "uuid" ? "text" : form, command);
    if (form === "uuid") {
      [theirs, ours].forEach((client, i) => (client.uuids[rest[0]] = ended[i].out.trim()));
    }
  }
}
const commands = theirCommands();
check(commands.length >= 28, `only ${commands.length} commands were found in the help of theirs`);
for (const path of commands) {
  check(used.has(path.join(" ")), `${path.join(" ")} is not in the table`);
  compareHelp(path);
}
console.log(`${lines.length} command lines, ${commands.length} commands and their options compared: ${checks} checks, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
