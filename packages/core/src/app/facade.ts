import type { Run } from './execute.js'
import type { Ask, Facade, Registry } from './operation.js'

/** Binds every operation of the registry to the engine: `facade.context.operation(input, { as })`. */
export const facade = <G extends Registry>(registry: G, run: Run): Facade<G> =>
  Object.fromEntries(
    Object.entries(registry).map(([context, operations]) => [
      context,
      Object.fromEntries(
        Object.keys(operations).map((name) => [
          name,
          (input: unknown, { as, key }: Ask) => run(`${context}.${name}`, input, as, { key }),
        ]),
      ),
    ]),
  ) as never
