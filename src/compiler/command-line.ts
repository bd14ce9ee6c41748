/**
 * Parses the command line of the `npm run` scripts. Reports a mistake in one line, with the nearest name or
 * the correct form.
 */

import { Command, type CommanderError, InvalidArgumentError } from "commander";
import { err, ok, type Result } from "../model/result.ts";
import { defined } from "./ground/defined.ts";
import { describeProblem, errorAt, quote } from "./ground/problem.ts";

export type CommandLine = {
  /** The folder of seeds (article files), if the command line names one. */
  readonly seeds?: string;
} /** `cache` is false to compile everything again. */ & (
  | { readonly command: "check:seeds"; readonly cache: boolean; readonly markdown: boolean }
  /** `check` compares without recording. */
  | { readonly command: "ledger"; readonly cache: boolean; readonly check: boolean }
  /** `publish` requires an address and an id of the site. */
  | { readonly command: "build"; readonly cache: boolean; readonly publish: boolean }
  | { readonly command: "announce"; readonly cache: boolean }
  | { readonly command: "explain"; readonly file: string }
  | { readonly command: "inspect"; readonly slug?: string; readonly topics: boolean }
  | { readonly command: "new"; readonly title: string; readonly topic?: string }
  | { readonly command: "import"; readonly source: string; readonly dryRun: boolean; readonly media: boolean }
  /** `args` are passed on to wrangler. */
  | { readonly command: "dev"; readonly args: readonly string[] }
  | { readonly command: "deploy"; readonly cache: boolean; readonly args: readonly string[] }
  /** `address` is the address of the running site. The default is `url` in `_site.yaml`. */
  | { readonly command: "doctor"; readonly cache: boolean; readonly address?: string }
  /** `text` is the help to print. */
  | { readonly command: "help"; readonly text: string }
);

type Script = Exclude<CommandLine["command"], "help">;

/** The correct form of each command, to show after a mistake. */
const EXAMPLES: Readonly<Record<Script, string>> = {
  build: "npm run build",
  dev: "npm run dev",
  "check:seeds": "npm run check:seeds",
  explain: "npm run explain -- seeds/the-hotline-of-1963.html",
  inspect: "npm run inspect -- the-hotline-of-1963",
  new: 'npm run new -- "How pilots work"',
  import: "npm run import -- https://old.example/feed/",
  ledger: "npm run ledger",
  deploy: "npm run deploy",
  doctor: "npm run doctor -- https://feeds.example.org",
  announce: "npm run announce",
};

/** The width of the help, in characters. */
const WIDTH = 80;

/**
 * Parses the arguments after the program's name: a command, then its own arguments. The error is a line to
 * print.
 */
export function readCommandLine(argv: readonly string[]): Result<CommandLine, string> {
  let read: CommandLine | undefined;
  let help = "";
  const program = newProgram(
    (line) => {
      read = line;
    },
    (text) => {
      help += text;
    },
  );
  try {
    program.parse(argv, { from: "user" });
  } catch (cause) {
    // The library throws after a mistake and after help.
    if (!isFromParser(cause)) throw cause;
    if (cause.exitCode !== 0) return err(describeMistake(cause.message, argv));
  }
  return ok(read ?? { command: "help", text: help.trimEnd() });
}

/** Returns the names of a command's own options, such as `seeds`. Leaves out those that start with `no-`. */
export function optionsOf(command: string | undefined): string[] {
  const program = newProgram(
    () => undefined,
    () => undefined,
  );
  const options = program.commands.find((one) => one.name() === command)?.options ?? [];
  return options.flatMap(({ long, negate }) => (long == null || negate ? [] : [long.replace(/^--/, "")]));
}

