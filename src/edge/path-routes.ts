/**
 * Matches paths with routes such as `/topics/:expression/rss.xml`. A name after a colon matches any one
 * segment that is not empty.
 */

export type Routes<Target> = {
  /** All routes, in the order in which they were added. */
  readonly names: readonly string[];
  readonly add: (route: string, target: Target) => void;
  /** Returns the target of the first route that matches a decoded path. */
  readonly match: (path: string) => Target | undefined;
};

type Route<Target> = { readonly segments: readonly string[]; readonly target: Target };

export function createRoutes<Target>(): Routes<Target> {
  /** The routes, grouped by the number of their segments. */
  const routes: Route<Target>[][] = [];
  const names: string[] = [];
  return {
    names,
    add(route, target) {
      names.push(route);
      const segments = route.split("/").slice(1);
      routes[segments.length] ??= [];
      routes[segments.length]?.push({ segments, target });
    },
    match(path) {
      const written = path.split("/").slice(1);
      return routes[written.length]?.find(({ segments }) =>
        segments.every((segment, place) =>
          segment.startsWith(":") ? written[place] !== "" : segment === written[place],
        ),
      )?.target;
    },
  };
}
