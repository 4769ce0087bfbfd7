/** How often a fast-check law is tried: the environment's FC_RUNS when set, else 1,000 times. */
export const runs = Number(process.env['FC_RUNS'] ?? 1000)