/** Returns the parser of all commands. It passes the result to `use`, or help to `show`. */
function newProgram(use: (line: CommandLine) => void, show: (text: string) => void): Command {
  const program = new Command("npm run")
    .description("Turns a folder of articles into RSS, Atom and JSON Feed, by topic.")
    .usage("COMMAND -- [options]")
    .helpOption("--help", "Show this help")
    .helpCommand("help [command]", "List the commands, or the options of one command")
    .configureHelp({ commandUsage: usageOf })
    .configureOutput({
      writeOut: show,
      writeErr: () => undefined,
      getOutHelpWidth: () => WIDTH,
      getErrHelpWidth: () => WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  const add = (script: Script, description: string) =>
    program
      .command(script)
      .description(description)
      .option(
        "--seeds <folder>",
        "The folder of articles; without it SEEDS_DIR in the environment, else `seeds`",
        filled,
      )
      .addHelpText("after", `\nExample: ${EXAMPLES[script]}`);

  const addCompiling = (script: Script, description: string) =>
    add(script, description).option(
      "--no-cache",
      "Compile everything again, without the results of earlier builds",
    );

  addCompiling("build", "Compiles the articles into build/")
    .option("--publish", "Check that the site can go online: it needs an address and an id")
    .action(({ seeds, cache, publish = false }) =>
      use({ command: "build", cache, publish, ...defined({ seeds }) }),
    );
  addCompiling("check:seeds", "Lists the articles and their problems; makes no build")
    .option("--markdown", "Print Markdown for a pull request: what subscribers will see, and the problems")
    .action(({ seeds, cache, markdown = false }) =>
      use({ command: "check:seeds", cache, markdown, ...defined({ seeds }) }),
    );
  add("explain", "Shows the source of each field and topic of an article; writes nothing")
    .argument("<file>", "The file of the article", filled)
    .action((file, { seeds }) => use({ command: "explain", file, ...defined({ seeds }) }));
  add("inspect", "Shows what is in the last build; writes nothing")
    .argument("[slug]", "The last part of an article's address; without it the sizes of all parts", filled)
    .option("--topics", "Show the list of each topic")
    .action((slug, { seeds, topics = false }) =>
      use({ command: "inspect", topics, ...defined({ seeds, slug }) }),
    );
  add("new", "Starts a draft with this title")
    .argument("<title>", "The title, in quotes", filled)
    .option("--topic <slug>", "A topic of the article", filled)
    .action((title, { seeds, topic }) => use({ command: "new", title, ...defined({ seeds, topic }) }));
  add("import", "Makes articles from the entries of a feed or an export")
    .argument("<source>", "A file, or an address of a feed or of a page", filled)
    .option("--dry-run", "Show the names of the new files; write nothing")
    .option("--media", "Copy pictures and recordings of the old site into the folder")
    .action((source, { seeds, dryRun = false, media = false }) =>
      use({ command: "import", source, dryRun, media, ...defined({ seeds }) }),
    );
  addCompiling("ledger", "Records the published articles in _ledger.json")
    .option("--check", "Write nothing; fail if there is something to record")
    .action(({ seeds, cache, check = false }) =>
      use({ command: "ledger", cache, check, ...defined({ seeds }) }),
    );
  const withArgs = (command: Command, example: string) =>
    command
      .argument("[args...]", `Options of \`wrangler ${command.name()}\`, such as ${example}`)
      .allowUnknownOption()
      .hook("preAction", ({ args: [first = "-"] }) => {
        // wrangler would take it for the file of a Worker.
        if (!first.startsWith("-"))
          command.error(`error: unexpected argument '${first}'\n(Did you mean --seeds ${first}?)`);
      });
  withArgs(
    add("dev", "Serves the site on this machine, and rebuilds it after each change"),
    "--port 9000",
  ).action((_, { seeds }, { args }) => use({ command: "dev", args, ...defined({ seeds }) }));
  withArgs(
    addCompiling(
      "deploy",
      "Builds the site, puts it online with wrangler, records and announces it; asks for missing settings",
    ),
    "--dry-run, which only shows what would change",
  ).action((_, { seeds, cache }, { args }) => use({ command: "deploy", cache, args, ...defined({ seeds }) }));
  addCompiling("doctor", "Asks the running site as ten feed readers do, and reports what keeps them out")
    .argument("[address]", "The address of the site; without it `url` in `_site.yaml`", filled)
    .action((address, { seeds, cache }) => use({ command: "doctor", cache, ...defined({ address, seeds }) }));
  addCompiling(
    "announce",
    "Notifies hubs and search engines of a site that went online in another way",
  ).action(({ seeds, cache }) => use({ command: "announce", cache, ...defined({ seeds }) }));
  return program;
}

/**
 * Returns the usage of a command. Puts `--` after the command's name, because npm reads the options before
 * it.
 */
function usageOf(command: Command): string {
  return command.parent === null
    ? `${command.name()} ${command.usage()}`
    : `npm run ${command.name()} -- ${command.usage()}`;
}

function filled(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("");
  return value;
}

function isFromParser(cause: unknown): cause is CommanderError {
  return cause instanceof Error && "exitCode" in cause && "code" in cause;
}

/** Returns the line for a mistake: the library's message, then the nearest names or an example. */
function describeMistake(message: string, [command, topic]: readonly string[]): string {
  const commands = Object.keys(EXAMPLES).join(", ");
  if (command === undefined) return describeProblem(errorAt({ path: "npm run" }, "no command", commands));
  // The library does not report an unknown command after `help`.
  if (command === "help")
    return describeProblem(errorAt({ path: "npm run help" }, `unknown command ${quote(topic)}`, commands));
  const [first = "", suggestion = ""] = message.replace(/^error: /, "").split("\n");
  const [, nearest] = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(suggestion) ?? [];
  const found = first
    .replace(/^too many arguments.*? but got \d+: /, "too many arguments: ")
    .replace(/^command-argument/, "argument")
    .replace(/\. ?$/, "");
  if (!Object.hasOwn(EXAMPLES, command))
    return describeProblem(errorAt({ path: "npm run" }, found, nearest ?? commands));
  const expected = nearest ?? EXAMPLES[command as Script];
  return describeProblem(errorAt({ path: `npm run ${command}` }, found, expected));
}
