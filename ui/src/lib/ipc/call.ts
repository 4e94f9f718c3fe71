/* The one way from the window to the core. */
import { platform, type Stop } from "$lib/platform";
import type { Code, Commands } from "./bindings";

/** What a command refused: a code and parameters, no sentence. */
export class CommandError extends Error {
  constructor(
    readonly code: Code,
    readonly params: Record<string, string> = {},
  ) {
    super(code);
  }
}

function isRefusal(cause: unknown): cause is { code: Code; params?: Record<string, string> } {
  return typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string";
}

/** Runs a command. Errors: `CommandError`, whatever went wrong. */
export async function call<K extends keyof Commands>(name: K, input: Commands[K][0]): Promise<Commands[K][1]> {
  try {
    return (await platform().call(name, input)) as Commands[K][1];
  } catch (cause) {
    if (isRefusal(cause)) throw new CommandError(cause.code, cause.params);
    console.error(name, cause);
    throw new CommandError("defect");
  }
}

/** Runs `reload` when records of one of these kinds were written, here or by another program. */
export function onDataChanged(kinds: readonly string[], reload: () => void): Stop {
  return platform().onEvent((event) => {
    if (event.event === "data_changed" && event.kinds.some((kind) => kinds.includes(kind))) reload();
  });
}
