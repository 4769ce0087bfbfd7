const host = globalThis as {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> }
}

/** How many runs a property gets: FC_RUNS where the host's environment says so, a thousand otherwise. */
export const runs: number = Number(host.process?.env?.['FC_RUNS'] ?? 1_000)
