/** Parses the arguments of `npm run` scripts. Reports a mistake in one line, with the correct form. */

import { parseArgs } from "node:util";
import { err, ok, type Result } from "../model/result.ts";
import { closestName } from "./ground/closest-name.ts";
import { describeProblem, errorAt, quote } from "./ground/problem.ts";

export type CommandLine =
  /** `publish` requires an address and an id of the site. */
  | { readonly command: "build"; readonly publish: boolean }
  | { readonly command: "check" | "ledger" }
  | { readonly command: "explain"; readonly file: string }
  | { readonly command: "new"; readonly title: string; readonly topic?: string }
  | { readonly command: "import"; readonly source: string; readonly dryRun: boolean }
  /** `args` are passed on to wrangler. */
  | { readonly command: "dev" | "deploy"; readonly args: readonly string[] };

type Command = CommandLine["command"];

type Form = {
  /** The command without arguments. */
  readonly script: string;
  /** The command with an example of its arguments. */
  readonly usage: string;
  /** The name of the required argument, if there is one. */
  readonly argument?: string;
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
};

const FORMS: Readonly<Record<Exclude<Command, "dev" | "deploy">, Form>> = {
  build: {
    script: "npm run build",
    usage: "npm run build, with `-- --publish` to check that the site can go online",
    options: { publish: { type: "boolean" } },
  },
  check: { script: "npm run check:seeds", usage: "npm run check:seeds", options: {} },
  ledger: { script: "npm run ledger", usage: "npm run ledger", options: {} },
  explain: {
    script: "npm run explain",
    usage: "npm run explain -- seeds/pilots.md",
    argument: "file",
    options: {},
  },
  new: {
    script: "npm run new",
    usage: 'npm run new -- "How pilots work", with `--topic transport` if you like',
    argument: "title",
    options: { topic: { type: "string" } },
  },
  import: {
    script: "npm run import",
    usage: "npm run import -- https://old.example/feed/, with `--dry-run` to write nothing",
    argument: "feed",
    options: { "dry-run": { type: "boolean" } },
  },
};

/**
 * Parses the arguments. The first is the command, such as `--new`. Without a command, builds. An error is a
 * line to print.
 */
export function readArguments([first = "", ...rest]: readonly string[]): Result<CommandLine, string> {
  const name = first.slice("--".length);
  if (name === "dev" || name === "deploy")
    return ok({ command: name, args: rest[0] === "--" ? rest.slice(1) : rest });
  const command = isFormed(name) ? name : "build";
  const read = readForm(command, isFormed(name) || first === "" ? rest : [first, ...rest]);
  if (!read.ok) return read;
  const { argument, options } = read.value;
  const { topic } = options;
  switch (command) {
    case "build":
      return ok({ command, publish: options.publish === true });
    case "check":
    case "ledger":
      return ok({ command });
    case "explain":
      return ok({ command, file: argument });
    case "new":
      return ok({ command, title: argument, ...(typeof topic === "string" ? { topic } : {}) });
    case "import":
      return ok({ command, source: argument, dryRun: options["dry-run"] === true });
    default:
      return command satisfies never;
  }
}

function isFormed(name: string): name is keyof typeof FORMS {
  return Object.hasOwn(FORMS, name);
}

type FormValues = {
  readonly argument: string;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

function readForm(command: keyof typeof FORMS, args: readonly string[]): Result<FormValues, string> {
  const { script, usage, argument, options } = FORMS[command];
  const refuse = (found: string, expected = usage) =>
    err(describeProblem(errorAt({ path: script }, found, expected)));
  // Not strict, because strict parsing throws its own messages.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { rawName, value } = token;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const meant = closestName(token.name, Object.keys(options));
      return refuse(`unknown option ${rawName}`, meant === undefined ? usage : `--${meant}: ${usage}`);
    }
    if (option.type === "boolean" && value !== undefined) return refuse(`${rawName} with ${quote(value)}`);
    if (option.type === "string" && (value === undefined || value === ""))
      return refuse(`${rawName} without a value`);
  }
  const [positional = "", extra] = argument === undefined ? ["", ...positionals] : positionals;
  if (argument !== undefined && positional.trim() === "") return refuse(`no ${argument}`);
  if (extra !== undefined) return refuse(`unexpected argument ${quote(extra)}`);
  return ok({ argument: positional, options: values as FormValues["options"] });
}
